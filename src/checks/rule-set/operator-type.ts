import { defineCheck } from '../define-check.js';
import { clausesOf } from './scope-clauses.js';

export const operatorType = defineCheck({
  id: 'rule-set/operator-type',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A scope operator does not fit the type of its attribute.',
  rationale: 'The rule fails, or the clause is never true.',
  avoid: '`msExchMailboxGuid LESSTHAN 5`, `displayName ISBITSET 2`',
  prefer: '`userAccountControl ISBITSET 2`',
  fix: 'Order only numbers and text, test bits only in numbers, search only in text.',
  source: 'sync-engine SCP-7, SCP-10',
  needs: ['metaverseSchema'],
  *run(set) {
    for (const { rule, clause, part } of clausesOf(set.rules)) {
      const type = set.sourceDefinition(rule, clause.attribute)?.type;
      if (type === undefined) continue;
      const fits = /^(?:LESS|GREATER)THAN/.test(clause.operator)
        ? type === 'number' || type === 'string'
        : /^ISBIT/.test(clause.operator)
          ? type === 'number'
          : /^(?:NOT)?(?:CONTAINS|STARTSWITH|ENDSWITH)$/.test(clause.operator)
            ? type === 'string' || type === 'reference' || type === 'dateTime'
            : true;
      if (!fits) yield { rule, part, message: `${clause.operator} does not fit \`${clause.attribute}\`, a ${type}` };
    }
  },
});
