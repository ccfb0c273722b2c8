import { compareText } from '../base/order.js';

/** Numbers of the undocumented points (cloud 15, 16) that a result rests on, sorted. Equal sets are one and the same array. */
export type Marks = readonly string[];

export type Mark = `S-${number}` | `K-${number}` | `S-0${number}`;

export const noMarks: Marks = [];

const sets = new Map<string, Marks>([['', noMarks]]);
const additions = new Map<Marks, Map<Mark, Marks>>();

/** The set with one more member. A million objects share a few dozen sets, so each is made once and found again. */
export const withMark = (marks: Marks, mark: Mark): Marks => {
  let known = additions.get(marks);
  if (known === undefined) additions.set(marks, (known = new Map()));
  let larger = known.get(mark);
  if (larger === undefined) known.set(mark, (larger = marksOf([...marks, mark])));
  return larger;
};

/** The set of some marks, in whatever order and number they come. */
export const marksOf = (marks: Iterable<string>): Marks => {
  const sorted = [...new Set(marks)].sort(compareText);
  const name = sorted.join(' ');
  const known = sets.get(name);
  if (known !== undefined) return known;
  sets.set(name, sorted);
  return sorted;
};

export const unionOfMarks = (a: Marks, b: Marks): Marks => {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  // INVARIANT: whatever is in a set came in as a Mark.
  return b.reduce((union, mark) => withMark(union, mark as Mark), a);
};
