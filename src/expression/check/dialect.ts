import type { Parameter } from '../signature.js';
import type { CallExpression } from '../tree.js';
import { bool, type StaticType, values } from '../types.js';

/** Names of related languages that are not part of this one, and what to write instead (18). */
export const dialectNames: ReadonlyMap<string, string> = new Map([
  ...['Concatenate', 'Append'].map((name) => [name, 'Join text with `&`: `a & b`.'] as const),
  ...['UpperCase', 'ToUpper'].map((name) => [name, 'Write `UCase`.'] as const),
  ...['LowerCase', 'ToLower'].map((name) => [name, 'Write `LCase`.'] as const),
  ['ProperCase', 'Write `PCase`.'],
  ['LeftPad', 'Write `PadLeft`.'],
  ['RightPad', 'Write `PadRight`.'],
  ['ReplaceString', 'Write `Replace`.'],
  ['DateTimeFormat', 'Write `FormatDateTime(CDate(x), format)`.'],
  ['ConvertSidToString', 'Write `StringFromSid`.'],
  ['ConvertStringToGuid', 'Write `CGuid`.'],
  ['Eq', 'Compare with `=`.'],
  ['NotEquals', 'Compare with `<>`.'],
  ['LessThan', 'Compare with `<`.'],
  ['GreaterThan', 'Compare with `>`.'],
  ['Not', 'Write `x = False`; there is no `Not`.'],
  ['CRLF', 'Write `CRLF` without brackets.'],
  ['Null', 'Write `NULL` without brackets.'],
  ['Random', 'Write `RandomNum`.'],
  ['GUID', 'Write `Guid`.'],
  ['NormalizeDiacritics', 'There is no equivalent; `ReplaceChars` covers some cases.'],
  ['StripSpaces', 'There is no equivalent; `Replace(x, " ", "")` covers some cases.'],
  ['SelectUniqueValue', 'There is no equivalent.'],
  ['IgnoreFlowIfNullOrEmpty', 'There is no equivalent; write `IIF(IsNullOrEmpty(x), IgnoreThisFlow, x)`.'],
  ['DateDiff', 'There is no equivalent; subtract the results of `NumFromDate`.'],
  ['If', 'Write `IIF`.'],
]);

/** The fix where a known function is called as another language calls it, by the number of arguments (18). */
export const dialectOfCount = ({ callee, arguments: args }: CallExpression): string | undefined => {
  if (callee === 'FormatDateTime' && args.length > 2)
    return 'Only cloud provisioning takes more: write `FormatDateTime(date, format)`, the date first.';
  if (callee === 'Join' && args.length > 2) return joinHelp;
  return undefined;
};

const joinHelp = 'Write `a & sep & b`; `Join` takes a list first.';

/** The fix where a known function gets what another language passes, by the type of an argument (18). */
export const dialectOfUse = (
  { callee }: CallExpression,
  parameter: Parameter,
  type: StaticType,
): string | undefined => {
  if (callee === 'Join' && parameter.name === 'values') return joinHelp;
  if (callee === 'FormatDateTime' && parameter.type === 'dt')
    return 'Turn the text into a date: `FormatDateTime(CDate(x), format)`.';
  if (parameter.type === 'str' && (type.single & values & bool) !== 0) return 'Convert it with `CStr`.';
  return undefined;
};
