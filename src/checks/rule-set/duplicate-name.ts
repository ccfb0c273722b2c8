import { foldCase } from '../../base/fold-case.js';
import type { SyncRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';

export const duplicateName = defineCheck({
  id: 'rule-set/duplicate-name',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'Two rules of one connector have the same name.',
  rationale:
    'Standard rules are found again by name after an upgrade, and people pick the wrong one of two in the editor.',
  avoid: 'two rules called `In from AD - User Join` on one connector',
  prefer: '`In from AD - User Join` and `Contoso - In from AD - User Join`',
  fix: 'Rename the custom one, with a prefix of your own.',
  source: 'sync-engine AUT-10, AUT-12',
  *run({ rules }) {
    const owners = new Map<string, SyncRule>();
    for (const rule of rules) {
      const key = `${rule.connector} ${foldCase(rule.name)}`;
      if (owners.has(key))
        yield { rule, part: { kind: 'field', name: 'name' }, message: 'another rule of this connector has this name' };
      else owners.set(key, rule);
    }
  },
});
