import { type Scalar, valuesOf } from '../attribute/value.js';
import { encodeBase64 } from '../base/base64.js';
import { type AddressList, listingOf } from '../cloud/exchange/address-lists.js';
import { recipientDisplayTypes as displayTypes } from '../cloud/exchange/value-tables.js';
import type { CloudObject, Recipient } from '../cloud/tenant-directory.js';
import { bareAddress } from './address.js';
import { type EntryField, fieldsOf } from './entry-fields.js';

/** Who the picture beside a name says it is. */
export type Icon = 'person' | 'room' | 'equipment' | 'group' | 'external';

/** One entry of a tenant's address list (cloud 11.2). References are source anchors of objects of this tenant. */
export interface AddressListEntry {
  readonly person: string;
  readonly recipientTypeDetails: string;
  readonly icon: Icon;
  /** The lists it is in; every entry is in the default one. */
  readonly lists: readonly AddressList[];
  readonly alias: string;
  readonly primarySmtpAddress: string | null;
  readonly externalEmailAddress: string | null;
  readonly emailAddresses: readonly string[];
  readonly userPrincipalName: string | null;
  /** Fields of cloud 11.2 that have a value, in the order of the table. */
  readonly fields: ReadonlyMap<string, string | readonly string[]>;
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

/** The entries of a tenant's default global address list, in order of source anchor; made one by one as they are asked for. */
export function* addressList(objects: Iterable<CloudObject>): Generator<AddressListEntry> {
  for (const object of objects) {
    const entry = entryOf(object);
    if (entry !== null) yield entry;
  }
}

const bareOrNull = (address: string | null): string | null => (address === null ? null : bareAddress(address));

/** An object as its list entry; null when the list does not show it (cloud 11.1). */
export const entryOf = (object: CloudObject): AddressListEntry | null => {
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
    fields: fieldsOfEntry(object),
    marks: object.marks,
  };
};

const fieldsOfEntry = (object: CloudObject): AddressListEntry['fields'] => {
  const fields = new Map<string, string | readonly string[]>();
  for (const field of fieldsOf[object.class]) {
    const value = fieldValue(object, field);
    if (value !== null) fields.set(field.name, value);
  }
  return fields;
};

/** The value of a field as text, `null` when it is empty. */
const fieldValue = (object: CloudObject, { attribute, many }: EntryField): string | readonly string[] | null => {
  if (attribute === 'displayName') return object.displayName;
  const value = object.synced.get(attribute);
  if (typeof value === 'string' && many !== true) return value;
  const values = valuesOf(value);
  const [first] = values;
  if (first === undefined) return null;
  return many === true ? values.map(scalarText) : scalarText(first);
};

const scalarText = (value: Scalar): string => {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return encodeBase64(value);
  return typeof value === 'object' && value.kind === 'reference' ? value.dn : String(value);
};
