import type { CallExpression, Expression } from '../../expression/tree.js';
import { defineCheck } from '../define-check.js';
import { nodesOf, remarkAt, snippet } from './expression-walk.js';

export const expressionNoEffect = defineCheck({
  id: 'rule-set/expression-no-effect',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A part of an expression changes nothing.',
  rationale: 'What has no effect was meant to have one.',
  avoid: '`[mail] & ""`, `LCase(LCase([mail]))`, `[isHidden] || False`, `Replace([mail],"a","a")`',
  prefer: '`[mail]`, `LCase([mail])`, `[isHidden]`',
  fix: 'Remove the part, or write what was meant.',
  source: 'expression-language 4, 14',
  *run(set) {
    for (const one of set.expressions(set.custom))
      for (const node of nodesOf(one.tree)) {
        const useless = node.kind === 'call' ? uselessCall(node) : node.kind === 'chain' ? uselessOperand(node) : null;
        if (useless !== null) yield remarkAt(one, useless.span, `${snippet(one, useless.span)} has no effect`);
      }
  },
});

/** Functions that do nothing to what they yielded already. */
const repeated = /^(?:LCase|UCase|Trim|LTrim|RTrim|PCase|RemoveDuplicates|CStr)$/;

const uselessCall = (call: CallExpression): Expression | null => {
  const [first, second, third] = call.arguments;
  if (repeated.test(call.callee) && first?.kind === 'call' && first.callee === call.callee) return call;
  if (call.callee === 'Replace' && second?.kind === 'string' && third?.kind === 'string')
    return second.value === third.value || second.value === '' ? call : null;
  if (/^(?:LCase|UCase|PCase)$/.test(call.callee) && first?.kind === 'string' && !/[A-Za-z]/.test(first.value))
    return call;
  return null;
};

const uselessOperand = (chain: Extract<Expression, { kind: 'chain' }>): Expression | null => {
  for (const [i, operand] of chain.operands.entries()) {
    const operator = chain.operators[i === 0 ? 0 : i - 1];
    if (operator === '&' && operand.kind === 'string' && operand.value === '') return operand;
    if (operator === '||' && operand.kind === 'constant' && operand.name === 'False') return operand;
    if (operator === '&&' && operand.kind === 'constant' && operand.name === 'True') return operand;
  }
  return null;
};
