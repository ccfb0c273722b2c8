import { sameValue } from './compare-values.js';
import type { EngineState } from './state.js';

/** Names of attributes by connector identifier and object type. */
export type RetainedAttributes = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

export const noNames: RetainedAttributes = new Map();

/** What earlier runs exported: an attribute that no rule flows any more keeps its value in the directory (6.2, "leave the target alone"). */
export const attributesOf = ({ connectors }: EngineState): RetainedAttributes => {
  const retained = new Map<string, Map<string, Set<string>>>();
  for (const { id, objects } of connectors) {
    const types = new Map<string, Set<string>>();
    retained.set(id, types);
    for (const { objectType, values, imported, heldOutbound } of objects) {
      if (values === null || !heldOutbound) continue;
      let names = types.get(objectType);
      if (names === undefined) types.set(objectType, (names = new Set()));
      for (const [name, value] of values)
        if (!names.has(name) && !sameValue(value, imported?.get(name) ?? null)) names.add(name);
    }
  }
  return retained;
};
