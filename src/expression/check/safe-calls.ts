import { printExpression } from '../print.js';
import type { CallExpression, Expression } from '../tree.js';
import { bool, failure, instant, nothing, num, positive, ref, type StaticType } from '../types.js';
import { type CheckRun, keyOf } from './context.js';
import { literalsAreSound } from './fold.js';

type Safety = (call: CallExpression, types: readonly StaticType[], run: CheckRun) => boolean;

const isOneCharacter = (tree: Expression | undefined): boolean => tree?.kind === 'string' && tree.value.length === 1;

const isOnly = (type: StaticType | undefined, kinds: number): boolean =>
  type === undefined || ((type.single | type.list) & ~(kinds | failure)) === 0;

/** The position that `Contains` found in the same list exists, and so does the last one (14.7). */
const isPositionIn = (index: Expression, list: Expression): boolean => {
  if (index.kind !== 'call' || (index.callee !== 'Contains' && index.callee !== 'Count')) return false;
  const [walked] = index.arguments;
  return walked !== undefined && keyOf(list) !== null && printExpression(walked) === printExpression(list);
};

/** Calls whose declared causes of failure are excluded by their arguments. */
const safety: Readonly<Record<string, Safety>> = {
  Item: ({ arguments: [list, index] }, [listType, indexType]) => {
    if (list === undefined || index === undefined || listType === undefined) return false;
    if ((listType.single & nothing) !== 0) return false;
    if (index.kind === 'number' && index.value === 1n) return true;
    return isPositionIn(index, list) && isOnly(indexType, positive);
  },
  // Every connector-space object has a DN (PIPE-10).
  CRef: ({ arguments: [value] }, [type], { setting }) =>
    isOnly(type, ref | nothing) ||
    (value?.kind === 'attribute' && value.name === 'dn' && setting.direction === 'Inbound'),
  // What needs no conversion cannot fail in it.
  CBool: (_call, [type]) => isOnly(type, bool | num | nothing),
  CNum: (_call, [type]) => isOnly(type, num | nothing),
  CDate: (_call, [type]) => isOnly(type, instant | nothing),
  InStr: (_call, [, , start]) => isOnly(start, positive),
  InStrRev: (_call, [, , start]) => isOnly(start, positive),
  PadLeft: ({ arguments: [, , pad] }) => isOneCharacter(pad),
  PadRight: ({ arguments: [, , pad] }) => isOneCharacter(pad),
  Split: ({ arguments: [, delimiter, limit] }) =>
    isOneCharacter(delimiter) && (limit === undefined || limit.kind === 'number'),
  RandomNum: ({ arguments: [low, high] }) =>
    low?.kind === 'number' && high?.kind === 'number' && low.value <= high.value,
};

/** What a directory keeps valid itself: worth no warning, though a file may hold anything. */
const keptValid: Readonly<Record<string, readonly string[]>> = {
  StringFromSid: ['objectSid', 'sIDHistory'],
  StringFromGuid: ['objectGUID'],
  DateFromNum: ['pwdLastSet', 'lastLogon', 'lastLogonTimestamp', 'badPasswordTime'],
  CRef: ['distinguishedName'],
};

/** Whether the only argument is an attribute whose values the directory checks. */
export const isKeptValid = ({ callee, arguments: args }: CallExpression): boolean =>
  args.length === 1 && args[0]?.kind === 'attribute' && (keptValid[callee]?.includes(args[0].name) ?? false);

/** Whether the arguments exclude what the function is declared to fail on. */
export const neverFails = (call: CallExpression, types: readonly StaticType[], run: CheckRun): boolean =>
  safety[call.callee]?.(call, types, run) ?? literalsAreSound(call);
