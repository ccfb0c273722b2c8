import { type Marks, noMarks, withMark } from '../marks.js';
import type { Shadow } from '../shadow.js';
import { remoteTypeOf } from './remote-type.js';
import { recipientTypeDetails as details } from './value-tables.js';

export type MailboxKind = 'User' | 'Shared' | 'Room' | 'Equipment';

/** Whether a user has a mailbox in this tenant, and what is remembered of its licence (cloud 1.3, 9.1). */
export interface MailboxState {
  readonly mailbox: MailboxKind | null;
  readonly licensed: boolean;
  /** The licence was taken away: ProvisionMailbox makes no second user mailbox until there is one again (S-28). */
  readonly licenceRemoved: boolean;
}

export const noMailbox: MailboxState = { mailbox: null, licensed: false, licenceRemoved: false };

/** What mailbox a user has after a synchronisation with this licence (cloud 9.1). */
export const mailboxAfter = (before: MailboxState, shadow: Shadow, licensed: boolean): MailboxState => {
  const { provisions, deprovisions, isMigrated } = remoteTypeOf(shadow.remoteType);
  const wasRemoved = before.licensed && !licensed;
  const licenceRemoved = !licensed && (before.licenceRemoved || wasRemoved);
  if (before.mailbox !== null) {
    const kind = kindOf(shadow, before.mailbox);
    const isGone = deprovisions || (kind === 'User' && wasRemoved);
    return { mailbox: isGone ? null : kind, licensed, licenceRemoved };
  }
  const kind = kindOf(shadow, 'User');
  const isProvisioned =
    !shadow.hasMailboxGuid &&
    (provisions && !deprovisions ? !(kind === 'User' && licenceRemoved) : !isMigrated && !deprovisions && licensed);
  // QUIRK: a licence alone provisions the mailbox of a user, whatever else it is called (cloud 9.1); the kind follows S-29.
  return { mailbox: isProvisioned ? kind : null, licensed, licenceRemoved };
};

/** The kind by msExchRemoteRecipientType, then by msExchRecipientTypeDetails (S-29); what says neither keeps its kind. */
export const kindOf = ({ remoteType, typeDetails }: Shadow, otherwise: MailboxKind): MailboxKind => {
  const { resource } = remoteTypeOf(remoteType);
  if (resource !== null) return resource;
  switch (typeDetails) {
    case details.RemoteSharedMailbox:
      return 'Shared';
    case details.RemoteRoomMailbox:
      return 'Room';
    case details.RemoteEquipmentMailbox:
      return 'Equipment';
    default:
      // A value that does not fit turns a shared mailbox back into a user mailbox (kb2710029).
      return remoteType === null ? otherwise : 'User';
  }
};

/** What the decision about a mailbox rests on. */
export const mailboxMarks = (shadow: Shadow, { mailbox, licensed, licenceRemoved }: MailboxState): Marks => {
  const { provisions, deprovisions } = remoteTypeOf(shadow.remoteType);
  let marks = noMarks;
  if (mailbox !== null && mailbox !== 'User') marks = withMark(marks, 'S-29');
  if (provisions && shadow.hasMailboxGuid) marks = withMark(marks, 'S-26');
  if (provisions && !licensed && (mailbox === 'User' || licenceRemoved)) marks = withMark(marks, 'S-28');
  if (mailbox === null && (deprovisions || licenceRemoved)) marks = withMark(marks, 'S-40');
  return marks;
};
