import { describe, expect, it } from 'vitest';
import { guidBytes } from '../../../src/attribute/guid-bytes.js';
import { sidBytes } from '../../../src/attribute/sid-bytes.js';
import type { Value } from '../../../src/attribute/value.js';
import { encodeBase64 } from '../../../src/base/base64.js';
import { configuration, load, places } from './small-workspace.js';

const id = '0d3b6a9e-5c0b-4b5a-9a43-000000000001';
const sid = 'S-1-5-21-1004336348-1177238915-682003330-1111';
const guid = guidBytes(id) ?? new Uint8Array();
const base64 = (text: string): string => encodeBase64(new TextEncoder().encode(text));
const hex = (bytes: Uint8Array): string =>
  `X'${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}'`;
const dn = (name: string, domain = 'DC=contoso,DC=internal'): string => `CN=${name},OU=People,${domain}`;

const read = (files: Readonly<Record<string, string>>, yaml = configuration) => {
  const result = load(files, yaml);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return { ...result.value.directory, diagnostics: result.diagnostics };
};
const attributesOf = (files: Readonly<Record<string, string>>): Record<string, Value> =>
  Object.fromEntries(read(files).objects[0]?.attributes ?? []);

/** An entry as `ldifde -f` writes it. */
const entry = (lines: string, name = 'Ann', class_ = 'user'): string => `dn: ${dn(name)}
changetype: add
objectClass: top
objectClass: person
objectClass: organizationalPerson
objectClass: ${class_}
objectGUID:: ${encodeBase64(guid)}
${lines}
`;

describe('LDIF as ldifde writes it', () => {
  it('one entry in every notation', () => {
    const text = entry(
      `cn: Ann
distinguishedName: ${dn('Ann')}
displayName:: ${base64('李 安')}
objectSid:: ${encodeBase64(sidBytes(sid) ?? guid)}
userAccountControl: 512
pwdLastSet: 133485408000000000
msExchHideFromAddressLists: TRUE
proxyAddresses: SMTP:ann@contoso.com
proxyAddresses: smtp:a@conto
 so.com
manager:: ${base64(dn('Böb'))}
whenCreated: 20240131120000.0Z
uSNChanged: 12345
msExchLitigationHoldDate: 20240131120000.0Z
unicodePwd:: aHVudGVyMg==
x-unknown: one
x-unknown: two
userCertificate;binary:: AAECAw==
`,
    );
    const expected = {
      cn: 'Ann',
      displayName: '李 安',
      objectGUID: guid,
      objectSid: sidBytes(sid),
      userAccountControl: 512n,
      pwdLastSet: 133485408000000000n,
      msExchHideFromAddressLists: true,
      proxyAddresses: ['SMTP:ann@contoso.com', 'smtp:a@contoso.com'],
      manager: { kind: 'reference', dn: dn('Böb') },
      msExchLitigationHoldDate: '20240131120000.0Z',
      'x-unknown': ['one', 'two'],
      userCertificate: [Uint8Array.of(0, 1, 2, 3)],
    };
    expect(attributesOf({ 'directory/a.ldif': text })).toEqual(expected);
    expect(attributesOf({ 'directory/a.ldf': text.replaceAll('\n', '\r\n') })).toEqual(expected);
  });

  it('a DN in base64, a GUID as text, bytes that are printable', () => {
    const text = `dn:: ${base64(dn('Ärn'))}\nobjectClass: contact\nobjectGUID: ${id}\nlogonHours: ABC\n`;
    const [object] = read({ 'directory/a.ldif': text }).objects;
    expect(object?.dn).toBe(dn('Ärn'));
    expect(object?.attributes.get('objectGUID')).toEqual(guid);
    expect(object?.attributes.get('logonHours')).toEqual(Uint8Array.of(65, 66, 67));
  });

  it('several domains of one forest', () => {
    const child = configuration.replace(
      'forest: contoso.internal',
      'forest: { fqdn: contoso.internal, domains: [{ fqdn: emea.contoso.internal, netbios: EMEA }] }',
    );
    const text = `${entry('cn: Ann')}
dn: ${dn('Bob', 'DC=emea,DC=contoso,DC=internal')}\nobjectClass: user\nobjectGUID: ${id.replace(/1$/, '2')}\n`;
    expect(read({ 'directory/a.ldif': text }, child).objects.map((object) => object.dn)).toHaveLength(2);
    expect(places(load({ 'directory/a.ldif': text }).diagnostics)).toEqual([
      'directory/a.ldif:10:5 model/foreign-domain',
    ]);
  });

  it.each([
    { domain: 'emea.contoso.internal', help: 'Add `emea.contoso.internal` under `forest: domains:` in onegal.yaml.' },
    { domain: 'fabrikam.example', help: 'another forest needs a workspace of its own' },
  ])('objects of $domain are reported once, with the way out', ({ domain, help }) => {
    const at = domain
      .split('.')
      .map((label) => `DC=${label}`)
      .join(',');
    const text = [1, 2, 3].map(
      (n) => `dn: ${dn(`P${n}`, at)}\nobjectClass: user\nobjectGUID: ${id.replace(/1$/, String(n))}\n`,
    );
    const result = load({ 'directory/a.ldif': text.join('\n') });
    expect(places(result.diagnostics)).toEqual(['directory/a.ldif:1:5 model/foreign-domain']);
    expect(result.diagnostics[0]?.help).toContain(help);
  });

  const members = (...names: string[]) => names.map((name, i) => `${name}: ${dn(`M${i}`)}\n`).join('');
  it.each([
    { parts: members('member;range=0-1499', 'member;range=1500-2999', 'member;range=3000-*'), incomplete: false },
    { parts: members('member;range=1500-*', 'member;range=0-1499'), incomplete: false },
    { parts: members('member;range=0-*'), incomplete: false },
    { parts: members('member;range=0-1499'), incomplete: true },
    { parts: members('member;range=0-1499', 'member;range=3000-*'), incomplete: true },
    { parts: members('member;range=1500-*'), incomplete: true },
  ])('ranges of a list: $parts', ({ parts, incomplete }) => {
    const { objects, diagnostics } = read({ 'directory/a.ldif': entry(parts, 'All', 'group') });
    expect(objects[0]?.attributes.get('member')).toHaveLength(parts.split('\n').length - 1);
    expect(places(diagnostics)).toEqual(incomplete ? ['directory/a.ldif:1:1 model/incomplete-values'] : []);
  });

  it.each([
    { lines: 'objectSid:: AQUAAA==', at: '8:13 model/value' },
    { lines: 'cn:: YQ=', at: '8:6 model/base64' },
    { lines: 'cn:: Y Q=', at: '8:6 model/base64' },
    { lines: 'cn:: /w==', at: '8:6 model/value' },
    { lines: 'userAccountControl: 5x', at: '8:21 model/value' },
    { lines: 'mail: a\nMAIL: b', at: '9:7 model/value' },
    { lines: 'cn:: AA==', at: '8:6 model/illegal-character' },
    { lines: 'mail;lang-de: a', at: '8:15 model/attribute-name' },
    { lines: 'photo:< file:///x', at: '8:7 base/ldif' },
  ])('refuses $lines', ({ lines, at }) => {
    const result = load({ 'directory/a.ldif': entry(lines) });
    expect(result.ok).toBe(false);
    expect(places(result.diagnostics)).toEqual([`directory/a.ldif:${at}`]);
  });

  it('finds every mistake of a file in one run (ERR-2)', () => {
    const text = `${entry('userAccountControl: x')}\nmail: x\n\n${entry('cn:: %', 'Bob')}\n${entry('changetype: modify', 'Cy')}`;
    expect(places(load({ 'directory/a.ldif': text }).diagnostics)).toEqual([
      'directory/a.ldif:8:21 model/value',
      'directory/a.ldif:10:1 base/ldif',
      'directory/a.ldif:12:1 model/duplicate-guid',
      'directory/a.ldif:19:6 model/base64',
      'directory/a.ldif:28:1 base/ldif',
    ]);
  });

  it.each(['version: 1\n', '# nothing\n\n'])('IN-4 no entries: %j', (text) => {
    expect(places(load({ 'directory/a.ldif': text }).diagnostics)).toEqual(['directory/a.ldif:1:1 model/empty']);
  });
});

describe('CSV as csvde writes it', () => {
  const csv = `DN,objectClass,displayName,description,objectGUID,objectSid,member,proxyAddresses,userAccountControl,x-unknown
"${dn('Ann')}",user,${hex(new TextEncoder().encode('李 安'))},"one \\; two",${hex(guid)},${hex(sidBytes(sid) ?? guid)},"${dn('A')};${dn('B\\;')}",SMTP:a@contoso.com;X500:/o=a\\;b,512,a
`;
  it("DN first, X'hex' for bytes and letters, `\\;` for a semicolon", () => {
    expect(attributesOf({ 'directory/a.csv': csv })).toEqual({
      displayName: '李 安',
      description: ['one ; two'],
      objectGUID: guid,
      objectSid: sidBytes(sid),
      member: [
        { kind: 'reference', dn: dn('A') },
        { kind: 'reference', dn: dn('B;') },
      ],
      proxyAddresses: ['SMTP:a@contoso.com', 'X500:/o=a;b'],
      userAccountControl: 512n,
      'x-unknown': 'a',
    });
  });

  it.each([
    { cell: "X'4'", at: '2:48 model/value' },
    { cell: "X'zz'", at: '2:48 model/value' },
    { cell: "X'ff'", at: '2:48 model/value' },
    { cell: "X'07'", at: '2:48 model/illegal-character' },
  ])('refuses $cell', ({ cell, at }) => {
    const text = `DN,objectClass,cn,objectGUID\n"${dn('Ann')}",user,${cell},${hex(guid)}\n`;
    expect(places(load({ 'directory/a.csv': text }).diagnostics)).toEqual([`directory/a.csv:${at}`]);
  });
});

describe('CSV as Get-ADUser | Export-Csv writes it', () => {
  const table = (columns: Readonly<Record<string, string>>): string => {
    const all = { DistinguishedName: dn('Ann'), ObjectClass: 'user', ObjectGUID: id, ...columns };
    const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    return `#TYPE Selected.Microsoft.ActiveDirectory.Management.ADUser\r\n${line(Object.keys(all))}\r\n${line(Object.values(all))}\r\n`;
  };
  const row = (columns: Readonly<Record<string, string>>) => {
    const { objectGUID: _, ...rest } = attributesOf({ 'directory/a.csv': table(columns) });
    return rest;
  };

  it.each([
    {
      columns: { SamAccountName: 'ann', EmailAddress: 'a@contoso.com', Surname: 'B' },
      gives: { sAMAccountName: 'ann', mail: 'a@contoso.com', sn: 'B' },
    },
    { columns: { SID: sid }, gives: { objectSid: sidBytes(sid) } },
    { columns: { Enabled: 'True' }, gives: { userAccountControl: 512n } },
    { columns: { Enabled: 'False' }, gives: { userAccountControl: 514n } },
    { columns: { Enabled: '' }, gives: {} },
    { columns: { Enabled: 'False', userAccountControl: '66050' }, gives: { userAccountControl: 66050n } },
    { columns: { City: 'Berlin', l: 'Köln' }, gives: { l: 'Köln' } },
    { columns: { City: 'Berlin', l: '' }, gives: { l: 'Berlin' } },
    { columns: { Created: '31.01.2024 12:00:00', whenCreated: '1/31/2024', Name: 'Ann', MemberOf: 'x' }, gives: {} },
    {
      columns: { msExchLitigationHoldDate: '2024-01-31T12:00:00Z' },
      gives: { msExchLitigationHoldDate: '20240131120000.0Z' },
    },
    { columns: { msExchHideFromAddressLists: 'True' }, gives: { msExchHideFromAddressLists: true } },
    { columns: { displayName: 'a;b\\;c' }, gives: { displayName: 'a;b\\;c' } },
    { columns: { Manager: dn('Bob') }, gives: { manager: { kind: 'reference', dn: dn('Bob') } } },
    { columns: { cn: "X'41'" }, gives: { cn: "X'41'" } },
  ])('$columns', ({ columns, gives }) => {
    expect(row(columns)).toEqual(gives);
  });

  it.each([
    {
      columns: { proxyAddresses: 'Microsoft.ActiveDirectory.Management.ADPropertyValueCollection' },
      help: "@{n='proxyAddresses';e={$_.proxyAddresses -join ';'}}",
    },
    {
      columns: { 'mS-DS-ConsistencyGuid': 'System.Byte[]' },
      help: '[Convert]::ToBase64String($_.mS-DS-ConsistencyGuid)',
    },
    { columns: { proxyAddresses: 'System.Object[]' }, help: '-join' },
    { columns: { proxyAddresses: '{smtp:a@b, smtp:c@d...}' }, help: '-join' },
    { columns: { pwdLastSet: '1,33E+17' }, help: 'spreadsheet' },
  ])('refuses $columns and says how to export it', ({ columns, help }) => {
    const { diagnostics } = load({ 'directory/a.csv': table(columns) });
    expect(places(diagnostics)).toEqual(['directory/a.csv:3:89 model/destroyed-value']);
    expect(diagnostics[0]?.help).toContain(help);
  });

  it('a value destroyed in every row is told once, with the number of rows', () => {
    const rows = [1, 2, 3].map((n) => `"${dn(`P${n}`)}",user,${id.replace(/1$/, String(n))},System.Object[]\n`);
    const { diagnostics } = load({
      'directory/a.csv': `DistinguishedName,ObjectClass,ObjectGUID,otherMobile\n${rows.join('')}`,
    });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '`otherMobile` is `System.Object[]` and 2 more rows: PowerShell wrote a type name instead of the values',
    ]);
  });

  it('a time in the manner of some country is refused', () => {
    expect(
      places(load({ 'directory/a.csv': table({ msExchLitigationHoldDate: '31.01.2024 12:00:00' }) }).diagnostics),
    ).toEqual(['directory/a.csv:3:89 model/value']);
  });

  it('names that are only question marks are reported and kept', () => {
    const { diagnostics, objects } = read({ 'directory/a.csv': table({ displayName: '???' }) });
    expect(places(diagnostics)).toEqual(['directory/a.csv:3:89 model/destroyed-text']);
    expect(objects[0]?.attributes.get('displayName')).toBe('???');
  });
});

describe('what was read, skipped, and why', () => {
  it('by file', () => {
    const ldif = `${entry('cn: Ann\nx-mine: 1\nunicodePwd:: aGk=\nwhenCreated: 20240101000000.0Z')}
dn: OU=People,DC=contoso,DC=internal\nobjectClass: top\nobjectClass: organizationalUnit\nou: People

dn: DC=contoso,DC=internal\nobjectClass: top\nobjectClass: domain\nobjectClass: domainDNS

dn: CN=Old\\0ADEL:x,CN=Deleted Objects,DC=contoso,DC=internal\nobjectClass: user\nisDeleted: TRUE
`;
    const csv = `DistinguishedName,ObjectClass,ObjectGUID,Created,Foo\n"${dn('Bob')}",group,${id.replace(/1$/, '2')},x,y\n`;
    const yaml = 'people:\n  - { name: Cy, upn: cy@contoso.com }\n';
    const { reports } = read({ 'directory/a.ldif': ldif, 'directory/b.csv': csv, 'directory/c.yaml': yaml });
    expect(reports).toEqual([
      {
        file: 'directory/a.ldif',
        format: 'ldif',
        dialect: 'ldifde',
        people: 0,
        objects: [{ name: 'user', count: 1 }],
        skipped: [
          { reason: 'class', what: 'domainDNS', count: 1, first: { file: 'directory/a.ldif', line: 18, column: 1 } },
          {
            reason: 'class',
            what: 'organizationalUnit',
            count: 1,
            first: { file: 'directory/a.ldif', line: 13, column: 1 },
          },
          { reason: 'deleted', what: 'user', count: 1, first: { file: 'directory/a.ldif', line: 23, column: 1 } },
        ],
        unknownAttributes: [{ name: 'x-mine', count: 1 }],
        ignored: [
          { name: 'unicodePwd', reason: 'secret' },
          { name: 'whenCreated', reason: 'not modelled' },
        ],
      },
      {
        file: 'directory/b.csv',
        format: 'csv',
        dialect: 'Export-Csv',
        people: 0,
        objects: [{ name: 'group', count: 1 }],
        skipped: [],
        unknownAttributes: [{ name: 'Foo', count: 1 }],
        ignored: [{ name: 'Created', reason: 'not modelled' }],
      },
      {
        file: 'directory/c.yaml',
        format: 'yaml',
        dialect: 'onegal',
        people: 1,
        objects: [],
        skipped: [],
        unknownAttributes: [],
        ignored: [],
      },
    ]);
  });
});
