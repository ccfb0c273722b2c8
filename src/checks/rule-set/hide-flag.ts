import { defineCheck } from '../define-check.js';
import { flowTo } from '../rule-set.js';

export const hideFlag = defineCheck({
  id: 'rule-set/hide-flag',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A custom rule decides who is hidden from address lists.',
  rationale: 'There is one hide flag in AD for every tenant: a rule on one server makes the lists differ.',
  avoid: 'a custom flow to `msExchHideFromAddressLists` on server C only',
  prefer: 'the standard flow of the AD attribute on both servers',
  fix: 'Let the standard rules flow the attribute, or do the same on every server on purpose and suppress this check.',
  source: 'scenario B.3 P24, cloud T11',
  modes: ['F36', 'T11'],
  *run(set) {
    for (const rule of set.custom)
      if (rule.direction === 'Inbound' && flowTo(rule, 'msExchHideFromAddressLists') !== undefined)
        yield {
          rule,
          part: { kind: 'flow', target: 'msExchHideFromAddressLists' },
          message: 'it decides who is hidden in this tenant',
        };
  },
});
