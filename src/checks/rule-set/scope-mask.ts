import { defineCheck } from '../define-check.js';
import { clausesOf, clauseText } from './scope-clauses.js';

export const scopeMask = defineCheck({
  id: 'rule-set/scope-mask',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A bit test has a mask with no bit, or with several.',
  rationale:
    'The constant is a mask, not the number of a bit; whether one or all of several bits must be set is not documented.',
  avoid: '`userAccountControl ISBITSET 0`, `userAccountControl ISBITSET 514`',
  prefer: '`userAccountControl ISBITSET 2`',
  fix: 'Test one bit in a clause.',
  source: 'sync-engine SCP-10',
  *run(set) {
    for (const { rule, clause, part } of clausesOf(set.rules)) {
      if (!/^ISBIT/.test(clause.operator) || !/^-?\d{1,19}$/.test(clause.value)) continue;
      const mask = BigInt.asUintN(64, BigInt(clause.value));
      if (mask === 0n || (mask & (mask - 1n)) !== 0n)
        yield {
          rule,
          part,
          message: `\`${clauseText(clause)}\` tests ${mask === 0n ? 'no bit' : 'several bits'}`,
          marks: ['SCP-10'],
        };
    }
  },
});
