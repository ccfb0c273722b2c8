/** The objects of a directory whose parts are processed one after the other, by number: what open references lead to (design 7). */
export interface Outside {
  /** Whether all parts were seen, so that everything below is known. */
  readonly isComplete: boolean;
  /** The number of the AD object with a DN. */
  numberOf(dn: string): number;
  /** Whether the object is a row of the unified list. */
  isListed(number: number): boolean;
  /** Whether it exists in the tenant at a place of the workspace. */
  isIn(number: number, tenant: number): boolean;
  /** Whether the target table wants it in the lists of that tenant (scenario B.3). */
  isExpected(number: number, tenant: number): boolean;
  /** The DN of its row's AD object, where that is another one. */
  rowName(number: number): string | null;
  /** Hears that the row of this DN cannot be judged before all parts were seen. */
  postpone(dn: string): void;
}
