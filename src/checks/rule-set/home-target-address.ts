import { defineCheck } from '../define-check.js';
import { isCleared, judge } from './winners.js';

export const homeTargetAddress = defineCheck({
  id: 'rule-set/home-target-address',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'The target address of home mailboxes reaches their own tenant.',
  rationale:
    'Reports disagree whether Exchange Online ignores it on a mailbox or keeps redirecting; removing it is safe.',
  avoid: '`targetAddress` left to the standard rules for people at home in a marked tenant',
  prefer: 'AuthoritativeNull to `targetAddress` for home users',
  fix: 'Flow AuthoritativeNull to `targetAddress` for home users of this tenant.',
  source: 'scenario C.5.8 C44, H8',
  modes: ['F43'],
  needs: ['workspace', 'standardRules'],
  *run(set) {
    const { workspace, tenant } = set.scenario ?? { workspace: null, tenant: '' };
    // The first tenant's hybrid sets its own target addresses (scenario A.4).
    if (workspace === null || workspace.tenants[0]?.name === tenant) return;
    for (const remark of judge(
      set,
      { target: 'targetAddress', whose: 'home' },
      (winner) => winner === null || isCleared(winner),
      'which may redirect mail',
    ))
      yield { ...remark, marks: ['S-33'] };
  },
});
