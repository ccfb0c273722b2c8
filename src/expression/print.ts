import { assertNever } from '../base/assert-never.js';
import type { Expression } from './tree.js';

const tiers = ['additive', 'comparison', 'logical'];

/** The canonical text of a tree; parsing it gives the tree back. Depth is bounded by the parser (IN-5). */
export const printExpression = (tree: Expression): string => {
  switch (tree.kind) {
    case 'string':
      return `"${tree.value.replace(/[\\"]/g, '\\$&')}"`;
    case 'number':
      // Only a hexadecimal literal denotes a negative number; a minus would be an operator (3.4).
      return tree.value < 0n ? `&H${BigInt.asUintN(64, tree.value).toString(16).toUpperCase()}` : String(tree.value);
    case 'constant':
    case 'enum':
      return tree.name;
    case 'attribute':
      return `[${tree.name}]`;
    case 'parameter':
      return `%${tree.name}%`;
    case 'variable':
      return `$${tree.name}`;
    case 'negate':
      return `-${tree.operand.kind === 'chain' ? bracketed(tree.operand) : printExpression(tree.operand)}`;
    case 'call':
      return `${tree.callee}(${tree.arguments.map(printExpression).join(', ')})`;
    case 'chain': {
      const level = tiers.indexOf(tree.tier);
      const operand = (part: Expression): string =>
        part.kind === 'chain' && tiers.indexOf(part.tier) >= level ? bracketed(part) : printExpression(part);
      return tree.operands.map((part, i) => (i === 0 ? '' : ` ${tree.operators[i - 1]} `) + operand(part)).join('');
    }
    default:
      return assertNever(tree);
  }
};

const bracketed = (tree: Expression): string => `(${printExpression(tree)})`;
