import { guidText } from '../attribute/guid-bytes.js';
import { type Value, valuesOf } from '../attribute/value.js';
import { decodeBase64, encodeBase64 } from '../base/base64.js';
import type { Diagnostic } from '../base/diagnostic.js';
import { foldCase } from '../base/fold-case.js';
import { failed, ok, type Result } from '../base/result.js';
import type { AdObject, Directory } from '../model/directory.js';
import { dnKey } from '../model/dn.js';

/** What a person can be called by, the surest first; of one kind only an unambiguous match counts. */
const kinds: readonly { readonly name: string; readonly matches: (object: AdObject, wanted: Wanted) => boolean }[] = [
  { name: 'DN', matches: ({ dn }, { dn: wanted }) => wanted !== null && dnKey(dn) === wanted },
  {
    name: 'objectGUID',
    matches: ({ attributes }, { guid }) => guid !== null && guidOf(attributes.get('objectGUID')) === guid,
  },
  {
    name: 'source anchor',
    matches: ({ attributes }, { anchor }) => anchor !== null && anchorsOf(attributes).includes(anchor),
  },
  { name: 'userPrincipalName', matches: text('userPrincipalName') },
  { name: 'mail', matches: text('mail') },
  {
    name: 'address',
    matches: ({ attributes }, { folded }) => textsOf(attributes.get('proxyAddresses')).includes(`smtp:${folded}`),
  },
  { name: 'sAMAccountName', matches: text('sAMAccountName') },
  { name: 'display name', matches: text('displayName') },
  { name: 'common name', matches: text('cn') },
];

interface Wanted {
  readonly folded: string;
  readonly dn: string | null;
  readonly guid: string | null;
  readonly anchor: string | null;
}

function text(attribute: string): (object: AdObject, wanted: Wanted) => boolean {
  return ({ attributes }, { folded }) => textsOf(attributes.get(attribute)).includes(folded);
}

const textsOf = (value: Value | undefined): readonly string[] =>
  valuesOf(value).flatMap((one) => (typeof one === 'string' ? foldCase(one) : []));

const guidOf = (value: Value | undefined): string | null => (value instanceof Uint8Array ? guidText(value) : null);

const anchorsOf = (attributes: AdObject['attributes']): readonly string[] =>
  ['mS-DS-ConsistencyGuid', 'objectGUID'].flatMap((name) => {
    const value = attributes.get(name);
    return value instanceof Uint8Array ? encodeBase64(value) : [];
  });

/** Finds who is meant: by DN, objectGUID, source anchor, sign-in name, address, account name, or a display name that only one has. */
export const findPerson = ({ objects }: Directory, called: string): Result<AdObject> => {
  const wanted: Wanted = {
    folded: foldCase(called),
    dn: called.includes('=') ? dnKey(called) : null,
    guid: /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(called)
      ? called.replace(/[{}]/g, '').toLowerCase()
      : null,
    anchor: decodeBase64(called)?.length === 16 ? called : null,
  };
  for (const { name, matches } of kinds) {
    const found = objects.filter((object) => matches(object, wanted));
    const [first, second] = found;
    if (first === undefined) continue;
    return second === undefined ? ok(first) : failed([several(called, name, found)]);
  }
  return failed([nobody(called)]);
};

const several = (called: string, kind: string, found: readonly AdObject[]): Diagnostic => ({
  code: 'explain/several-people',
  severity: 'error',
  message: `${found.length} objects have the ${kind} \`${called}\``,
  help: `Name one by its DN: ${found
    .slice(0, 5)
    .map(({ dn }) => `\`${dn}\``)
    .join(', ')}.`,
});

const nobody = (called: string): Diagnostic => ({
  code: 'explain/nobody',
  severity: 'error',
  message: `the directory has nobody called \`${called}\``,
  help: 'Give a DN, an objectGUID, a source anchor, a sign-in name, an address, an account name or a display name.',
});
