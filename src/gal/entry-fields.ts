import type { Value } from '../attribute/value.js';
import { SyncedColumns } from '../cloud/synced-attributes.js';
import type { CloudObject } from '../cloud/tenant-directory.js';

/** One field of an address book entry and the synced attribute behind it (cloud 11.2). */
export interface EntryField {
  readonly name: string;
  readonly attribute: string;
  readonly classes: readonly CloudObject['class'][];
  /** A reference; objects that are not in the tenant are not shown. */
  readonly reference?: true;
  /** Several values. */
  readonly many?: true;
  /** Not in the list itself, but usable in filters. */
  readonly filterOnly?: true;
}

const everywhere: EntryField['classes'] = ['user', 'contact', 'group'];
const people: EntryField['classes'] = ['user', 'contact'];

const text = (name: string, attribute: string, classes: EntryField['classes'] = people): EntryField => ({
  name,
  attribute,
  classes,
});

/**
 * The table of cloud 11.2 in its order, without the calculated fields (alias, primary address, icon, hidden). Not in it: `assistant`,
 * which Exchange Online does not get.
 */
export const entryFields: readonly EntryField[] = [
  text('displayName', 'displayName', everywhere),
  text('firstName', 'givenName'),
  text('lastName', 'sn'),
  text('initials', 'initials'),
  text('title', 'title'),
  text('department', 'department'),
  text('company', 'company'),
  { ...text('manager', 'manager'), reference: true },
  { ...text('managedBy', 'managedBy', ['group']), reference: true },
  { ...text('members', 'member', ['group']), reference: true, many: true },
  text('office', 'physicalDeliveryOfficeName'),
  text('phone', 'telephoneNumber'),
  { ...text('otherTelephone', 'otherTelephone'), many: true },
  text('homePhone', 'homePhone'),
  text('mobilePhone', 'mobile'),
  text('fax', 'facsimileTelephoneNumber'),
  text('pager', 'pager'),
  text('assistantName', 'msExchAssistantName'),
  text('telephoneAssistant', 'telephoneAssistant'),
  text('streetAddress', 'streetAddress'),
  text('city', 'l'),
  text('stateOrProvince', 'st'),
  text('postalCode', 'postalCode'),
  text('countryOrRegion', 'co'),
  text('notes', 'info'),
  text('webPage', 'wWWHomePage'),
  ...Array.from(
    { length: 15 },
    (_, i): EntryField => ({
      ...text(`customAttribute${i + 1}`, `extensionAttribute${i + 1}`, everywhere),
      filterOnly: true,
    }),
  ),
  text('phoneticDisplayName', 'msDS-PhoneticDisplayName', everywhere),
  text('photo', 'thumbnailPhoto'),
];

/** What stands in the fields of an object, by place of the field; references are source anchors. */
export type FieldValues = readonly (Value | undefined)[];

/** The fields of one class, and the attributes behind them in the same order. */
export interface ClassFields {
  readonly fields: readonly EntryField[];
  readonly columns: SyncedColumns;
}

const fieldsOfClass = (kind: CloudObject['class']): ClassFields => {
  const fields = entryFields.filter(({ classes }) => classes.includes(kind));
  return { fields, columns: new SyncedColumns(fields.map(({ attribute }) => attribute)) };
};

/** The fields of every class. */
export const fieldsOf: Readonly<Record<CloudObject['class'], ClassFields>> = {
  user: fieldsOfClass('user'),
  contact: fieldsOfClass('contact'),
  group: fieldsOfClass('group'),
};

/** The values of the fields of an object. */
export const fieldValuesOf = (object: CloudObject): FieldValues => fieldsOf[object.class].columns.read(object.synced);
