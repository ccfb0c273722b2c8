import type { Value } from '../attribute/value.js';
import { sameValue } from './compare-values.js';
import type { ExportedObject } from './cs-object.js';
import { type EngineInput, type EngineOutput, runEngine } from './engine.js';

/** An object whose result is another one when objects are processed in the reverse order (STG-14). */
export interface OrderDependentObject {
  /** Identifier of the connector it is exported to. */
  readonly connector: string;
  readonly dn: string;
  readonly sources: readonly string[];
  /** Attributes that differ; empty when the object exists in one order only. */
  readonly attributes: readonly string[];
}

/** Compares a finished run with one in the reverse order. It costs a second run; `sorted` saves the first. */
export const orderDependence = (input: EngineInput, sorted: EngineOutput): readonly OrderDependentObject[] => {
  const reversed = runEngine(withoutObserver({ ...input, options: { ...input.options, order: 'reversed' } }));
  const found: OrderDependentObject[] = [];
  for (const [connector, exported] of sorted.exports) {
    const others = new Map((reversed.exports.get(connector) ?? []).map((object) => [object.dn, object]));
    for (const object of exported) {
      const other = others.get(object.dn);
      others.delete(object.dn);
      const attributes = other === undefined ? [] : differences(object, other);
      const isSame = other !== undefined && attributes.length === 0 && sameSources(object, other);
      if (!isSame) found.push({ connector, dn: object.dn, sources: object.sources, attributes });
    }
    for (const { dn, sources } of others.values()) found.push({ connector, dn, sources, attributes: [] });
  }
  return found;
};

const withoutObserver = ({ observer: _, ...input }: EngineInput): EngineInput => input;

const differences = (a: ExportedObject, b: ExportedObject): readonly string[] => {
  const names = new Set([...a.attributes.keys(), ...b.attributes.keys()]);
  const at = ({ attributes }: ExportedObject, name: string): Value | null => attributes.get(name) ?? null;
  return [...names].filter((name) => !sameValue(at(a, name), at(b, name))).sort();
};

const sameSources = (a: ExportedObject, b: ExportedObject): boolean =>
  a.objectType === b.objectType &&
  a.passwordSync === b.passwordSync &&
  a.sources.length === b.sources.length &&
  a.sources.every((dn, i) => dn === b.sources[i]);
