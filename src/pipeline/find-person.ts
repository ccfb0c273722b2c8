import { guidText } from '../attribute/guid-bytes.js';
import { type Value, valuesOf } from '../attribute/value.js';
import { decodeBase64, encodeBase64 } from '../base/base64.js';
import type { Diagnostic } from '../base/diagnostic.js';
import { foldCase } from '../base/fold-case.js';
import { failed, ok, type Result } from '../base/result.js';
import type { AdObject, Directory } from '../model/directory.js';
import { dnKey } from '../model/dn.js';

/** One way to call a person: what the objects are called, and what was asked as the same kind of name; `null` when it cannot be one. */
interface Kind {
  readonly name: string;
  readonly keysOf: (object: AdObject) => readonly string[];
  readonly asked: (called: string) => string | null;
}

const textsOf = (value: Value | undefined): readonly string[] =>
  valuesOf(value).flatMap((one) => (typeof one === 'string' ? foldCase(one) : []));

const text = (name: string, attribute: string): Kind => ({
  name,
  keysOf: ({ attributes }) => textsOf(attributes.get(attribute)),
  asked: foldCase,
});

const guidOf = (value: Value | undefined): readonly string[] => {
  const guid = value instanceof Uint8Array ? guidText(value) : null;
  return guid === null ? [] : [guid];
};

/** The surest first; of one kind only an unambiguous match counts. */
const kinds: readonly Kind[] = [
  {
    name: 'DN',
    keysOf: ({ dn }) => [dnKey(dn) ?? dn],
    asked: (called) => (called.includes('=') ? dnKey(called) : null),
  },
  {
    name: 'objectGUID',
    keysOf: ({ attributes }) => guidOf(attributes.get('objectGUID')),
    asked: (called) =>
      /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(called)
        ? called.replace(/[{}]/g, '').toLowerCase()
        : null,
  },
  {
    name: 'source anchor',
    keysOf: ({ attributes }) =>
      ['mS-DS-ConsistencyGuid', 'objectGUID'].flatMap((name) => {
        const value = attributes.get(name);
        return value instanceof Uint8Array ? encodeBase64(value) : [];
      }),
    asked: (called) => (decodeBase64(called)?.length === 16 ? called : null),
  },
  text('userPrincipalName', 'userPrincipalName'),
  text('mail', 'mail'),
  { ...text('address', 'proxyAddresses'), asked: (called) => `smtp:${foldCase(called)}` },
  text('sAMAccountName', 'sAMAccountName'),
  text('display name', 'displayName'),
  text('common name', 'cn'),
];

/** Objects by what they are called, made for each kind when it is first asked for. */
class Names {
  private readonly maps = new Map<Kind, Map<string, AdObject[]>>();

  constructor(private readonly objects: readonly AdObject[]) {}

  find(kind: Kind, key: string): readonly AdObject[] {
    let map = this.maps.get(kind);
    if (map === undefined) this.maps.set(kind, (map = this.mapOf(kind)));
    return map.get(key) ?? [];
  }

  private mapOf({ keysOf }: Kind): Map<string, AdObject[]> {
    const map = new Map<string, AdObject[]>();
    for (const object of this.objects) {
      for (const key of new Set(keysOf(object))) {
        const known = map.get(key);
        if (known === undefined) map.set(key, [object]);
        else known.push(object);
      }
    }
    return map;
  }
}

/** Directories that were asked before; one question alone is not worth an index, which takes as long and more memory. */
const askedBefore = new WeakMap<Directory, Names>();

const searchIn = (directory: Directory): ((kind: Kind, key: string) => readonly AdObject[]) => {
  const { objects } = directory;
  const names = askedBefore.get(directory);
  if (names !== undefined) return (kind, key) => names.find(kind, key);
  askedBefore.set(directory, new Names(objects));
  return (kind, key) => objects.filter((object) => kind.keysOf(object).includes(key));
};

/** Finds who is meant: by DN, objectGUID, source anchor, sign-in name, address, account name, or a display name that only one has. */
export const findPerson = (directory: Directory, called: string): Result<AdObject> => {
  const search = searchIn(directory);
  for (const kind of kinds) {
    const key = kind.asked(called);
    const found = key === null ? [] : search(kind, key);
    const [first, second] = found;
    if (first === undefined) continue;
    return second === undefined ? ok(first) : failed([several(called, kind.name, found)]);
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
