import type { SyncRule } from '../sync-rule.js';
import type { CosmeticNotes } from './cosmetic.js';
import type { RuleChange, RulePair } from './rule-change.js';

/**
 * Pairs of rules that changed places and contribute to one target: only there a number decides anything (PREC-1, PREC-4). Other
 * numbers are noise. The rule that wins now carries the change.
 */
export const orderChanges = (
  pairs: readonly RulePair[],
  notes: CosmeticNotes,
): readonly { readonly pair: RulePair; readonly change: RuleChange }[] => {
  const found: { pair: RulePair; change: RuleChange }[] = [];
  for (const pair of pairs)
    if (pair.before.precedence !== pair.after.precedence) notes.add('precedenceNumber', pair.after.name);
  const alive = pairs.filter(({ before, after }) => !before.disabled && !after.disabled);
  const byTarget = new Map<string, RulePair[]>();
  for (const pair of alive)
    for (const key of targetsOf(pair.after)) {
      const list = byTarget.get(key);
      if (list === undefined) byTarget.set(key, [pair]);
      else list.push(pair);
    }
  const seen = new Map<RulePair, Set<RulePair>>();
  for (const sharing of byTarget.values())
    for (const winner of sharing)
      for (const loser of sharing) {
        const swapped =
          winner.after.precedence < loser.after.precedence && winner.before.precedence > loser.before.precedence;
        const known = seen.get(winner) ?? new Set();
        seen.set(winner, known);
        if (!swapped || known.has(loser)) continue;
        known.add(loser);
        found.push({
          pair: winner,
          change: { kind: 'order', subject: loser.after.name, before: 'behind it', after: 'before it' },
        });
      }
  return found;
};

/** Where a rule contributes; link rules of one type compete for the link as well. */
const targetsOf = (rule: SyncRule): readonly string[] => {
  const side =
    rule.direction === 'Inbound' ? `in ${rule.targetObjectType}` : `out ${rule.connector} ${rule.targetObjectType}`;
  const targets = [...new Set(rule.flows.map(({ target }) => `${side} ${target}`))];
  return rule.joinGroups.length > 0 || rule.linkType === 'Provision' ? [...targets, `${side} link`] : targets;
};
