import type { Tenant } from '../model/workspace.js';

/** How a tenant is set up, as far as synchronisation cares (cloud 1.1). */
export interface TenantSettings {
  readonly name: string;
  readonly isChina: boolean;
  readonly initialDomain: string;
  readonly coexistenceDomain: string | null;
  /** Custom domains only; initial and coexistence domain count as verified without being in it. */
  readonly verifiedDomains: readonly string[];
  readonly features: TenantFeatures;
  /**
   * Whether addresses of groups must be in a verified domain. Undocumented: cloud S-14 says `enforced`, scenario H14 and the
   * workspace option `groupUnverifiedPrimary: keep` say `notEnforced`. Results that hinge on it carry the mark S-14.
   */
  readonly groupVerification: 'enforced' | 'notEnforced';
}

/** Switches of the directory service (cloud 1.1). */
export interface TenantFeatures {
  readonly duplicateAttributeResiliency: boolean;
  readonly softMatchOnUpn: boolean;
  readonly blockSoftMatch: boolean;
  readonly blockHardMatch: boolean;
}

export const defaultFeatures: TenantFeatures = {
  duplicateAttributeResiliency: true,
  softMatchOnUpn: true,
  blockSoftMatch: false,
  blockHardMatch: false,
};

/** The settings of a tenant of the workspace. */
export const settingsOf = (
  tenant: Tenant,
  groupUnverifiedPrimary: 'keep' | 'initialDomain',
  features: Partial<TenantFeatures> = {},
): TenantSettings => ({
  name: tenant.name,
  isChina: tenant.cloud === 'china',
  initialDomain: tenant.initialDomain,
  coexistenceDomain: tenant.routingDomain ?? null,
  verifiedDomains: tenant.verifiedDomains,
  features: { ...defaultFeatures, ...features },
  groupVerification: groupUnverifiedPrimary === 'keep' ? 'notEnforced' : 'enforced',
});
