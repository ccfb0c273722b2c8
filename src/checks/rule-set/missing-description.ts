import { defineCheck } from '../define-check.js';

export const missingDescription = defineCheck({
  id: 'rule-set/missing-description',
  subject: 'rule-set',
  severity: 'info',
  summary: 'A custom rule has no description.',
  rationale: 'After two years nobody dares to change or remove it.',
  avoid: 'an empty description',
  prefer: 'a sentence that says why the rule exists',
  fix: 'Say why the rule exists.',
  source: 'sync-engine AUT-12',
  *run(set) {
    for (const rule of set.custom)
      if (rule.description.trim() === '')
        yield { rule, part: { kind: 'field', name: 'description' }, message: 'it does not say why it exists' };
  },
});
