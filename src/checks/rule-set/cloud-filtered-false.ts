import { defineCheck } from '../define-check.js';
import { flowTo, literalOf } from '../rule-set.js';

export const cloudFilteredFalse = defineCheck({
  id: 'rule-set/cloud-filtered-false',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A custom rule says that objects are not filtered.',
  rationale: 'False wins over every filter with a higher number, the standard ones for system objects among them.',
  avoid: '`cloudFiltered` <- `False` without a catch-all filter at 99',
  prefer: '`cloudFiltered` <- `True` for what must go, nothing for the rest',
  fix: 'Filter with True, or do positive filtering with a catch-all True at precedence 99.',
  source: 'sync-engine CTL-3',
  *run(set) {
    const hasCatchAll = set.custom.some((rule) => {
      const flow = flowTo(rule, 'cloudFiltered');
      return rule.scopeGroups.length === 0 && flow?.kind === 'constant' && /^true$/i.test(flow.constant);
    });
    for (const rule of set.custom) {
      const flow = flowTo(rule, 'cloudFiltered');
      const saysFalse =
        flow !== undefined &&
        (literalOf(flow) === 'False' || (flow.kind === 'constant' && /^false$/i.test(flow.constant)));
      if (saysFalse && !hasCatchAll)
        yield {
          rule,
          part: { kind: 'flow', target: 'cloudFiltered' },
          message: 'it overrides the filters of all rules behind it',
        };
    }
  },
});
