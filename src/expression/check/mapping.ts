import type { Span } from '../../base/diagnostic.js';
import { failure, isNever, type Kinds, position, type StaticType, single } from '../types.js';
import type { CheckRun, Scope } from './context.js';

/**
 * The type of an operation on scalars whose operands may be lists (7.2): `result` says what the operands at one position
 * yield, failure included. Lists of different origin may differ in length, which is a run-time failure.
 */
export const mapped = (
  operands: readonly StaticType[],
  result: (positions: readonly Kinds[]) => Kinds,
  { run, scope, span }: { readonly run: CheckRun; readonly scope: Scope; readonly span: Span },
): StaticType => {
  const fails = operands.reduce((kinds, operand) => kinds | (operand.single & failure), 0);
  if (operands.some(isNever)) return single(fails);
  const lists = operands.filter((operand) => operand.list !== 0);
  const whole = operands.every((operand) => (operand.single & ~failure) !== 0)
    ? result(operands.map((operand) => operand.single & ~failure))
    : 0;
  const isUnknown = operands.some((operand) => operand.unknown === true);
  if (lists.length === 0) return isUnknown ? { ...single(whole | fails), unknown: true } : single(whole | fails);
  const each = result(operands.map(position));
  const origin = lists[0]?.origin;
  const sameLength = lists.length === 1 || (origin !== undefined && lists.every((list) => list.origin === origin));
  if (!sameLength && !isUnknown) run.canFail(span, scope, 'its lists can have different numbers of values');
  const type: StaticType = {
    single: whole | fails | (each & failure) | (sameLength ? 0 : failure),
    list: each & ~failure,
    ...(sameLength && origin !== undefined ? { origin } : {}),
  };
  return isUnknown ? { ...type, unknown: true } : type;
};

/** How a type relates to what a place accepts. */
export type Fit = 'fits' | 'never' | 'sometimes';

/** NULL always fits; without a schema only what never fits is held against the expression. */
export const fitOf = (type: StaticType, acceptedWhole: Kinds, acceptedMembers: Kinds, all: Kinds): Fit => {
  const excess = (type.single & all & ~acceptedWhole) | (type.list & all & ~acceptedMembers);
  if (excess === 0) return 'fits';
  const accepted = (type.single & all & acceptedWhole) | (type.list & all & acceptedMembers);
  if (accepted === 0) return 'never';
  return type.unknown === true ? 'fits' : 'sometimes';
};
