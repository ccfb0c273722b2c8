import type { Span } from '../../base/diagnostic.js';
import type { CallExpression, ChainExpression, Expression } from '../../expression/tree.js';
import type { Remark } from '../define-check.js';
import type { RuleExpression } from '../rule-set.js';

/** Every node of a tree, outer ones first; a stack of its own, because chains of input may be long (IN-6). */
export function* nodesOf(tree: Expression): Generator<Expression> {
  const open: Expression[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    if (node.kind === 'negate') open.push(node.operand);
    else if (node.kind === 'chain')
      for (let i = node.operands.length - 1; i >= 0; i--) open.push(node.operands[i] ?? node);
    else if (node.kind === 'call')
      for (let i = node.arguments.length - 1; i >= 0; i--) open.push(node.arguments[i] ?? node);
  }
}

export function* callsOf(tree: Expression): Generator<CallExpression> {
  for (const node of nodesOf(tree)) if (node.kind === 'call') yield node;
}

export function* chainsOf(tree: Expression): Generator<ChainExpression> {
  for (const node of nodesOf(tree)) if (node.kind === 'chain') yield node;
}

/** The operands of a comparison of exactly two, with its operator. */
export function* comparisonsOf(tree: Expression): Generator<Comparison> {
  for (const chain of chainsOf(tree)) {
    const [left, right] = chain.operands;
    const [operator] = chain.operators;
    if (chain.tier === 'comparison' && chain.operands.length === 2 && left && right && operator !== undefined)
      yield { left, right, operator, span: chain.span };
  }
}

export interface Comparison {
  readonly left: Expression;
  readonly right: Expression;
  readonly operator: string;
  readonly span: Span;
}

/** A remark at a place inside the expression of a flow. */
export const remarkAt = ({ rule, flow }: RuleExpression, span: Span, message: string, help?: string): Remark => ({
  rule,
  part: { kind: 'flow', target: flow.target },
  span,
  message: `the flow to \`${flow.target}\`: ${message}`,
  ...(help === undefined ? {} : { help }),
});

/** The part of an expression as a message can show it. */
export const snippet = ({ flow }: RuleExpression, { start, end }: Span): string => {
  const text = flow.expression.slice(start, end).replace(/\s+/g, ' ').replace(/`/g, "'");
  return `\`${text.length <= 60 ? text : `${text.slice(0, 57)}...`}\``;
};
