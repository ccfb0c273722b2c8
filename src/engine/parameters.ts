import type { Connector } from '../rule/server-export.js';

/** A text of a rule, perhaps with `%Parameter%` in it (SCP-4, PIPE-9). */
export type ParameterText =
  | { readonly kind: 'fixed'; readonly text: string }
  | { readonly kind: 'filled'; readonly fill: (parameters: ReadonlyMap<string, string>) => string };

const parameter = /%([A-Za-z][\w.]*)%/g;

/** What every object of a connector shares; `Connector.ID` in braces and lower case, as rules spell connectors (PIPE-9). */
export const connectorParameters = (connector: Connector): ReadonlyMap<string, string> =>
  new Map([...connector.parameters, ['Connector.ID', `{${connector.id}}`]]);

/**
 * Fills what the connector knows; names that only an object knows are filled for each object. A name nobody knows stays as it
 * is written, and `unknown` hears of it.
 */
export const parameterText = (
  text: string,
  known: ReadonlyMap<string, string>,
  isOfObjects: (name: string) => boolean,
  unknown: (name: string) => void,
): ParameterText => {
  let depends = false;
  const filled = text.replace(parameter, (written: string, name: string) => {
    const value = known.get(name);
    if (value !== undefined) return value;
    if (isOfObjects(name)) depends = true;
    else unknown(name);
    return written;
  });
  if (!depends) return { kind: 'fixed', text: filled };
  const fill = (parameters: ReadonlyMap<string, string>): string =>
    filled.replace(parameter, (written: string, name: string) => parameters.get(name) ?? written);
  return { kind: 'filled', fill };
};
