import { defineCheck } from '../define-check.js';
import { isStandardWinner, judge } from './winners.js';

export const foreignAddresses = defineCheck({
  id: 'rule-set/foreign-addresses',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'Addresses of people of another tenant reach this tenant unfiltered.',
  rationale:
    "Addresses in initial domains are discarded and may be another object's; SIP addresses give a foreign account a state in Teams that it must not have.",
  avoid: '`proxyAddresses` left to the standard rules for foreign users',
  prefer: 'a flow that keeps SMTP and X500 values and drops `sip:` and the initial domains',
  fix: 'Flow `proxyAddresses` for foreign users through a filter, with merge type Update.',
  source: 'scenario C.4 G30, C.5.5',
  modes: ['F41', 'F48'],
  needs: ['workspace', 'standardRules'],
  *run(set) {
    if (set.scenario?.workspace.options.sipAddresses === 'keep') return;
    yield* judge(
      set,
      { target: 'proxyAddresses', whose: 'foreign', given: { proxyAddresses: ['a'] } },
      (winner) => !isStandardWinner(winner),
      'with SIP addresses and initial domains',
    );
  },
});
