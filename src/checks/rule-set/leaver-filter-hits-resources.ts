import { inScope, scopeCases } from '../../rule/scope-cases.js';
import { isStandardRule, type SyncRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';
import { flowTo } from '../rule-set.js';

/** Shared, room and equipment mailboxes, on-premises and remote: their accounts are always disabled. */
const resourceTypes = ['4', '16', '32', '34359738368', '8589934592', '17179869184'];

export const leaverFilterHitsResources = defineCheck({
  id: 'rule-set/leaver-filter-hits-resources',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A filter for disabled accounts also removes shared, room and equipment mailboxes.',
  rationale: 'Their accounts are always disabled: the next export deletes all of them in the tenant.',
  avoid: '`userAccountControl ISBITSET 2` alone, with `cloudFiltered` True',
  prefer: '`userAccountControl ISBITSET 2` together with `msExchRecipientTypeDetails EQUAL 128`',
  fix: 'Add a clause on `msExchRecipientTypeDetails` for ordinary mailboxes and mail users to each group.',
  source: 'scenario C.4 G05',
  modes: ['F32'],
  *run(set) {
    for (const rule of set.custom) {
      const flow = flowTo(rule, 'cloudFiltered');
      if (flow?.kind !== 'constant' || !/^true$/i.test(flow.constant) || isStandardRule(rule)) continue;
      for (const [group, clauses] of rule.scopeGroups.entries()) {
        const onDisabled = clauses.some(
          ({ attribute, operator, value }) =>
            attribute === 'userAccountControl' && operator === 'ISBITSET' && value.trim() === '2',
        );
        const hit = onDisabled
          ? resourceTypes.find((type) => lets({ ...rule, scopeGroups: [clauses] }, type))
          : undefined;
        if (hit !== undefined)
          yield {
            rule,
            part: { kind: 'scope', group },
            message: `it filters disabled accounts of recipient type ${hit}, which are shared, room or equipment mailboxes`,
          };
      }
    }
  },
});

const lets = (rule: SyncRule, type: string): boolean =>
  scopeCases(
    [rule],
    new Map([
      ['msExchRecipientTypeDetails', [type]],
      ['mailNickname', ['a']],
    ]),
    5_000,
  )?.some((one) => inScope(rule, one)) ?? false;
