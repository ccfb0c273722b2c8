import { type Evaluated, isPositions, withoutPlaceholders } from '../expression/evaluated.js';
import { type Explanation, partsOf } from '../expression/explain.js';
import { printExpression } from '../expression/print.js';
import type { Expression } from '../expression/tree.js';
import { type EncodedVectorValue, encodeOutcome } from '../expression/vector-value.js';
import { outcomeText } from './outcome-text.js';
import { excerpt } from './visible.js';

/** Texts and numbers explain themselves. */
const isPlain = (tree: Expression): boolean =>
  tree.kind === 'string' || tree.kind === 'number' || tree.kind === 'constant' || tree.kind === 'enum';

/** The tree of an expression, a node a line, each with its value; what was not needed says so. */
export const explanationText = (tree: Expression, { observed }: Explanation): string => {
  const lines: string[] = [];
  // INVARIANT: the parser bounds the depth of a tree.
  const visit = (node: Expression, depth: number): void => {
    if (depth > 0 && isPlain(node)) return;
    const found = observed.get(node);
    const times = found !== undefined && found.times > 1 ? ` (last of ${found.times})` : '';
    const value = found === undefined ? 'not evaluated' : `${excerpt(outcomeText(found.value), 120)}${times}`;
    lines.push(`${'  '.repeat(depth)}${excerpt(printExpression(node), 80)}  ->  ${value}`);
    for (const part of partsOf(node)) if (part !== boundVariable(node)) visit(part, depth + 1);
  };
  visit(tree, 0);
  return lines.join('\n');
};

/** The variable that a call binds is a name and has no value of its own. */
const boundVariable = (tree: Expression): Expression | undefined =>
  tree.kind === 'call' && tree.arguments[0]?.kind === 'variable' ? tree.arguments[0] : undefined;

export interface ExplainedNode {
  readonly expression: string;
  readonly start: number;
  readonly end: number;
  /** Not there when the node was not evaluated. */
  readonly value?: EncodedVectorValue;
  readonly evaluations: number;
  readonly parts: readonly ExplainedNode[];
}

/** The same for programs. */
export const explanationJson = (tree: Expression, explanation: Explanation): ExplainedNode => {
  const found = explanation.observed.get(tree);
  const parts = partsOf(tree).filter((part) => part !== boundVariable(tree));
  return {
    expression: printExpression(tree),
    start: tree.span.start,
    end: tree.span.end,
    ...(found === undefined ? {} : { value: encodeOutcome(settledOutcome(found.value)) }),
    evaluations: found?.times ?? 0,
    parts: parts.map((part) => explanationJson(part, explanation)),
  };
};

const settledOutcome = (value: Evaluated) => (isPositions(value) ? withoutPlaceholders(value) : value);
