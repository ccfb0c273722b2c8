import { type Scalar, valuesOf } from '../attribute/value.js';
import { encodeBase64 } from '../base/base64.js';
import type { CloudObject, TenantDirectory } from '../cloud/tenant-directory.js';
import { bareAddress } from './address.js';
import { type EntryField, fieldsOf } from './entry-fields.js';
import type { NotShown } from './shown.js';

/** The lists that every tenant has; the default global list is not among them because it holds every entry (cloud 11.1). */
export type BuiltInList = 'All Users' | 'All Contacts' | 'All Distribution Lists' | 'All Rooms';

/** Who the picture beside a name says it is. */
export type Icon = 'person' | 'room' | 'equipment' | 'group' | 'external';

/** One entry of a tenant's address list (cloud 11.2). References are source anchors of entries or objects of this tenant. */
export interface AddressListEntry {
  readonly person: string;
  readonly recipientTypeDetails: string;
  readonly icon: Icon;
  readonly lists: readonly BuiltInList[];
  readonly alias: string;
  readonly primarySmtpAddress: string | null;
  readonly externalEmailAddress: string | null;
  readonly emailAddresses: readonly string[];
  readonly userPrincipalName: string | null;
  /** Fields of cloud 11.2 that have a value, in the order of the table. */
  readonly fields: ReadonlyMap<string, string | readonly string[]>;
  readonly marks: readonly string[];
}

/** Why a tenant's default list leaves an object out, or null when it shows it (cloud 11.1; S-37: disabled accounts are shown). */
export const membershipOf = ({ recipient }: CloudObject): NotShown | null => {
  if (!recipient.isRecipient) return 'notRecipient';
  if (recipient.alias === null || recipient.alias === '') return 'noAlias';
  return recipient.hidden ? 'hidden' : null;
};

/** What the display types 7 and 8 are, locally or synced from elsewhere (cloud 10.2). */
const roomTypes: ReadonlySet<number | null> = new Set([7, -2147481850]);
const equipmentTypes: ReadonlySet<number | null> = new Set([8, -2147481594]);

/** The built-in lists an entry is in; rooms are in All Users too. */
export const listsOf = ({ class: kind, recipient }: CloudObject): readonly BuiltInList[] => {
  if (kind === 'contact') return ['All Contacts'];
  if (kind === 'group') return ['All Distribution Lists'];
  return roomTypes.has(recipient.displayType) ? ['All Users', 'All Rooms'] : ['All Users'];
};

const iconOf = ({ class: kind, recipient }: CloudObject): Icon => {
  if (kind === 'group') return 'group';
  if (roomTypes.has(recipient.displayType)) return 'room';
  if (equipmentTypes.has(recipient.displayType)) return 'equipment';
  return recipient.hasMailbox ? 'person' : 'external';
};

/** The entries of a tenant's default global address list, in order of source anchor; made one by one as they are asked for. */
export function* addressList({ objects }: TenantDirectory): Generator<AddressListEntry> {
  for (const object of objects) if (membershipOf(object) === null) yield entryOf(object);
}

const bareOrNull = (address: string | null): string | null => (address === null ? null : bareAddress(address));

/** An object as its list entry. */
export const entryOf = (object: CloudObject): AddressListEntry => ({
  person: object.sourceAnchor,
  recipientTypeDetails: object.recipient.recipientTypeDetails,
  icon: iconOf(object),
  lists: listsOf(object),
  alias: object.recipient.alias ?? '',
  primarySmtpAddress: bareOrNull(object.recipient.primarySmtpAddress),
  externalEmailAddress: bareOrNull(object.recipient.externalEmailAddress),
  emailAddresses: object.recipient.emailAddresses,
  userPrincipalName: object.userPrincipalName,
  fields: new Map(
    fieldsOf[object.class].flatMap((field) => {
      const value = fieldValue(object, field);
      return value === null ? [] : [[field.name, value] as const];
    }),
  ),
  marks: object.marks,
});

/** The value of a field as text, `null` when it is empty. */
export const fieldValue = (object: CloudObject, { attribute, many }: EntryField): string | readonly string[] | null => {
  if (attribute === 'displayName') return object.displayName;
  const values = valuesOf(object.synced.get(attribute)).map(scalarText);
  if (values.length === 0) return null;
  return many === true ? values : (values[0] ?? null);
};

const scalarText = (value: Scalar): string => {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return encodeBase64(value);
  return typeof value === 'object' && value.kind === 'reference' ? value.dn : String(value);
};
