import type { MailboxKind } from './mailbox.js';
import { recipientDisplayTypes as displayTypes } from './value-tables.js';

/** What the address book shows a mailbox of this tenant as (cloud 9.4). */
export const mailboxDisplayTypes: Readonly<Record<MailboxKind, number>> = {
  User: displayTypes.ACLableMailboxUser,
  Shared: displayTypes.MailboxUser,
  Room: displayTypes.ConferenceRoomMailbox,
  Equipment: displayTypes.EquipmentMailbox,
};

/** The kind of mailbox in this tenant that a display type of Exchange Online speaks of, if it speaks of one. */
export const kindOfDisplayType = (displayType: bigint): MailboxKind | null => {
  for (const kind of ['User', 'Shared', 'Room', 'Equipment'] as const)
    if (BigInt(mailboxDisplayTypes[kind]) === displayType) return kind;
  return null;
};

/**
 * What the address book shows a mail user as (S-32): a synced value stays; a value of the home organisation becomes the same
 * type, synced from elsewhere. Byte 0 is the type here (6), byte 1 the type there, bit 30 whether it can be in ACLs.
 */
export const mailUserDisplayType = (synced: bigint | null): number => {
  if (synced === null || synced === 6n) return displayTypes.RemoteMailUser;
  if (synced < 0n) return Number(BigInt.asIntN(32, synced));
  return Number(BigInt.asIntN(32, 0x80000006n | ((synced & 0xffn) << 8n) | (synced & 0x40000000n)));
};
