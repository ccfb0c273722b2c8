import type { Attributes } from '../attribute/value.js';
import type { Place } from '../base/diagnostic.js';

/** An object of the on-premises forest, decoded and checked. */
export interface AdObject {
  readonly dn: string;
  /** Most specific class: `user`, `inetOrgPerson`, `contact`, `group`, `msExchDynamicDistributionList`, `computer`, … */
  readonly objectClass: string;
  /** By canonical LDAP spelling, typed after the AD schema; contains `objectGUID`, never `dn` or `objectClass`. */
  readonly attributes: Attributes;
  /** Where it was read, for findings. */
  readonly at: Place;
}

/** The forest's objects, sorted by folded DN; DNs and objectGUIDs are unique. */
export interface Directory {
  readonly objects: readonly AdObject[];
}
