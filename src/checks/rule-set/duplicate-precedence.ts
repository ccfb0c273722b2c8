import type { SyncRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';

export const duplicatePrecedence = defineCheck({
  id: 'rule-set/duplicate-precedence',
  subject: 'rule-set',
  severity: 'error',
  summary: 'Two rules have the same precedence.',
  rationale:
    'The lower number wins for each attribute; which of two equal numbers wins is not documented and may change.',
  avoid: '`Out to AAD - A` and `Out to AAD - B` both with precedence 50',
  prefer: 'precedence 50 and 51',
  fix: 'Give each rule a number of its own; disabled rules keep theirs.',
  source: 'sync-engine PREC-3, scenario C.7.1',
  modes: ['F28'],
  *run({ rules }) {
    const owners = new Map<number, SyncRule>();
    for (const rule of rules) {
      // 0 together with a neighbour asks the server for the number next to that rule (AUT-7).
      if (rule.precedence === 0 && (rule.precedenceBefore !== null || rule.precedenceAfter !== null)) continue;
      const owner = owners.get(rule.precedence);
      if (owner === undefined) owners.set(rule.precedence, rule);
      else
        yield {
          rule,
          part: { kind: 'field', name: 'precedence' },
          message: `the precedence ${rule.precedence} is the one of \`${owner.name}\``,
        };
    }
  },
});
