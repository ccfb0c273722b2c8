/** Counts in order of their names. */
export const sortedCounts = (counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
