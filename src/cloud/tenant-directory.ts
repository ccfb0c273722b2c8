import type { Attributes } from '../attribute/value.js';

/** What one tenant makes of everything its server exported, settled (cloud 1.3, 9.4). */
export interface TenantDirectory {
  readonly tenant: string;
  /** Sorted by source anchor. */
  readonly objects: readonly CloudObject[];
  /** The object with this source anchor: what a reference in `synced` stands for. */
  find(sourceAnchor: string): CloudObject | null;
}

export type ObjectClass = 'user' | 'contact' | 'group';

/** An object of a tenant. Its properties may be calculated when they are read: copy none of them by spreading the object. */
export interface CloudObject {
  readonly sourceAnchor: string;
  readonly class: ObjectClass;
  /** The AD objects it was made of, DNs, sorted. */
  readonly sources: readonly string[];
  /** Exported values by AD attribute name (cloud 1.2); references are source anchors of objects of this tenant. */
  readonly synced: Attributes;
  readonly displayName: string | null;
  readonly userPrincipalName: string | null;
  readonly accountEnabled: boolean | null;
  readonly mailNickname: string | null;
  readonly mail: string | null;
  /** The primary address first, if there is one. */
  readonly proxyAddresses: readonly string[];
  readonly quarantined: readonly Quarantined[];
  readonly discarded: readonly Discarded[];
  /** Names of cloud 2.3; an object with a fatal error and no earlier state is not in the directory but in `failures`. */
  readonly errors: readonly string[];
  readonly licensed: boolean;
  readonly recipient: Recipient;
  /** `S-nn` and `K-n` numbers of undocumented points this result rests on, sorted. */
  readonly marks: readonly string[];
}

/** A value that another object of the tenant has, waiting until it is free (cloud 7). */
export interface Quarantined {
  readonly attribute: 'userPrincipalName' | 'proxyAddresses';
  readonly value: string;
}

/** An exported address that the tenant does not take (cloud 6.2). */
export interface Discarded {
  readonly value: string;
  readonly reason: DiscardReason;
}

export type DiscardReason =
  | 'missingPrefix'
  | 'legacyProtocol'
  | 'tooLong'
  | 'invalidCharacter'
  | 'notRfc5322'
  | 'reservedSuffix'
  | 'unverifiedDomain'
  | 'duplicateInObject';

export type RecipientType =
  | 'UserMailbox'
  | 'SharedMailbox'
  | 'RoomMailbox'
  | 'EquipmentMailbox'
  | 'MailUser'
  | 'MailContact'
  | 'MailUniversalDistributionGroup'
  | 'MailUniversalSecurityGroup'
  | 'RoomList'
  | 'User'
  | 'Contact'
  | 'Group';

/** Cloud 9: what Exchange Online shows. What is no recipient has neither alias nor addresses there. */
export interface Recipient {
  /** False for a plain user, contact or group that Exchange Online does not know as a recipient. */
  readonly isRecipient: boolean;
  readonly recipientTypeDetails: RecipientType;
  readonly displayType: number | null;
  readonly alias: string | null;
  readonly primarySmtpAddress: string | null;
  readonly emailAddresses: readonly string[];
  readonly externalEmailAddress: string | null;
  readonly hidden: boolean;
  readonly hasMailbox: boolean;
  /** Unlicensed mailbox within its 30 days (cloud S-28). */
  readonly grace: boolean;
}
