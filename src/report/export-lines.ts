import { compareText } from '../base/order.js';
import type { ExportedObject } from '../engine/cs-object.js';
import { jsonValue } from './json-value.js';

/**
 * `export/<server>.jsonl`: one line for each object that is exported to the tenant, the connector's attributes by name at the
 * same level as `dn`, sorted, absent ones left out; objects in order of DN. No connector has attributes of the names in front.
 */
export const exportLine = ({ dn, objectType, sources, passwordSync, attributes }: ExportedObject): string => {
  const names = [...attributes.keys()].sort(compareText);
  let line = JSON.stringify({ dn, objectType, sources, passwordSync }).slice(0, -1);
  for (const name of names) {
    const value = attributes.get(name);
    if (value !== undefined) line += `,${keyText(name)}${JSON.stringify(jsonValue(value))}`;
  }
  return `${line}}\n`;
};

const keys = new Map<string, string>();

/** The name as JSON writes it in front of its value; connectors have a few hundred. */
const keyText = (name: string): string => {
  let text = keys.get(name);
  if (text === undefined) keys.set(name, (text = `${JSON.stringify(name)}:`));
  return text;
};
