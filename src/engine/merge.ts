import type { AttributeDefinition } from '../attribute/schema.js';
import { type Scalar, type Value, valuesOf } from '../attribute/value.js';
import { foldCase } from '../base/fold-case.js';
import { ignoreThisFlow } from '../expression/outcome.js';
import type { MergeType } from '../rule/sync-rule.js';
import { scalarKey } from './compare-values.js';
import type { FlowFailure, FlowOutcome } from './flow-outcome.js';

/** How the flows of one target come together; `conflict` when they disagree (MRG-1). */
export type MergeKind = 'first' | 'exact' | 'ignoringCase' | 'conflict';

const kinds: Readonly<Record<MergeType, MergeKind>> = {
  Update: 'first',
  Replace: 'first',
  Merge: 'exact',
  MergeCaseInsensitive: 'ignoringCase',
};

/** Update and Replace do the same and may stand side by side (MRG-1). */
export const mergeKind = (merges: readonly MergeType[]): MergeKind => {
  const [first, second] = new Set(merges.map((merge) => kinds[merge]));
  return second === undefined ? (first ?? 'first') : 'conflict';
};

/**
 * The values that were there and those of the flows, in this order, each once; the first spelling stays (MRG-3, MRG-4).
 * INVARIANT: `outcomes` holds no failure and ends before an AuthoritativeNull; `Resolver` sees to both (MRG-5).
 */
export const union = (
  definition: AttributeDefinition,
  ignoreCase: boolean,
  foreign: Value | null,
  outcomes: readonly FlowOutcome[],
): Value | null | FlowFailure => {
  const merged = new Map<string, Scalar>();
  const add = (value: Value | null): void => {
    for (const one of valuesOf(value)) {
      const key = ignoreCase && typeof one === 'string' ? foldCase(one) : scalarKey(one);
      if (!merged.has(key)) merged.set(key, one);
    }
  };
  add(foreign);
  for (const outcome of outcomes) if (outcome !== ignoreThisFlow) add(outcome as Value | null); // see INVARIANT
  const values = [...merged.values()];
  const [first] = values;
  if (first === undefined) return null;
  if (definition.multiValued) return values;
  return values.length === 1 ? first : mergeOnSingle(definition, values.length);
};

/** MRG-2: a rule error, which the checks of rule sets report; here it meets an object. */
const mergeOnSingle = ({ name }: AttributeDefinition, values: number): FlowFailure => ({
  kind: 'failed',
  error: 'multiple-values-for-single-valued-target',
  message: `\`${name}\` holds one value, and ${values} were merged into it`,
});
