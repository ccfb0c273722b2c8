import type { Attributes } from '../attribute/value.js';

/** What one tenant makes of everything its server exported, settled (cloud 1.3, 9.4). */
export interface TenantDirectory {
  readonly tenant: string;
  /** Sorted by source anchor. */
  readonly objects: readonly CloudObject[];
}

export interface CloudObject {
  readonly sourceAnchor: string;
  readonly class: 'user' | 'contact' | 'group';
  /** Exported values by AD attribute name (cloud 1.2); references are source anchors of objects of this tenant. */
  readonly synced: Attributes;
  readonly displayName: string | null;
  readonly userPrincipalName: string | null;
  readonly accountEnabled: boolean | null;
  readonly mailNickname: string | null;
  readonly mail: string | null;
  readonly proxyAddresses: readonly string[];
  readonly quarantined: readonly { readonly attribute: string; readonly value: string }[];
  readonly discarded: readonly { readonly value: string; readonly reason: DiscardReason }[];
  /** Names of cloud 2.3; an object with a fatal error and no earlier state is not in the directory but in `failures`. */
  readonly errors: readonly string[];
  readonly licensed: boolean;
  readonly recipient: Recipient;
  /** `S-nn` and `K-n` numbers of undocumented points this result rests on, sorted. */
  readonly marks: readonly string[];
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

/** Cloud 9: what Exchange Online shows. */
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
