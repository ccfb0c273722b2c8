/** Where an object of a tenant came from: never synchronised, synchronised, or synchronised once (cloud 1.3, 3). */
export type CloudOrigin = 'cloud' | 'sync' | 'outOfScope';

/** An object that a tenant has already, from an inventory of it (cloud 3). */
export interface ExistingCloudObject {
  /** What it is called in findings: its id in the tenant. */
  readonly key: string;
  readonly class: 'user' | 'contact' | 'group';
  readonly source: CloudOrigin;
  readonly immutableId?: string;
  readonly userPrincipalName?: string;
  readonly mailNickname?: string;
  /** With prefix, the primary one as `SMTP:`. */
  readonly proxyAddresses: readonly string[];
  /** Names of admin roles it holds. */
  readonly roles?: readonly string[];
}

/** What a tenant does when an exported object is like one that it has (cloud 1.1); what is left out is as in a new tenant. */
export interface MatchingSettings {
  /** `SoftMatchOnUpn`. */
  readonly softMatchOnUpn?: boolean;
  /** `BlockSoftMatch`. */
  readonly blockSoftMatch?: boolean;
  /** `BlockCloudObjectTakeoverThroughHardMatch`. */
  readonly blockHardMatch?: boolean;
}
