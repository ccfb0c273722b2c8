import { defineCheck } from '../define-check.js';
import { comparisonsOf, remarkAt, snippet } from './expression-walk.js';

export const expressionLengthMismatch = defineCheck({
  id: 'rule-set/expression-length-mismatch',
  subject: 'rule-set',
  severity: 'error',
  summary: 'An expression compares a part of a text with a literal that is longer than the part.',
  rationale: '`Left(x,3)` has at most three characters: the comparison is never true.',
  avoid: '`Left([sAMAccountName],3) = "svc-"`',
  prefer: '`Left([sAMAccountName],4) = "svc-"`',
  fix: 'Make the number equal to the length of the literal.',
  source: 'expression-language 14.8',
  *run(set) {
    for (const one of set.expressions())
      for (const { left, right, operator, span } of comparisonsOf(one.tree))
        for (const [part, literal] of [
          [left, right],
          [right, left],
        ] as const) {
          if (part.kind !== 'call' || literal.kind !== 'string' || !/^(?:Left|Right)$/.test(part.callee)) continue;
          const count = part.arguments[1];
          const equality = operator === '=' || operator === '<>';
          if (equality && count?.kind === 'number' && count.value >= 0n && BigInt(literal.value.length) > count.value)
            yield remarkAt(
              one,
              span,
              `${snippet(one, span)} compares ${count.value} characters with ${literal.value.length}`,
            );
        }
  },
});
