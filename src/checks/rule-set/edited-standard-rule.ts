import { editedStandardRules } from '../../rule/edited-standard-rules.js';
import { defineCheck } from '../define-check.js';

export const editedStandardRule = defineCheck({
  id: 'rule-set/edited-standard-rule',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A standard rule is not as an installation makes it.',
  rationale: 'The next upgrade overwrites the change, and nobody remembers that there was one.',
  avoid: 'a changed expression in `In from AD - User Common`',
  prefer: 'a custom rule below 100 with the flow that differs',
  fix: 'Restore the standard rule, and put the change into a custom rule.',
  source: 'sync-engine AUT-2, scenario F27',
  modes: ['F27'],
  needs: ['standardDefinitions'],
  *run({ rules, definitions }) {
    for (const { rule, what } of editedStandardRules(rules, definitions ?? []))
      yield { rule, message: `this standard rule was changed: ${what.slice(0, 5).join(', ')}` };
  },
});
