import { type Scalar, type Value, valuesOf } from '../../attribute/value.js';
import { encodeBase64 } from '../../base/base64.js';
import type { CloudObject } from '../../cloud/tenant-directory.js';
import type { ExportedObject } from '../../engine/cs-object.js';
import type { AdObject } from '../../model/directory.js';
import type { ExpectedFields } from '../../model/expectation.js';

/** One field that is not as expected. */
export interface FieldMismatch {
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

const nothing = 'none';

/** Compares what a tenant shows of an object, `null` when it does not have it, and what its server exported, with what it must show. */
export const mismatchesOf = (
  must: ExpectedFields,
  person: AdObject,
  shown: CloudObject | null,
  exported: Pick<ExportedObject, 'passwordSync'> | null = null,
): readonly FieldMismatch[] => {
  const found: FieldMismatch[] = [];
  const compare = (field: string, expected: string, actual: string): void => {
    if (expected !== actual) found.push({ field, expected, actual });
  };
  if (must.present !== undefined) compare('present', String(must.present), String(shown !== null));
  if (must.present === false) return found;
  const { attributes, addresses, notAddresses, present: _, ...simple } = must;
  if (shown === null) {
    const asksForMore = Object.keys(simple).length > 0 || attributes !== undefined || addresses !== undefined;
    if (asksForMore && must.present === undefined) compare('present', 'true', 'false');
    return found;
  }
  const facts = factsOf(shown, exported);
  for (const [field, expected] of Object.entries(simple))
    compare(
      field,
      typeof expected === 'string' ? fill(expected, person) : String(expected),
      facts.get(field) ?? nothing,
    );
  const own = new Set(shown.recipient.emailAddresses.map(folded));
  for (const address of addresses ?? []) {
    const wanted = fill(address, person);
    if (!own.has(folded(wanted))) found.push({ field: 'addresses', expected: wanted, actual: list(shown) });
  }
  const bare = new Set([...own].map((address) => address.replace(/^smtp:/i, '').toLowerCase()));
  for (const address of notAddresses ?? []) {
    const unwanted = fill(address, person);
    if (bare.has(unwanted.replace(/^smtp:/i, '').toLowerCase()))
      found.push({ field: 'notAddresses', expected: `not ${unwanted}`, actual: list(shown) });
  }
  for (const [name, expected] of Object.entries(attributes ?? {}))
    compare(name, fill(expected, person), valueText(shown.synced.get(name)));
  return found;
};

const list = ({ recipient }: CloudObject): string => recipient.emailAddresses.join('; ') || nothing;

/** The case of a prefix tells the primary address; the case of an address means nothing (cloud S-44). */
const folded = (address: string): string => {
  const colon = address.indexOf(':') + 1;
  return address.slice(0, colon) + address.slice(colon).toLowerCase();
};

const factsOf = (
  object: CloudObject,
  exported: Pick<ExportedObject, 'passwordSync'> | null,
): ReadonlyMap<string, string> => {
  const { recipient } = object;
  const text = (value: string | boolean | number | null): string => (value === null ? nothing : String(value));
  return new Map([
    ['visible', text(recipient.isRecipient && recipient.alias !== null && !recipient.hidden)],
    ['hidden', text(recipient.hidden)],
    ['recipientTypeDetails', recipient.recipientTypeDetails],
    ['accountEnabled', text(object.accountEnabled)],
    ['licensed', text(object.licensed)],
    ['hasMailbox', text(recipient.hasMailbox)],
    ['passwordSync', text(exported?.passwordSync ?? false)],
    ['userPrincipalName', text(object.userPrincipalName)],
    ['alias', text(recipient.alias)],
    ['primarySmtpAddress', text(recipient.primarySmtpAddress)],
    ['externalEmailAddress', text(recipient.externalEmailAddress?.replace(/^smtp:/i, '') ?? null)],
    ['displayType', text(recipient.displayType)],
  ]);
};

const valueText = (value: Value | undefined): string => {
  const texts = valuesOf(value).map(scalarText);
  return texts.length === 0 ? nothing : texts.join('; ');
};

/** References by what they name, binary as base64, Booleans and numbers as they are written. */
const scalarText = (value: Scalar): string => {
  if (value instanceof Uint8Array) return encodeBase64(value);
  return typeof value === 'object' && value.kind === 'reference' ? value.dn : String(value);
};

const fill = (text: string, { attributes }: AdObject): string =>
  text.replace(/\{(alias|upn|upnPrefix|primary)\}/g, (whole, name: string) => {
    const first = (attribute: string): string => String(valuesOf(attributes.get(attribute))[0] ?? whole);
    if (name === 'alias') return first('mailNickname');
    if (name === 'upn') return first('userPrincipalName');
    if (name === 'upnPrefix') return first('userPrincipalName').split('@')[0] ?? whole;
    const primary = valuesOf(attributes.get('proxyAddresses'))
      .map(String)
      .find((value) => value.startsWith('SMTP:'));
    return primary?.slice('SMTP:'.length) ?? whole;
  });
