import type { SyncRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';

export const duplicateId = defineCheck({
  id: 'rule-set/duplicate-id',
  subject: 'rule-set',
  severity: 'error',
  summary: 'Two rules have the same identifier.',
  rationale: 'A server keys rules by identifier: importing the second replaces the first in silence.',
  avoid: 'a copied rule file whose `id` was not changed',
  prefer: 'a new GUID in every copy',
  fix: 'Give one of them a new identifier.',
  source: 'sync-engine AUT-6, export-formats FOL-4',
  *run({ rules }) {
    const owners = new Map<string, SyncRule>();
    for (const rule of rules) {
      const owner = owners.get(rule.id);
      if (owner === undefined) owners.set(rule.id, rule);
      else
        yield {
          rule,
          part: { kind: 'field', name: 'id' },
          message: `the identifier \`${rule.id}\` is the one of \`${owner.name}\``,
        };
    }
  },
});
