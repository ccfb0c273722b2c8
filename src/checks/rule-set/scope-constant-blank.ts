import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';
import { clausesOf, clauseText } from './scope-clauses.js';

export const scopeConstantBlank = defineCheck({
  id: 'rule-set/scope-constant-blank',
  subject: 'rule-set',
  severity: 'error',
  summary: 'The constant of a scope clause is empty, or starts or ends with a blank.',
  rationale:
    'Blanks count: `21V ` is not `21V`, and no value equals nothing. The scope never lets anything in, or everything.',
  avoid: '`extensionAttribute15 EQUAL "21V "`, `mail EQUAL ""`',
  prefer: '`extensionAttribute15 EQUAL 21V`, `mail ISNULL`',
  fix: 'Remove the blank; ask for a missing value with ISNULL.',
  source: 'sync-engine SCP-14, 3.3',
  modes: ['F83'],
  repair: (rule, { part }) =>
    part?.kind !== 'scope'
      ? null
      : {
          ...rule,
          scopeGroups: rule.scopeGroups.map((group, i) =>
            group.map((clause, j) =>
              i === part.group && j === part.clause ? { ...clause, value: clause.value.trim() } : clause,
            ),
          ),
        },
  *run(set) {
    for (const { rule, clause, part } of clausesOf(set.rules)) {
      if (/^IS(?:NOT)?NULL$/.test(clause.operator) || isStandardRule(rule)) continue;
      if (clause.value.trim() === '')
        yield { rule, part, message: `\`${clauseText(clause).trim()}\` compares with nothing` };
      else if (clause.value !== clause.value.trim())
        yield { rule, part, message: `\`${clause.value}\` starts or ends with a blank`, marks: ['SCP-14'] };
    }
  },
});
