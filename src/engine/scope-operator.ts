import type { Scalar } from '../attribute/value.js';
import { assertNever } from '../base/assert-never.js';
import { foldCase } from '../base/fold-case.js';
import { equalBytes } from './compare-values.js';
import { dnKey } from './dn-key.js';
import type { ScopeConstant } from './scope-constant.js';

/** Operators that say something about one value; the others are their negations or ask for more than a value. */
export type ValueOperator =
  | 'EQUAL'
  | 'LESSTHAN'
  | 'LESSTHAN_OR_EQUAL'
  | 'GREATERTHAN'
  | 'GREATERTHAN_OR_EQUAL'
  | 'CONTAINS'
  | 'STARTSWITH'
  | 'ENDSWITH'
  | 'ISBITSET';

/** Whether one value satisfies an operator; text is compared exactly or ignoring case (SCP-7, SCP-10, SCP-11, SCP-14). */
export const valueTest = (
  operator: ValueOperator,
  exact: boolean,
): ((value: Scalar, constant: ScopeConstant) => boolean) => {
  switch (operator) {
    case 'EQUAL':
      return exact ? isEqual : isEqualIgnoringCase;
    case 'LESSTHAN':
      return ordered((difference) => difference < 0, exact);
    case 'LESSTHAN_OR_EQUAL':
      return ordered((difference) => difference <= 0, exact);
    case 'GREATERTHAN':
      return ordered((difference) => difference > 0, exact);
    case 'GREATERTHAN_OR_EQUAL':
      return ordered((difference) => difference >= 0, exact);
    case 'CONTAINS':
      return textual((text, part) => text.includes(part), exact);
    case 'STARTSWITH':
      return textual((text, part) => text.startsWith(part), exact);
    case 'ENDSWITH':
      return textual((text, part) => text.endsWith(part), exact);
    case 'ISBITSET':
      return hasBits;
    default:
      return assertNever(operator);
  }
};

const isEqual = (value: Scalar, constant: ScopeConstant): boolean => {
  if (typeof value === 'string') return value === constant.text;
  if (typeof value === 'bigint') return value === constant.number;
  if (typeof value === 'boolean') return value === constant.boolean;
  if (value instanceof Uint8Array) return constant.bytes !== null && equalBytes(value, constant.bytes);
  return value.kind === 'reference' && dnKey(value.dn) === constant.dn;
};

const isEqualIgnoringCase = (value: Scalar, constant: ScopeConstant): boolean =>
  typeof value === 'string'
    ? value === constant.text || (value.length === constant.text.length && foldCase(value) === constant.folded)
    : isEqual(value, constant);

/** SCP-7: numbers as numbers, text by code unit; the attribute stands on the left. */
const ordered =
  (accepts: (difference: number) => boolean, exact: boolean) =>
  (value: Scalar, constant: ScopeConstant): boolean => {
    if (typeof value === 'bigint') return constant.number !== null && accepts(compare(value, constant.number));
    if (typeof value !== 'string') return false;
    return accepts(exact ? compare(value, constant.text) : compare(foldCase(value), constant.folded));
  };

const compare = <T extends bigint | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

const textual =
  (accepts: (text: string, part: string) => boolean, exact: boolean) =>
  (value: Scalar, constant: ScopeConstant): boolean => {
    const text = typeof value === 'string' ? value : isReference(value) ? value.dn : null;
    if (text === null) return false;
    return exact ? accepts(text, constant.text) : accepts(foldCase(text), constant.folded);
  };

const isReference = (value: Scalar): value is Extract<Scalar, { kind: 'reference' }> =>
  typeof value === 'object' && 'kind' in value && value.kind === 'reference';

/** SCP-10: the constant is a mask, and all of its bits must be set. */
const hasBits = (value: Scalar, { number }: ScopeConstant): boolean =>
  typeof value === 'bigint' && number !== null && BigInt.asIntN(64, value & number) === number;
