import { quoted } from '../../base/decode.js';
import type { Place } from '../../base/diagnostic.js';
import { foldAscii } from '../../base/fold-case.js';
import { streamLimits } from '../../base/limits.js';
import type { CloudOrigin, ExistingCloudObject } from '../existing-cloud-object.js';
import type { Problems } from './problems.js';

/** What an inventory may say of an object. */
export type InventoryField =
  | 'key'
  | 'class'
  | 'immutableId'
  | 'userPrincipalName'
  | 'mailNickname'
  | 'mail'
  | 'proxyAddresses'
  | 'synchronised'
  | 'roles';

/** The names of Microsoft Graph and of the cmdlets for it, folded; whatever else an inventory has is not of interest. */
const names: ReadonlyMap<string, InventoryField> = new Map([
  ...['id', 'objectid', 'externaldirectoryobjectid'].map((name) => [name, 'key'] as const),
  ...['objecttype', '@odata.type', 'class'].map((name) => [name, 'class'] as const),
  ...['onpremisesimmutableid', 'immutableid'].map((name) => [name, 'immutableId'] as const),
  ['userprincipalname', 'userPrincipalName'],
  ...['mailnickname', 'alias'].map((name) => [name, 'mailNickname'] as const),
  ...['mail', 'primarysmtpaddress'].map((name) => [name, 'mail'] as const),
  ...['proxyaddresses', 'emailaddresses'].map((name) => [name, 'proxyAddresses'] as const),
  ...['onpremisessyncenabled', 'dirsyncenabled', 'isdirsynced'].map((name) => [name, 'synchronised'] as const),
  ...['roles', 'assignedroles'].map((name) => [name, 'roles'] as const),
]);

/** Names that only groups have, in case that nothing else says what an object is. */
const groupNames: ReadonlySet<string> = new Set(['grouptypes', 'securityenabled', 'mailenabled', 'membershiprule']);

/** What a name stands for; null: it is not read. */
export const inventoryField = (name: string): InventoryField | null => names.get(foldAscii(name)) ?? null;

export const isNameOfGroups = (name: string): boolean => groupNames.has(foldAscii(name));

/** What one row or line says, in texts. */
export interface InventoryRow {
  readonly texts: ReadonlyMap<InventoryField, readonly string[]>;
  /** Whether it has names that only groups have. */
  readonly isLikeGroup: boolean;
  readonly at: Place;
  readonly placeOf: (field: InventoryField) => Place;
}

/** What becomes of a row. */
export type TakeRow = (row: InventoryRow) => void;

/** The object of a row, or null when something is wrong with it. */
export const existingObject = (row: InventoryRow, problems: Problems): ExistingCloudObject | null => {
  const { texts, at } = row;
  const one = (field: InventoryField): string | null => texts.get(field)?.[0] ?? null;
  for (const [field, values] of texts)
    if (values.some((value) => value.length > streamLimits.value)) {
      const message = `a value of an inventory has more than ${streamLimits.value} characters`;
      problems.error('inventory', row.placeOf(field), message, 'Is a closing quote missing?');
      return null;
    }
  const objectClass = classOf(row, problems);
  const source = originOf(row, problems);
  if (objectClass === null || source === null) return null;
  const mail = one('mail');
  const addresses = texts.get('proxyAddresses') ?? [];
  const proxyAddresses = addresses.length === 0 && mail !== null ? [`SMTP:${mail}`] : addresses;
  const [immutableId, userPrincipalName, mailNickname] = [
    one('immutableId'),
    one('userPrincipalName'),
    one('mailNickname'),
  ];
  const key = one('key') ?? userPrincipalName ?? mail;
  if (key === null) {
    problems.error('inventory', at, 'the object has neither id nor sign-in name nor mail address', 'Export its `id`.');
    return null;
  }
  return {
    key,
    class: objectClass,
    source,
    proxyAddresses,
    ...(immutableId === null ? {} : { immutableId }),
    ...(userPrincipalName === null ? {} : { userPrincipalName }),
    ...(mailNickname === null ? {} : { mailNickname }),
    ...(texts.has('roles') ? { roles: texts.get('roles') ?? [] } : {}),
  };
};

const classes: ReadonlyMap<string, ExistingCloudObject['class']> = new Map([
  ...['user', 'group', 'contact'].map((name) => [name, name as ExistingCloudObject['class']] as const),
  ['orgcontact', 'contact'],
  ['mailcontact', 'contact'],
]);

const classOf = (row: InventoryRow, problems: Problems): ExistingCloudObject['class'] | null => {
  const text = row.texts.get('class')?.[0];
  if (text === undefined) {
    if (row.texts.has('userPrincipalName')) return 'user';
    if (row.isLikeGroup) return 'group';
    const message = 'nothing says whether the object is a user, a group or a contact';
    problems.error('inventory', row.at, message, 'Add `objectType` to the export: user, group or contact.');
    return null;
  }
  const known = classes.get(foldAscii(text.replace(/^#?microsoft\.graph\./i, '')));
  if (known === undefined) {
    const message = `${quoted(text)} is no kind of object that can be synchronised`;
    problems.error('inventory', row.placeOf('class'), message, 'Export users, groups and contacts only.');
  }
  return known ?? null;
};

/** Graph says true for what is synchronised, false for what was, and nothing for what never was. */
const originOf = (row: InventoryRow, problems: Problems): CloudOrigin | null => {
  const text = row.texts.get('synchronised')?.[0];
  switch (text === undefined ? undefined : foldAscii(text)) {
    case undefined:
      return 'cloud';
    case 'true':
      return 'sync';
    case 'false':
      return 'outOfScope';
    default: {
      const message = `${quoted(text ?? '')} is neither True nor False`;
      problems.error(
        'inventory',
        row.placeOf('synchronised'),
        message,
        'Leave it empty for what was never synchronised.',
      );
      return null;
    }
  }
};
