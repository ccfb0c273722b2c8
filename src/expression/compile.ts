import { assertNever } from '../base/assert-never.js';
import { compileCall } from './compile-call.js';
import { compileChain } from './compile-chain.js';
import type { EvaluationContext, SlotLayout } from './context.js';
import type { Cell, Evaluate } from './define.js';
import {
  describe,
  type Evaluated,
  isFailure,
  isFlowLiteral,
  isPositions,
  type Member,
  runtimeError,
  typeError,
  withoutPlaceholders,
} from './evaluated.js';
import { Meter } from './meter.js';
import { authoritativeNull, type Failure, ignoreThisFlow, type Outcome } from './outcome.js';
import { attributePart, constantPart, type Part, partValue, varyingPart } from './part.js';
import type { ConstantName, Expression } from './tree.js';

/** What the parts of one expression share while it is compiled. */
export interface Scope {
  readonly layout: SlotLayout;
  readonly meter: Meter;
  readonly variables: ReadonlyMap<string, Cell>;
  /** Lets an observer see the value of every node (`eval --explain`). */
  readonly observe: ((node: Expression, evaluate: Evaluate) => Evaluate) | null;
}

/**
 * Compiles a tree once into closures over slots (design 7). What it returns never throws and always ends; a failure is a
 * value (expression-language 12, hardening IN-5).
 */
export const compileExpression = (
  tree: Expression,
  layout: SlotLayout,
  observe: Scope['observe'] = null,
): ((context: EvaluationContext) => Outcome) => {
  const meter = new Meter();
  const { evaluate } = compilePart(tree, { layout, meter, variables: new Map(), observe });
  return (context) => {
    meter.reset();
    const result = evaluate(context);
    return typeof result === 'object' && isPositions(result) ? withoutPlaceholders(result) : result;
  };
};

/** Compiles one node; what is constant is computed here and now. */
export const compilePart = (tree: Expression, scope: Scope): Part => {
  const part = compileNode(tree, scope);
  if (scope.observe !== null) return varyingPart(scope.observe(tree, part.evaluate), part.cost);
  return part;
};

const compileNode = (tree: Expression, scope: Scope): Part => {
  switch (tree.kind) {
    case 'string':
    case 'number':
      return constantPart(tree.value);
    case 'constant':
      return constantPart(constants[tree.name]);
    case 'enum':
      return constantPart(tree.name);
    case 'attribute': {
      const slot = scope.layout.slotOf(tree.name);
      return slot < 0 ? constantPart(null) : attributePart(slot);
    }
    case 'parameter': {
      const { name } = tree;
      const undefinedParameter = runtimeError(`there is no parameter \`${name}\``);
      return varyingPart(({ parameters }) => parameters.get(name) ?? undefinedParameter, 1);
    }
    case 'variable': {
      const cell = scope.variables.get(tree.name);
      return cell === undefined ? constantPart(null) : varyingPart(() => cell.value, 1);
    }
    case 'negate':
      return compileNegate(tree.operand, scope);
    case 'call':
      return compileCall(tree, scope);
    case 'chain':
      return compileChain(tree, scope);
    default:
      return assertNever(tree);
  }
};

const constants: Readonly<Record<ConstantName, Evaluated>> = {
  True: true,
  False: false,
  NULL: null,
  CRLF: '\r\n',
  AuthoritativeNull: authoritativeNull,
  IgnoreThisFlow: ignoreThisFlow,
};

/** The part as it is, or its value when all that it is made of is constant. */
export const folded = (evaluate: Evaluate, parts: readonly Part[], isPure: boolean, { observe }: Scope): Part => {
  const cost = parts.reduce((sum, part) => sum + part.cost, 1);
  if (!isPure || observe !== null || !parts.every((part) => part.isConstant)) return varyingPart(evaluate, cost);
  return constantPart(evaluate(nowhere), cost);
};

/** An object without attributes. INVARIANT: what is evaluated on it asks for nothing but attributes. */
export const nowhere: EvaluationContext = {
  slots: [],
  imported: [],
  parameters: new Map(),
  environment: { now: { kind: 'instant', ticks: 0n }, random: () => 0, newGuid: () => '' },
};

const compileNegate = (operand: Expression, scope: Scope): Part => {
  const part = compilePart(operand, scope);
  const evaluate: Evaluate = (context) => {
    const value = partValue(part, context);
    if (!isPositions(value)) return isFailure(value) || isFlowLiteral(value) ? unsigned(value) : negated(value);
    const results: Member[] = [];
    for (const member of value) {
      const result = negated(member);
      if (isFailure(result)) return result;
      results.push(result);
    }
    return scope.meter.spend(results.length) ?? results;
  };
  return folded(evaluate, [part], true, scope);
};

const negated = (value: Member): Member | Failure => {
  if (typeof value !== 'bigint') return value === null ? null : unsigned(value);
  // The literal 2^63 stands only behind a minus (3.4); of computed numbers -2^63 alone has no negation.
  return value === -(2n ** 63n) ? runtimeError('the result of `-` does not fit into 64 bits') : -value;
};

const unsigned = (value: Evaluated): Failure =>
  isFailure(value) ? value : typeError(`\`-\` takes a number, not ${describe(value)}`);
