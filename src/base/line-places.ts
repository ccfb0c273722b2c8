import type { Place } from './diagnostic.js';

/** Turns an offset into a text into a place; the table of lines is built when the first place is asked for. */
export const linePlaces = (text: string, file: string): ((offset: number) => Place) => {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    const line = lineOf(starts, offset);
    return { file, line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
};

const lineStarts = (text: string): number[] => {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return starts;
};

/** The number, from 1, of the last line that starts at or before `offset`. */
const lineOf = (starts: readonly number[], offset: number): number => {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
};
