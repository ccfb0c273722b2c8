import { defineCheck } from '../define-check.js';

export const emptyScopeGroup = defineCheck({
  id: 'rule-set/empty-scope-group',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A scope group has no clause.',
  rationale: 'Groups are alternatives: an empty one lets every object of the type in, whatever the others say.',
  avoid: 'a scope with the group `extensionAttribute15 EQUAL 21V` and an empty group',
  prefer: 'the scope without the empty group',
  fix: 'Remove the group, or add the clause that is missing.',
  source: 'sync-engine SCP-2',
  *run({ rules }) {
    for (const rule of rules)
      for (const [group, clauses] of rule.scopeGroups.entries())
        if (clauses.length === 0)
          yield {
            rule,
            part: { kind: 'scope', group },
            message: 'a scope group without clauses lets every object in',
            marks: ['SCP-2'],
          };
  },
});
