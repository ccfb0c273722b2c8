/** Names of related languages that this one does not have, and what to write instead (expression-language 18). */
export const dialects: ReadonlyMap<string, string> = new Map([
  ...['Concatenate', 'Append', 'Concat'].map((name) => [name, 'Write `a & b`.'] as const),
  ...['UpperCase', 'ToUpper'].map((name) => [name, 'Write `UCase(text)`.'] as const),
  ...['LowerCase', 'ToLower'].map((name) => [name, 'Write `LCase(text)`.'] as const),
  ['ProperCase', 'Write `PCase(text)`.'],
  ['LeftPad', 'Write `PadLeft(text, length, pad)`.'],
  ['RightPad', 'Write `PadRight(text, length, pad)`.'],
  ['ReplaceString', 'Write `Replace(text, old, new)`.'],
  ['DateTimeFormat', 'Write `FormatDateTime(CDate(text), format)`.'],
  ['ConvertSidToString', 'Write `StringFromSid(value)`.'],
  ['ConvertStringToGuid', 'Write `CGuid(text)`.'],
  ['Eq', 'Write `a = b`.'],
  ['NotEquals', 'Write `a <> b`.'],
  ['LessThan', 'Write `a < b`.'],
  ['GreaterThan', 'Write `a > b`.'],
  ['Not', 'Write `x = False`.'],
  ['CRLF', 'Write `CRLF` without brackets.'],
  ['Null', 'Write `NULL` without brackets.'],
  ['NULL', 'Write `NULL` without brackets.'],
  ['Random', 'Write `RandomNum(low, high)`.'],
  ['GUID', 'Write `Guid()`.'],
  ['If', 'Write `IIF(condition, ifTrue, ifFalse)`.'],
  ['NormalizeDiacritics', 'There is no equivalent; `ReplaceChars` covers some cases.'],
  ['StripSpaces', 'Write `Replace(text, " ", "")`.'],
  ['SelectUniqueValue', 'There is no equivalent in this language.'],
  ['IgnoreFlowIfNullOrEmpty', 'Write `IIF(IsNullOrEmpty(x), IgnoreThisFlow, x)`.'],
  ['DateDiff', 'Compare dates with `<` and `>`, or take the difference of `NumFromDate`.'],
]);

/** Calls that have the name of one of our functions and the arguments of another language's. */
export const foreignArguments: ReadonlyMap<string, string> = new Map([
  ['FormatDateTime', 'Two arguments here, the date first: `FormatDateTime(CDate(text), format)`.'],
  ['Join', 'A list first here: `Join(list, delimiter)`; single values are joined with `a & delimiter & b`.'],
]);

/** What is wrong where another language passes a value of another type to a function of the same name. */
export const foreignUse = (callee: string, parameter: string): string | undefined => {
  if (callee === 'Join' && parameter === 'values') return foreignArguments.get('Join');
  if (callee === 'FormatDateTime' && parameter === 'date') return 'Turn the text into a date: `CDate(text)`.';
  return undefined;
};
