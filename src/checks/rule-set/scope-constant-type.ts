import { defineCheck } from '../define-check.js';
import { clausesOf, clauseText } from './scope-clauses.js';

export const scopeConstantType = defineCheck({
  id: 'rule-set/scope-constant-type',
  subject: 'rule-set',
  severity: 'error',
  summary: 'The constant of a scope clause is no value of its attribute.',
  rationale: 'It does not convert to the type of the attribute, so the clause is never true.',
  avoid: '`msExchRecipientTypeDetails EQUAL UserMailbox`',
  prefer: '`msExchRecipientTypeDetails EQUAL 1`',
  fix: 'Write digits for a number and True or False for a Boolean.',
  source: 'sync-engine SCP-4, SCP-8',
  modes: ['F83'],
  needs: ['metaverseSchema'],
  *run(set) {
    for (const { rule, clause, part } of clausesOf(set.rules)) {
      const { operator, value } = clause;
      if (/^IS(?:NOT)?NULL$/.test(operator) || value.includes('%') || value.trim() === '') continue;
      const type = set.sourceDefinition(rule, clause.attribute)?.type;
      const fits =
        type === 'number' ? /^-?\d{1,19}$/.test(value) : type === 'boolean' ? /^(?:true|false)$/i.test(value) : true;
      if (!fits) yield { rule, part, message: `\`${clauseText(clause)}\`: \`${clause.attribute}\` is a ${type}` };
    }
  },
});
