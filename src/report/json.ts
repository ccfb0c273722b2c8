/** A JSON file for people and programs: two blanks, LF, keys in the order given, a line end at the end. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** JSON lines: one value a line. */
export const jsonLines = (values: Iterable<unknown>): string => {
  let text = '';
  for (const value of values) text += `${JSON.stringify(value)}\n`;
  return text;
};

/** The text that `jsonText` makes of a list, element by element: a long list is larger than a string may be. */
export const jsonPieces = (list: readonly unknown[]): Iterable<string> => joinedElements(elementsOf(list));

function* elementsOf(list: readonly unknown[]): Generator<string> {
  for (const element of list) yield jsonElement(element);
}

/** What stands for an element of a list in `jsonText`, between the bracket that begins the list and the end of the line. */
export const jsonElement = (element: unknown): string => jsonText([element]).slice(1, -3);

/** The text of a list out of those of its elements. */
export function* joinedElements(elements: Iterable<string>): Generator<string> {
  let isEmpty = true;
  for (const element of elements) {
    yield isEmpty ? '[' : ',';
    yield element;
    isEmpty = false;
  }
  yield isEmpty ? '[]\n' : '\n]\n';
}
