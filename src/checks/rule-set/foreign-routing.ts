import { defineCheck } from '../define-check.js';
import { isStandardWinner, judge } from './winners.js';

export const foreignRouting = defineCheck({
  id: 'rule-set/foreign-routing',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'Nothing makes sure that people of a marked tenant are routed to it.',
  rationale:
    'A target address that is absent in AD, or that this tenant owns, ends in a non-delivery report or a loop.',
  avoid: '`targetAddress` left to the standard rules for people marked `21V`',
  prefer: 'a rule that keeps a target address in the routing domain of their tenant and makes one otherwise',
  fix: 'Flow `targetAddress` for foreign users so that it always lies in the routing domain of their tenant.',
  source: 'scenario C.4 G20',
  modes: ['F37', 'F42'],
  needs: ['workspace', 'standardRules'],
  *run(set) {
    const { workspace, tenant } = set.scenario ?? { workspace: null, tenant: '' };
    if (workspace === null || workspace.tenants[0]?.name !== tenant) return;
    yield* judge(
      set,
      { target: 'targetAddress', whose: 'foreign', given: { targetAddress: [null] } },
      (winner) => winner !== null && !isStandardWinner(winner),
      'which finds only what AD says',
    );
  },
});
