import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';
import { clausesOf, clauseText } from './scope-clauses.js';

export const booleanEqualFalse = defineCheck({
  id: 'rule-set/boolean-equal-false',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A scope asks for False in a Boolean that may be absent.',
  rationale: 'Whether an absent Boolean equals False is contradictory in the documentation.',
  avoid: '`cloudFiltered EQUAL False`',
  prefer: '`cloudFiltered NOTEQUAL True`',
  fix: 'Write NOTEQUAL True.',
  source: 'sync-engine SCP-9',
  needs: ['metaverseSchema'],
  repair: (rule, { part }) =>
    part?.kind !== 'scope'
      ? null
      : {
          ...rule,
          scopeGroups: rule.scopeGroups.map((group, i) =>
            group.map((clause, j) =>
              i === part.group && j === part.clause ? { ...clause, operator: 'NOTEQUAL', value: 'True' } : clause,
            ),
          ),
        },
  *run(set) {
    for (const { rule, clause, part } of clausesOf(set.rules))
      if (
        !isStandardRule(rule) &&
        clause.operator === 'EQUAL' &&
        /^false$/i.test(clause.value) &&
        set.sourceDefinition(rule, clause.attribute)?.type === 'boolean'
      )
        yield {
          rule,
          part,
          message: `\`${clauseText(clause)}\` hinges on what an absent value means`,
          marks: ['SCP-9'],
        };
  },
});
