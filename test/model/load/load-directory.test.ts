import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { load, places } from './small-workspace.js';

const guid = (n: number): string => `0d3b6a9e-5c0b-4b5a-9a43-${String(n).padStart(12, '0')}`;
const dn = (name: string): string => `CN=${name},OU=People,DC=contoso,DC=internal`;

const yaml = `objects:
  - dn: ${dn('Ann')}
    objectClass: [top, person, organizationalPerson, user]
    objectGUID: ${guid(1)}
    MAIL: ann@contoso.com
    msExchRecipientTypeDetails: 2147483648
    msExchHideFromAddressLists: "TRUE"
    userAccountControl: 512
    proxyAddresses: [SMTP:ann@contoso.com, smtp:a@contoso.com]
    manager: ${dn('Bob')}
`;
const json = JSON.stringify({
  objects: [
    {
      dn: dn('Ann'),
      objectClass: 'user',
      objectGUID: guid(1),
      mail: 'ann@contoso.com',
      msExchRecipientTypeDetails: 2147483648,
      msExchHideFromAddressLists: true,
      userAccountControl: 512,
      proxyAddresses: ['SMTP:ann@contoso.com', 'smtp:a@contoso.com'],
      manager: dn('Bob'),
      sn: null,
    },
  ],
});
const csv = `#TYPE Microsoft.ActiveDirectory.Management.ADUser
"DistinguishedName","ObjectClass","ObjectGUID","EmailAddress","mail","msExchRecipientTypeDetails","msExchHideFromAddressLists","proxyAddresses","manager","Enabled"
"${dn('Ann')}","user","${guid(1)}","ann@contoso.com","ann@contoso.com","2147483648","True","SMTP:ann@contoso.com;smtp:a@contoso.com","${dn('Bob')}","True"
`;

const objectsOf = (files: Readonly<Record<string, string>>) => {
  const result = load(files);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value.directory.objects.map(({ at: _, ...object }) => ({
    ...object,
    attributes: new Map([...object.attributes].sort(([a], [b]) => (a < b ? -1 : 1))),
  }));
};

describe('one object in every format', () => {
  const [expected] = objectsOf({ 'directory/a.yaml': yaml });

  it('is typed after the schema, names in canonical spelling', () => {
    expect(expected?.dn).toBe(dn('Ann'));
    expect(expected?.objectClass).toBe('user');
    expect(expected?.attributes.get('mail')).toBe('ann@contoso.com');
    expect(expected?.attributes.get('msExchRecipientTypeDetails')).toBe(2147483648n);
    expect(expected?.attributes.get('msExchHideFromAddressLists')).toBe(true);
    expect(expected?.attributes.get('manager')).toEqual({ kind: 'reference', dn: dn('Bob') });
  });

  it.each([
    { file: 'a.json', text: json },
    { file: 'a.jsonl', text: JSON.stringify(JSON.parse(json).objects[0]) },
    { file: 'A.CSV', text: csv },
    { file: 'crlf.csv', text: csv.replaceAll('\n', '\r\n') },
  ])('$file', ({ file, text }) => {
    expect(objectsOf({ [`directory/${file}`]: text })).toEqual([expected]);
  });
});

const object = (lines: string): string =>
  `objects:\n  - dn: ${dn('Ann')}\n    objectClass: user\n    objectGUID: ${guid(1)}\n    ${lines}\n`;
const csvRow = (names: string, values: string): string =>
  `DistinguishedName,ObjectClass,ObjectGUID,${names}\n"${dn('Ann')}",user,${guid(1)},${values}\n`;

describe('mistakes', () => {
  it.each([
    { file: 'a.yaml', text: object('userAccountControl: 512x'), at: '5:5 model/value' },
    { file: 'a.yaml', text: object('msExchHideFromAddressLists: maybe'), at: '5:5 model/value' },
    { file: 'a.yaml', text: object('msExchMailboxGuid: 123'), at: '5:5 model/value' },
    { file: 'a.yaml', text: object('targetAddress: [a, b]'), at: '5:5 model/value' },
    { file: 'a.yaml', text: object('mail: a\n    Mail: b'), at: '6:5 model/duplicate-attribute' },
    { file: 'a.yaml', text: object('mail: {a: b}'), at: '5:11 base/decode' },
    { file: 'a.yaml', text: object('mail: "a\\u0007"'), at: '5:11 base/illegal-character' },
    { file: 'a.yaml', text: object('"not a name": x'), at: '5:5 model/attribute-name' },
    {
      file: 'a.yaml',
      text: 'objects:\n  - objectClass: user\n',
      at: '2:5 model/missing-attribute, 2:5 model/missing-attribute',
    },
    {
      file: 'a.yaml',
      text: `objects:\n  - { dn: "${dn('A')}", objectClass: top, objectGUID: ${guid(1)} }\n`,
      at: '2:52 model/object-class',
    },
    {
      file: 'a.yaml',
      text: `objects:\n  - { dn: Ann, objectClass: user, objectGUID: ${guid(1)} }\n`,
      at: '2:7 model/dn',
    },
    {
      file: 'a.yaml',
      text: `objects:\n  - { dn: "CN=A,DC=fabrikam,DC=example", objectClass: user, objectGUID: ${guid(1)} }\n`,
      at: '2:7 model/foreign-domain',
    },
    { file: 'a.yaml', text: 'object: []\n', at: '1:1 model/directory-file' },
    { file: 'a.yaml', text: 'objects: []\n', at: '1:1 model/empty' },
    { file: 'a.yaml', text: '- dn: x\n', at: '1:1 model/directory-file' },
    { file: 'a.json', text: '{"objects":[{"dn":1,}]}', at: '1:21 base/json-syntax' },
    {
      file: 'a.jsonl',
      text: '{"a":1}\n{"a":\n',
      at: '1:1 model/missing-attribute, 1:1 model/missing-attribute, 1:1 model/missing-attribute, 1:2 model/unknown-attribute, 2:6 base/json-syntax',
    },
    { file: 'a.csv', text: 'name,mail\nx,y\n', at: '1:1 model/wrong-columns' },
    { file: 'a.csv', text: 'DistinguishedName,ObjectClass,mail,Mail\n', at: '1:1 base/csv-header' },
    { file: 'a.csv', text: 'DistinguishedName;ObjectClass\n', at: '1:1 base/csv-header' },
    { file: 'a.csv', text: 'DistinguishedName, ObjectClass\n', at: '1:1 base/csv-header' },
    { file: 'a.csv', text: 'DistinguishedName,ObjectClass,\n', at: '1:1 base/csv-header' },
    { file: 'a.csv', text: 'DistinguishedName,ObjectClass\n', at: '1:1 model/empty' },
    { file: 'a.csv', text: csvRow('mail', 'a,b'), at: '2:1 base/csv' },
    { file: 'a.csv', text: csvRow('mail', '"a\nb'), at: '2:1 base/csv' },
    { file: 'a.csv', text: csvRow('mail', '"a"b'), at: '2:1 base/csv' },
    { file: 'a.csv', text: csvRow('mail', 'a"b'), at: '2:1 base/csv' },
    { file: 'a.csv', text: csvRow('proxyAddresses', 'System.Object[]'), at: '2:85 model/destroyed-value' },
    {
      file: 'a.csv',
      text: csvRow('proxyAddresses', 'Microsoft.ActiveDirectory.Management.ADPropertyValueCollection'),
      at: '2:85 model/destroyed-value',
    },
    { file: 'a.csv', text: csvRow('proxyAddresses', '"{a, b, c...}"'), at: '2:85 model/destroyed-value' },
    { file: 'a.csv', text: csvRow('pwdLastSet', '1.33E+17'), at: '2:85 model/destroyed-value' },
    { file: 'a.csv', text: csvRow('mail', 'a\u0007'), at: '2:85 model/illegal-character' },
    { file: 'a.ldif', text: 'dn: x\n', at: '1:1 model/missing-attribute, 1:1 model/missing-attribute, 1:5 model/dn' },
  ])('$file $at', ({ file, text, at }) => {
    const result = load({ [`directory/${file}`]: text });
    expect(result.ok).toBe(false);
    expect(places(result.diagnostics)).toEqual(at.split(', ').map((place) => `directory/${file}:${place}`));
    expect(result.diagnostics.every((d) => (d.help !== undefined && d.help !== '') || d.code === 'base/decode')).toBe(
      true,
    );
  });

  it('a directory without objects (IN-4)', () => {
    expect(places(load({ 'directory/notes.md': 'x' }).diagnostics)).toEqual([
      'directory:: model/empty',
      'directory/notes.md:: model/unknown-file',
    ]);
  });

  it('the same DN or objectGUID in two files, whatever case and escaping', () => {
    const one = (name: string, n: number) => object('mail: x').replace('CN=Ann', name).replace(guid(1), guid(n));
    const twice = load({ 'directory/a.yaml': one('CN=Ann', 1), 'directory/b.yaml': one('cn=\\41NN', 2) });
    expect(places(twice.diagnostics)).toEqual(['directory/b.yaml:2:5 model/duplicate-dn']);
    const guids = load({ 'directory/a.yaml': one('CN=Ann', 1), 'directory/b.yaml': one('CN=Bob', 1) });
    expect(places(guids.diagnostics)).toEqual(['directory/b.yaml:2:5 model/duplicate-guid']);
  });
});

describe('remarks', () => {
  it.each([
    { lines: 'targetAdress: x', at: '5:5 model/unknown-attribute', says: 'Did you mean `targetAddress`?' },
    { lines: 'userPassword: hunter2', at: '5:5 model/secret', says: 'Do not export secrets' },
    { lines: 'ms-Mcs-AdmPwd: hunter2', at: '5:5 model/secret', says: 'Do not export secrets' },
    { lines: 'displayName: "a\\u202Eb"', at: '5:5 model/invisible-character', says: 'It is kept' },
    { lines: 'extensionAttribute15: 21v', at: '2:5 model/marker', says: 'Write exactly `21V`' },
    { lines: 'extensionAttribute15: 21V7', at: '2:5 model/marker', says: 'another process' },
  ])('$lines', ({ lines, at, says }) => {
    const result = load({ 'directory/a.yaml': object(lines) });
    expect(result.ok).toBe(true);
    expect(places(result.diagnostics)).toEqual([`directory/a.yaml:${at}`]);
    expect(result.diagnostics[0]?.help).toContain(says);
    expect(JSON.stringify(result.diagnostics)).not.toContain('hunter2');
  });

  it('keeps what it does not know, and never keeps a secret', () => {
    const [kept] = objectsOf({ 'directory/a.yaml': object('fooBar: [a, b]\n    baz: "1"\n    unicodePwd: hunter2') });
    expect(kept?.attributes.get('fooBar')).toEqual(['a', 'b']);
    expect(kept?.attributes.get('baz')).toBe('1');
    expect([...(kept?.attributes.keys() ?? [])]).not.toContain('unicodePwd');
  });

  it('splits multi-valued cells at semicolons that are not escaped', () => {
    const [split] = objectsOf({ 'directory/a.csv': csvRow('proxyAddresses', '"X500:/o=a\\;b;smtp:c@contoso.com"') });
    expect(split?.attributes.get('proxyAddresses')).toEqual(['X500:/o=a;b', 'smtp:c@contoso.com']);
  });
});

describe('for all inputs', () => {
  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'{}[]:,"\'\\;#-&*!|>%@` \t\n\r=', '\ufeff', '\u202e', '\ud800'),
      fc.string({ minLength: 1, maxLength: 2 }),
    ),
  });

  it('any text in any format gives a result, never an exception', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('yaml', 'json', 'jsonl', 'csv'), (text, extension) => {
        const result = load({ [`directory/a.${extension}`]: text });
        expect(result.ok || result.diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('any cell in a CSV gives a result', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 3, maxLength: 3 }), (cells) => {
        const row = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
        expect(load({ 'directory/a.csv': `DistinguishedName,ObjectClass,proxyAddresses\n${row}\n` }).ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('the order of files and objects does not matter', () => {
    const entries = Array.from({ length: 6 }, (_, i) => `  - { name: Person ${i}, population: P0${i + 1} }\n`);
    const byName = (parts: readonly string[]) =>
      objectsOf(Object.fromEntries(parts.map((part, i) => [`directory/${i}.yaml`, `people:\n${part}`])));
    const expected = byName(entries);
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: 6 }), fc.nat(5), (shuffled, cut) => {
        const parts = [shuffled.slice(0, cut).join(''), shuffled.slice(cut).join('')].filter((part) => part !== '');
        expect(byName(parts)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});
