import { compileExpression } from './compile.js';
import type { EvaluationContext, SlotLayout } from './context.js';
import { type Evaluated, isFailure } from './evaluated.js';
import type { Outcome } from './outcome.js';
import type { Expression } from './tree.js';

/** What became of one node. */
export interface Observation {
  /** The value of the last evaluation. */
  readonly value: Evaluated;
  /** How often it was evaluated: a body once for each member. */
  readonly times: number;
}

/** An outcome and what every node that was evaluated gave; what is not in the map was not needed. */
export interface Explanation {
  readonly outcome: Outcome;
  readonly observed: ReadonlyMap<Expression, Observation>;
  /** The innermost node whose evaluation failed. */
  readonly failedAt: Expression | null;
}

/** Evaluates a tree and watches every node; slower than `compileExpression`, with the same outcome. */
export const explainExpression = (tree: Expression, layout: SlotLayout, context: EvaluationContext): Explanation => {
  const observed = new Map<Expression, Observation>();
  let failedAt: Expression | null = null;
  const run = compileExpression(tree, layout, (node, evaluate) => (inner) => {
    const value = evaluate(inner);
    observed.set(node, { value, times: (observed.get(node)?.times ?? 0) + 1 });
    // The innermost node returns first.
    if (failedAt === null && isFailure(value)) failedAt = node;
    return value;
  });
  return { outcome: run(context), observed, failedAt };
};

/** The parts of a node, in the order of the text. */
export const partsOf = (tree: Expression): readonly Expression[] => {
  if (tree.kind === 'call') return tree.arguments;
  if (tree.kind === 'chain') return tree.operands;
  return tree.kind === 'negate' ? [tree.operand] : [];
};
