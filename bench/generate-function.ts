import type { Expression } from '../src/expression/tree.js';
import { names } from './expression-cases.js';

/**
 * JavaScript text that does what an expression says, types and NULL included: the same tree as straight code, the yardstick of
 * design 8. It knows single values and lists, throws where the product fails, and has no limits.
 */
export const generate = (tree: Expression): string => {
  switch (tree.kind) {
    case 'string':
      return JSON.stringify(tree.value);
    case 'number':
      return `${tree.value}n`;
    case 'constant':
      return tree.name === 'NULL' ? 'null' : tree.name.toLowerCase();
    case 'attribute':
      return `s[${(names as readonly string[]).indexOf(tree.name)}]`;
    case 'chain':
      return tree.operands.slice(1).reduce(
        (left, operand, i) => {
          const [symbol = '', right] = [tree.operators[i], generate(operand)];
          return symbol === '&&' || symbol === '||'
            ? `(bool(${left}) ${symbol} bool(${right}))`
            : `${operators.get(symbol)}(${left}, ${right})`;
        },
        generate(tree.operands[0] ?? tree),
      );
    case 'call': {
      const [a, b, c] = tree.arguments.map(generate);
      if (tree.callee === 'IIF') return `(bool(${a}) ? ${b} : ${c})`;
      return `${tree.callee}(${[a, b, c].filter((each) => each !== undefined).join(', ')})`;
    }
    default:
      throw new Error(`the bench has no ${tree.kind}`);
  }
};

const operators = new Map([
  ['=', 'eq'],
  ['>', 'gt'],
]);

/** What generated code calls: the functions of the six expressions, with their type checks and NULL rules. */
export const runtime = `
const wrong = () => { throw new TypeError('type'); };
const space = (c) => c === 32 || (c >= 9 && c <= 13) || (c > 127 && /\\p{White_Space}/u.test(String.fromCharCode(c)));
const bool = (a) => typeof a === 'boolean' ? a : a === null ? false : wrong();
const eq = (a, b) => a === null || b === null ? a === b : typeof a !== typeof b ? wrong() : a === b;
const gt = (a, b) => a === null || b === null ? false : typeof a !== typeof b ? wrong() : a > b;
const Trim = (a) => {
  if (a === null) return null;
  if (typeof a !== 'string') return wrong();
  let from = 0, to = a.length;
  while (from < to && space(a.charCodeAt(from))) from++;
  while (to > from && space(a.charCodeAt(to - 1))) to--;
  return a.slice(from, to);
};
const empty = (a) => a === null || a === '' || (Array.isArray(a) && a.every((x) => x === ''));
const IsNullOrEmpty = (a) => empty(a);
const IsPresent = (a) => !empty(a);
const BitAnd = (a, b) => a === null || b === null ? null : typeof a !== 'bigint' || typeof b !== 'bigint' ? wrong() : BigInt.asIntN(64, a & b);
const Left = (a, n) => {
  if (typeof n !== 'bigint') return wrong();
  if (a === null) return '';
  if (typeof a !== 'string') return wrong();
  return n < 0n || n >= BigInt(a.length) ? a : a.slice(0, Number(n));
};
const InStr = (a, b) => a === null || b === null ? 0n : typeof a !== 'string' || typeof b !== 'string' ? wrong() : BigInt(a.indexOf(b) + 1);
const CBool = (a) => a === null ? false : typeof a === 'boolean' ? a : typeof a === 'bigint' ? a !== 0n : wrong();
const Item = (a, n) => a === null || n === null || !Array.isArray(a) || n < 1n || n > BigInt(a.length) ? wrong() : a[Number(n) - 1];
const Contains = (a, b) => {
  if (a === null || b === null) return 0n;
  if (!Array.isArray(a)) return wrong();
  for (let i = 0; i < a.length; i++) if (typeof a[i] !== 'string') wrong(); else if (a[i].includes(b)) return BigInt(i + 1);
  return 0n;
};`;
