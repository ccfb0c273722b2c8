import { defineCheck } from '../define-check.js';
import { comparisonsOf, remarkAt, snippet } from './expression-walk.js';

export const expressionNullComparison = defineCheck({
  id: 'rule-set/expression-null-comparison',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'An expression compares with NULL.',
  rationale: 'What the comparison yields is not documented.',
  avoid: '`[mail] = NULL`',
  prefer: '`IsNull([mail])`, or `IsPresent([mail]) = False`',
  fix: 'Ask with IsNull or IsPresent.',
  source: 'expression-language 4.3 S5, 17',
  *run(set) {
    for (const one of set.expressions())
      for (const { left, right, span } of comparisonsOf(one.tree))
        if ([left, right].some((side) => side.kind === 'constant' && side.name === 'NULL'))
          yield { ...remarkAt(one, span, `${snippet(one, span)} compares with NULL`), marks: ['S5'] };
  },
});
