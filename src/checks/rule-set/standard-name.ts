import { defineCheck } from '../define-check.js';

export const standardName = defineCheck({
  id: 'rule-set/standard-name',
  subject: 'rule-set',
  severity: 'info',
  summary: 'A custom rule is named like a standard rule.',
  rationale: "Nobody sees in the editor which rules are one's own, and a later standard rule may have the same name.",
  avoid: '`In from AD - User Department`',
  prefer: '`Contoso In from AD - User Department`',
  fix: 'Begin the names of custom rules with a prefix of your own.',
  source: 'sync-engine AUT-12',
  *run(set) {
    for (const rule of set.custom)
      if (/^(?:In from|Out to) (?:AD|AAD) - /.test(rule.name))
        yield {
          rule,
          part: { kind: 'field', name: 'name' },
          message: 'its name begins like those of the standard rules',
        };
  },
});
