import { type Marks, noMarks, withMark } from '../marks.js';
import type { Shadow } from '../shadow.js';
import type { CloudObject, Recipient } from '../tenant-directory.js';
import { recipientDisplayTypes as displayTypes } from './value-tables.js';

/** The lists that every Exchange Online tenant has (cloud 11.1). Its public folders are not synchronised objects. */
export type AddressList =
  | 'Default Global Address List'
  | 'All Users'
  | 'All Contacts'
  | 'All Distribution Lists'
  | 'All Rooms';

/** Whether the address book shows an object, why not, and in which lists. */
export interface Listing {
  readonly listed: boolean;
  readonly reason: 'notARecipient' | 'hidden' | null;
  readonly addressLists: readonly AddressList[];
}

const notARecipient: Listing = { listed: false, reason: 'notARecipient', addressLists: [] };
const hidden: Listing = { listed: false, reason: 'hidden', addressLists: [] };

const roomTypes: ReadonlySet<number | null> = new Set([
  displayTypes.ConferenceRoomMailbox,
  displayTypes.SyncedConferenceRoomMailbox,
]);

const listed = (...more: readonly AddressList[]): Listing => ({
  listed: true,
  reason: null,
  addressLists: ['Default Global Address List', ...more],
});

const users = listed('All Users');
const rooms = listed('All Users', 'All Rooms');
const contacts = listed('All Contacts');
const groups = listed('All Distribution Lists');

/**
 * The membership test of the built-in lists (cloud 11.1): a recipient with an alias that is not hidden. Neither a disabled
 * account (S-37) nor who may send to it matters.
 */
export const listingOf = (recipient: Recipient): Listing => {
  if (!recipient.isRecipient || recipient.alias === null) return notARecipient;
  if (recipient.hidden) return hidden;
  switch (recipient.recipientTypeDetails) {
    case 'MailContact':
    case 'Contact':
      return contacts;
    case 'MailUniversalDistributionGroup':
    case 'MailUniversalSecurityGroup':
    case 'RoomList':
    case 'Group':
      return groups;
    default:
      return roomTypes.has(recipient.displayType) ? rooms : users;
  }
};

/** That a disabled account is listed is documented nowhere (S-37). */
export const listingMarks = (object: CloudObject, { accountEnabled }: Shadow): Marks =>
  object.class === 'user' && accountEnabled === false && listingOf(object.recipient).listed
    ? withMark(noMarks, 'S-37')
    : noMarks;
