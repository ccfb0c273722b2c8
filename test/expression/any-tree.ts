import { functionsByName } from '../../src/expression/functions/registry.js';
import type { Expression, Tier } from '../../src/expression/tree.js';
import type { Choices } from './choices.js';

const span = { start: 0, end: 0 };
const words = 'CaseSensitive CaseInsensitive vbTextCompare vbBinaryCompare Unicode ASCII UTF8 DC'.split(' ');
const operators: Readonly<Record<Tier, readonly string[]>> = {
  additive: ['+', '-', '*', '/', '&'],
  comparison: ['=', '<>', '<', '<=', '>', '>='],
  logical: ['&&', '||'],
};
const texts = ['', 'a', '\\', '"', 'a"b\\\\c', '\r\n', '%x%', '[y]', '“é😀', '&HFF', '\ud83d'];

/** Any tree the parser can make: shapes that nobody writes by hand, types that do not fit, functions with any arguments. */
export const anyTree = (choices: Choices, depth: number, variables: readonly string[]): Expression => {
  const inner = (more: readonly string[] = variables): Expression => anyTree(choices, depth - 1, more);
  if (depth <= 0 || choices.isSpent || choices.oneIn(3)) return leaf(choices, variables);
  switch (choices.below(4)) {
    case 0: {
      const operand = inner();
      // A minus before a literal reaches one further than the literal alone (3.4).
      return { kind: 'negate', operand: choices.oneIn(8) ? { kind: 'number', value: 2n ** 63n, span } : operand, span };
    }
    case 1: {
      const tier = choices.pick<Tier>(['additive', 'comparison', 'logical']);
      const operands = Array.from({ length: 2 + choices.below(3) }, () => inner());
      return {
        kind: 'chain',
        tier,
        operands,
        operators: operands.slice(1).map(() => choices.pick(operators[tier])),
        span,
      };
    }
    case 2: {
      const callee = choices.pick(['Where', 'Select', 'With']);
      const name = choices.pick(['x', 'y', '_z9']);
      const variable: Expression = { kind: 'variable', name, span };
      return call(callee, [variable, inner(), inner([...variables, name])]);
    }
    default: {
      const callee = choices.pick(
        [...functionsByName.keys()].filter((name) => !['Where', 'Select', 'With'].includes(name)),
      );
      const args = Array.from(
        { length: choices.below(4) },
        (_, i): Expression => (i > 0 && choices.oneIn(6) ? { kind: 'enum', name: choices.pick(words), span } : inner()),
      );
      return call(callee, args);
    }
  }
};

const call = (callee: string, args: readonly Expression[]): Expression => ({
  kind: 'call',
  callee,
  calleeSpan: span,
  arguments: args,
  span,
});

const leaf = (choices: Choices, variables: readonly string[]): Expression => {
  const kind = choices.pick(['string', 'number', 'constant', 'attribute', 'parameter', 'variable'] as const);
  switch (kind) {
    case 'string':
      return { kind, value: choices.pick(texts), span };
    case 'number':
      return { kind, value: choices.pick([0n, 1n, 514n, 2n ** 63n - 1n, -1n, -(2n ** 63n)]), span };
    case 'constant':
      return {
        kind,
        name: choices.pick(['True', 'False', 'NULL', 'CRLF', 'AuthoritativeNull', 'IgnoreThisFlow']),
        span,
      };
    case 'attribute':
      return { kind, name: choices.pick(['cn', 'mS-DS-ConsistencyGuid', 'a b', '%"&', 'é']), span };
    case 'parameter':
      return { kind, name: choices.pick(['Domain.FQDN', '_x-1.y']), span };
    default:
      return variables.length === 0
        ? { kind: 'constant', name: 'NULL', span }
        : { kind, name: choices.pick(variables), span };
  }
};
