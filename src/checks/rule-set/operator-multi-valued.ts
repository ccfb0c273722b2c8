import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';
import { clausesOf } from './scope-clauses.js';

export const operatorMultiValued = defineCheck({
  id: 'rule-set/operator-multi-valued',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A scope compares an attribute with several values as if it had one.',
  rationale: 'Whether one or all values must fit is not documented; onegal assumes that any value may.',
  avoid: '`proxyAddresses CONTAINS @contoso.com`',
  prefer: '`otherMailbox ISIN a@contoso.com`, or a helper attribute',
  fix: 'Use ISIN or ISNOTIN, or flow what matters into an attribute of its own.',
  source: 'sync-engine SCP-12',
  needs: ['metaverseSchema'],
  *run(set) {
    for (const { rule, clause, part } of clausesOf(set.rules))
      if (
        !isStandardRule(rule) &&
        /^(?:NOT)?(?:EQUAL|CONTAINS|STARTSWITH|ENDSWITH)$/.test(clause.operator) &&
        set.sourceDefinition(rule, clause.attribute)?.multiValued === true
      )
        yield {
          rule,
          part,
          message: `${clause.operator} on \`${clause.attribute}\`, which has many values`,
          marks: ['SCP-12'],
        };
  },
});
