import { sortedBy } from '../base/order.js';
import type { Expression } from './tree.js';

/** What an expression reads, each list sorted and without repetition. */
export interface ExpressionFacts {
  /** Attributes in brackets or named by `ValueCount`. */
  readonly attributes: readonly string[];
  /** Attributes named by `ImportedValue`. */
  readonly importedAttributes: readonly string[];
  readonly parameters: readonly string[];
  readonly functions: readonly string[];
}

/** Functions that give another value at every run. */
export const nondeterministicFunctions: ReadonlySet<string> = new Set(['Guid', 'RandomNum']);

/** Collects what `tree` reads (expression-language 14.1: the names are literals so that they can be found). */
export const factsOf = (tree: Expression): ExpressionFacts => {
  const attributes = new Set<string>();
  const imported = new Set<string>();
  const parameters = new Set<string>();
  const functions = new Set<string>();
  const open: Expression[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'attribute') attributes.add(node.name);
    else if (node.kind === 'parameter') parameters.add(node.name);
    else if (node.kind === 'negate') open.push(node.operand);
    else if (node.kind === 'chain') for (const operand of node.operands) open.push(operand);
    else if (node.kind === 'call') {
      functions.add(node.callee);
      const name = node.arguments[0];
      if (name?.kind === 'string' && node.callee === 'ImportedValue') imported.add(name.value);
      if (name?.kind === 'string' && node.callee === 'ValueCount') attributes.add(name.value);
      for (const argument of node.arguments) open.push(argument);
    }
  }
  const sorted = (names: Set<string>): string[] => sortedBy(names, (name) => name);
  return {
    attributes: sorted(attributes),
    importedAttributes: sorted(imported),
    parameters: sorted(parameters),
    functions: sorted(functions),
  };
};
