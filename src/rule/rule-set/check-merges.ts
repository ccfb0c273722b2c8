import { foldCase } from '../../base/fold-case.js';
import type { MergeType, SyncRule } from '../sync-rule.js';
import type { RuleFinding } from './rule-finding.js';

/** One flow per target in a rule, and one way of merging per target across rules (FLOW-1, MRG-1). */
export function* checkMerges(rules: readonly SyncRule[]): Generator<RuleFinding> {
  const first = new Map<string, { readonly rule: SyncRule; readonly merge: MergeType }>();
  for (const rule of rules) {
    const targets = new Set<string>();
    for (const { target, merge } of rule.flows) {
      if (targets.has(foldCase(target))) yield duplicateTarget(rule, target);
      targets.add(foldCase(target));
      if (rule.disabled) continue;
      const key = `${objectKey(rule)} ${target}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, { rule, merge });
      else if (!mayMix(other.merge, merge)) yield mixedMerge(rule, target, merge, other.rule, other.merge);
    }
  }
}

/** Which objects a rule writes to: inbound a metaverse type whatever the connector, outbound a type of one connector. */
const objectKey = (rule: SyncRule): string =>
  rule.direction === 'Inbound' ? `in ${rule.targetObjectType}` : `out ${rule.connector} ${rule.targetObjectType}`;

/** Update and Replace do the same and may be mixed (MRG-1). */
const mayMix = (a: MergeType, b: MergeType): boolean => a === b || (replaces(a) && replaces(b));
const replaces = (merge: MergeType): boolean => merge === 'Update' || merge === 'Replace';

const duplicateTarget = (rule: SyncRule, target: string): RuleFinding => ({
  rule,
  code: 'duplicate-target',
  severity: 'error',
  message: `it has a second flow to \`${target}\``,
  help: 'A rule may have one flow per target; remove one (FLOW-1).',
});

/** A warning, because the rules may never be in scope together; for an object where they are it is an error. */
const mixedMerge = (
  rule: SyncRule,
  target: string,
  merge: MergeType,
  other: SyncRule,
  otherMerge: MergeType,
): RuleFinding => ({
  rule,
  code: 'mixed-merge-types',
  severity: 'warning',
  message: `\`${target}\` is merged with ${merge}, but with ${otherMerge} in \`${other.name}\``,
  help: 'An object in scope of both gets an error; use the same merge type, or replace the value as a whole (MRG-1).',
});
