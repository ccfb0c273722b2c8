/** Why an object is not in an address list although one might look for it. */
export type NotShown =
  /** `HiddenFromAddressListsEnabled` (cloud 11.1). */
  | 'hidden'
  /** No recipient, or one without alias: a plain user, contact or group (cloud 9, 11.1). */
  | 'notARecipient'
  | AbsenceReason;

/** Why an object is absent from a tenant. All but the last are intended (scenario B.3). */
export type AbsenceReason =
  /** A leaver of another platform (C05, G05). */
  | 'leaver'
  /** No mail, and nothing to do in this tenant (C06, G06, C51). */
  | 'withoutMail'
  /** A service mailbox, and `syncServiceMailboxes` is off (C07). */
  | 'serviceMailbox'
  /** The marker of a group or contact says another tenant only (C50, C54, G50, G54). */
  | 'otherTenantOnly'
  /** Dynamic groups are never synchronised (C.5.12). */
  | 'dynamicGroup'
  /** Arbitration, discovery and health mailboxes and what AD calls critical (P28). */
  | 'systemObject'
  /** Not in AD at all: a cloud object of one tenant (P29). */
  | 'onlyElsewhere'
  /** Nothing above: it should be there. */
  | 'notExported';

/** What one platform shows of a person or group: the fields of design 4 in the order in which they are written. */
export interface Shown {
  readonly present: boolean;
  /** Whether the address list shows it. */
  readonly visible: boolean;
  readonly reason: NotShown | null;
  readonly recipientTypeDetails: string | null;
  readonly displayName: string | null;
  readonly alias: string | null;
  readonly primarySmtpAddress: string | null;
  readonly emailAddresses: readonly string[];
  readonly externalEmailAddress: string | null;
  readonly userPrincipalName: string | null;
  readonly accountEnabled: boolean | null;
}

/** A person who is not there, for every reason once. */
export const absent = (reason: AbsenceReason): Shown => {
  let shown = knownAbsences.get(reason);
  if (shown === undefined) knownAbsences.set(reason, (shown = absence(reason)));
  return shown;
};

const knownAbsences = new Map<AbsenceReason, Shown>();

const absence = (reason: AbsenceReason): Shown => ({
  present: false,
  visible: false,
  reason,
  recipientTypeDetails: null,
  displayName: null,
  alias: null,
  primarySmtpAddress: null,
  emailAddresses: [],
  externalEmailAddress: null,
  userPrincipalName: null,
  accountEnabled: null,
});
