import { type AddressList, listingOf } from '../cloud/exchange/address-lists.js';
import { recipientDisplayTypes as displayTypes } from '../cloud/exchange/value-tables.js';
import type { CloudObject, Recipient, RecipientType } from '../cloud/tenant-directory.js';
import { bareAddress } from './address.js';
import { type FieldValues, fieldValuesOf } from './entry-fields.js';
import { type EntryValues, entryValues } from './entry-values.js';

/** Who the picture beside a name says it is. */
export type Icon = 'person' | 'room' | 'equipment' | 'group' | 'external';

/** One entry of a tenant's address list (cloud 11.2). References are source anchors of objects of this tenant. */
export interface AddressListEntry {
  readonly person: string;
  readonly recipientTypeDetails: RecipientType;
  readonly icon: Icon;
  /** The lists it is in; every entry is in the default one. */
  readonly lists: readonly AddressList[];
  readonly alias: string;
  readonly primarySmtpAddress: string | null;
  readonly externalEmailAddress: string | null;
  readonly emailAddresses: readonly string[];
  readonly userPrincipalName: string | null;
  /** Fields of cloud 11.2 that have a value, in the order of the table. */
  readonly fields: EntryValues;
  readonly marks: readonly string[];
}

const rooms: ReadonlySet<number | null> = new Set([
  displayTypes.ConferenceRoomMailbox,
  displayTypes.SyncedConferenceRoomMailbox,
]);
const equipment: ReadonlySet<number | null> = new Set([
  displayTypes.EquipmentMailbox,
  displayTypes.SyncedEquipmentMailbox,
]);

const iconOf = (kind: CloudObject['class'], { displayType, hasMailbox }: Recipient): Icon => {
  if (kind === 'group') return 'group';
  if (rooms.has(displayType)) return 'room';
  if (equipment.has(displayType)) return 'equipment';
  return hasMailbox ? 'person' : 'external';
};

const bareOrNull = (address: string | null): string | null => (address === null ? null : bareAddress(address));

/** An object as its list entry; null when the list does not show it (cloud 11.1). `values` where its fields have been read already. */
export const entryOf = (object: CloudObject, values?: FieldValues): AddressListEntry | null => {
  const { recipient } = object;
  const { listed, addressLists } = listingOf(recipient);
  if (!listed) return null;
  return {
    person: object.sourceAnchor,
    recipientTypeDetails: recipient.recipientTypeDetails,
    icon: iconOf(object.class, recipient),
    lists: addressLists,
    alias: recipient.alias ?? '',
    primarySmtpAddress: bareOrNull(recipient.primarySmtpAddress),
    externalEmailAddress: bareOrNull(recipient.externalEmailAddress),
    emailAddresses: recipient.emailAddresses,
    userPrincipalName: object.userPrincipalName,
    fields: entryValues(object, values ?? fieldValuesOf(object)),
    marks: object.marks,
  };
};
