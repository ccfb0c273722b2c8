/** A JSON file for people and programs: two blanks, LF, keys in the order given, a line end at the end. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** JSON lines: one value a line. */
export const jsonLines = (values: Iterable<unknown>): string => {
  let text = '';
  for (const value of values) text += `${JSON.stringify(value)}\n`;
  return text;
};

/** The text that `jsonText` makes of a list, element by element: a long list is larger than a string may be. */
export function* jsonPieces(list: readonly unknown[]): Generator<string> {
  if (list.length === 0) yield jsonText(list);
  for (let i = 0; i < list.length; i++) {
    const element = jsonText([list[i]]);
    // Between the bracket that begins the list and the line end and bracket that end it.
    yield `${i === 0 ? '[' : ','}${element.slice(1, -3)}`;
  }
  if (list.length > 0) yield '\n]\n';
}
