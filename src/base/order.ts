/** Compares by UTF-16 code unit: the only text order of onegal's output (hardening DET-1). */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A copy of `items` sorted by the text that `key` gives; the sort is stable. */
export const sortedBy = <T>(items: Iterable<T>, key: (item: T) => string): T[] =>
  [...items].sort((a, b) => compareText(key(a), key(b)));
