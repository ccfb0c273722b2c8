import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';
import { chainsOf, remarkAt, snippet } from './expression-walk.js';

export const expressionUnbracketedComparison = defineCheck({
  id: 'rule-set/expression-unbracketed-comparison',
  subject: 'rule-set',
  severity: 'info',
  summary: 'A custom expression has comparisons beside && or || without brackets.',
  rationale:
    'By the words of the documentation it would be worked out from left to right; shipped expressions only make sense when comparisons bind tighter.',
  avoid: '`[a] = 1 && [b] = 2`',
  prefer: '`([a] = 1) && ([b] = 2)`',
  fix: 'Put every comparison into brackets, so that both readings agree.',
  source: 'scenario C.1, H10, expression-language C1',
  modes: ['F84'],
  *run(set) {
    for (const one of set.expressions()) {
      if (isStandardRule(one.rule)) continue;
      for (const chain of chainsOf(one.tree)) {
        if (chain.tier !== 'logical') continue;
        const bare = chain.operands.find(
          (operand) =>
            operand.kind === 'chain' &&
            operand.tier === 'comparison' &&
            !isBracketed(one.flow.expression, operand.span.start, operand.span.end),
        );
        if (bare !== undefined)
          yield { ...remarkAt(one, bare.span, `${snippet(one, bare.span)} stands without brackets`), marks: ['C1'] };
      }
    }
  },
});

/** Brackets leave no trace in the tree; the text around an operand shows them. */
const isBracketed = (text: string, start: number, end: number): boolean =>
  /\(\s*$/.test(text.slice(Math.max(0, start - 40), start)) && /^\s*\)/.test(text.slice(end, end + 40));
