import type { Span } from '../base/diagnostic.js';

export type ConstantName = 'True' | 'False' | 'NULL' | 'CRLF' | 'AuthoritativeNull' | 'IgnoreThisFlow';

/** The three levels of binary operators, tightest first (C1). */
export type Tier = 'additive' | 'comparison' | 'logical';

export interface CallExpression {
  readonly kind: 'call';
  readonly callee: string;
  readonly calleeSpan: Span;
  readonly arguments: readonly Expression[];
  readonly span: Span;
}

/** A flat chain of one tier, left-associative, so that thousands of terms need no depth (IN-6). */
export interface ChainExpression {
  readonly kind: 'chain';
  readonly tier: Tier;
  readonly operands: readonly Expression[];
  /** One fewer than `operands`; the operator at i stands before operand i + 1. */
  readonly operators: readonly string[];
  readonly span: Span;
}

/** A parsed expression; brackets are implied by the structure (expression-language 4.1). */
export type Expression =
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  | { readonly kind: 'number'; readonly value: bigint; readonly span: Span }
  | { readonly kind: 'constant'; readonly name: ConstantName; readonly span: Span }
  | { readonly kind: 'attribute' | 'parameter' | 'variable'; readonly name: string; readonly span: Span }
  | { readonly kind: 'enum'; readonly name: string; readonly span: Span }
  | { readonly kind: 'negate'; readonly operand: Expression; readonly span: Span }
  | CallExpression
  | ChainExpression;

/**
 * Which operators bind tighter where there are no brackets (4.2, C1): comparisons before `&&` and `||`, as shipped expressions need
 * it, or all alike from left to right, as the reference says.
 */
export type OperatorPrecedence = 'comparisonFirst' | 'strictLeft';

/** The tier of every binary operator (expression-language 4.2). */
export const tierOf: ReadonlyMap<string, Tier> = new Map([
  ...['+', '-', '*', '/', '&'].map((text) => [text, 'additive'] as const),
  ...['=', '<>', '<', '<=', '>', '>='].map((text) => [text, 'comparison'] as const),
  ...['&&', '||'].map((text) => [text, 'logical'] as const),
]);
