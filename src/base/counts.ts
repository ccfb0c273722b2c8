/** How often each of some things occurs. */
export type Counts<T> = ReadonlyMap<T, number>;

/** Counts one more, or so many. */
export const count = <T>(counts: Map<T, number>, what: T, by = 1): void => {
  counts.set(what, (counts.get(what) ?? 0) + by);
};

/** Adds other counts. */
export const addCounts = <T>(counts: Map<T, number>, more: Counts<T>): void => {
  for (const [what, by] of more) count(counts, what, by);
};

/** Counts items by name. */
export const countBy = <T>(items: Iterable<T>, nameOf: (item: T) => string): Counts<string> => {
  const counts = new Map<string, number>();
  for (const item of items) count(counts, nameOf(item));
  return counts;
};
