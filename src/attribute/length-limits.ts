const numbered = (from: number, to: number, limit: number): [string, number][] =>
  Array.from({ length: to - from + 1 }, (_, i) => [`extensionAttribute${from + i}`, limit]);

/**
 * How many characters a value of a free-text attribute of Active Directory can have, for those that can have more than the
 * 448 of an indexable metaverse attribute (FLOW-7): `Range-Upper` of the Active Directory and Exchange schema references,
 * without a limit Infinity. Addresses are left out: one that is cut is worse than an error.
 */
export const lengthLimits: ReadonlyMap<string, number> = new Map<string, number>([
  ['adminDescription', 1024],
  ['comment', Number.POSITIVE_INFINITY],
  ['description', 1024],
  ...numbered(1, 10, 1024),
  ...numbered(11, 15, 2048),
  ['info', 1024],
  ['postalAddress', 4096],
  ['street', 1024],
  ['streetAddress', 1024],
  ['url', Number.POSITIVE_INFINITY],
  ['wWWHomePage', 2048],
]);
