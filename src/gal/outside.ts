import { isOpen, openNumber } from '../attribute/open-reference.js';
import type { CloudObject } from '../cloud/tenant-directory.js';
import { anchorsOf } from './compare-fields.js';

/** The objects of a directory whose parts are processed one after the other, by number: what open references lead to (design 7). */
export interface Outside {
  /** Whether all parts were seen, so that everything below is known. */
  readonly isComplete: boolean;
  /** The number of the AD object with a DN. */
  numberOf(dn: string): number;
  /** The source anchor of the object's row in the unified list; `null` when it has none. */
  anchorOf(number: number): string | null;
  /** The same as far as references to the object lead to an object of the tenant at a place of the workspace. */
  target(number: number, tenant: number): string | null;
  /** Whether the tenant has the row. */
  isIn(number: number, tenant: number): boolean;
  /** Whether the target table wants it in the lists of that tenant (scenario B.3). */
  isExpected(number: number, tenant: number): boolean;
  /** The DN of its row's AD object, where that is another one. */
  rowName(number: number): string | null;
  /** Hears that the row of this DN cannot be judged before all parts were seen. */
  postpone(dn: string): void;
  /** Hears that the row of this group was judged as if no tenant had lost a member, which is to be looked at when all parts were seen. */
  presume(dn: string, membership: Membership): void;
}

/** The members of a group by number, in AD and in every tenant that shows it: all that has to be known to find those that were lost. */
export interface Membership {
  readonly members: readonly number[];
  readonly tenants: readonly {
    /** Its place in the workspace. */
    readonly tenant: number;
    /** The members that its group refers to, whether or not they are there. */
    readonly kept: readonly number[];
  }[];
}

/** The source anchors of the objects in a tenant that a reference attribute of one of its objects leads to. */
export const targetsOf = (
  { outside }: { readonly outside: Outside | null },
  tenant: number,
  object: CloudObject,
  attribute: string,
): readonly string[] => {
  const anchors = anchorsOf(object, attribute);
  if (outside === null) return anchors;
  return anchors.flatMap((anchor) => (isOpen(anchor) ? outside.target(openNumber(anchor), tenant) : anchor) ?? []);
};
