import { describe, expect, it } from 'vitest';
import { exportDifferenceText } from '../../src/report/difference-text.js';
import { type ExportRow, type ExportValue, exportDifference } from '../../src/report/export-difference.js';
import { readExportRows } from '../../src/report/export-rows.js';

const row = (name: string, attributes: Record<string, ExportValue> = {}, objectType = 'user'): ExportRow => ({
  sourceAnchor: `anchor-${name}`,
  objectType,
  sources: [`CN=${name},OU=People,DC=contoso,DC=internal`],
  attributes: new Map(Object.entries(attributes)),
});
const patternsOf = (before: readonly ExportRow[], after: readonly ExportRow[]) =>
  exportDifference('C', before, after).patterns.map(({ pattern, attribute, changes }) => [
    pattern,
    attribute,
    changes.length,
  ]);

describe('a change gets the name administrators have for it', () => {
  it.each<[string, Record<string, ExportValue>, Record<string, ExportValue>]>([
    ['mailboxTypeAppears', {}, { msExchRemoteRecipientType: 1 }],
    ['mailboxTypeCleared', { msExchRemoteRecipientType: 4 }, {}],
    ['accountEnabled', { accountEnabled: false }, { accountEnabled: true }],
    ['accountDisabled', { accountEnabled: true }, { accountEnabled: false }],
    ['signInNameChanged', { userPrincipalName: 'a@contoso.com' }, { userPrincipalName: 'a@cn.contoso.com' }],
    ['targetCleared', { targetAddress: 'SMTP:a@contoso.com' }, {}],
    ['targetChanged', { targetAddress: 'SMTP:a@contoso.com' }, { targetAddress: 'SMTP:a@b.example' }],
    [
      'primaryAddressChanged',
      { proxyAddresses: ['SMTP:a@x.example'] },
      { proxyAddresses: ['SMTP:b@x.example', 'smtp:a@x.example'] },
    ],
    [
      'addressesLost',
      { proxyAddresses: ['SMTP:a@x.example', 'smtp:b@x.example'] },
      { proxyAddresses: ['SMTP:a@x.example'] },
    ],
    [
      'addressesAdded',
      { proxyAddresses: ['SMTP:a@x.example'] },
      { proxyAddresses: ['SMTP:a@x.example', 'smtp:b@x.example'] },
    ],
    ['hidden', {}, { msExchHideFromAddressLists: true }],
    ['shown', { msExchHideFromAddressLists: true }, {}],
    ['mailboxIdentityChanged', { msExchMailboxGuid: 'AAAA' }, {}],
    ['membersLost', { member: ['CN={41}'] }, {}],
    ['valueCleared', { title: 'Boss' }, {}],
    ['valueSet', {}, { title: 'Boss' }],
    ['valueChanged', { title: 'Boss' }, { title: 'Chief' }],
  ])('%s', (pattern, before, after) => {
    expect(patternsOf([row('a', before)], [row('a', after)]).map(([name]) => name)).toEqual([pattern]);
  });

  it('lists are sets (MRG-4)', () => {
    const [a, b] = [
      ['SMTP:a@x.example', 'smtp:b@x.example'],
      ['smtp:b@x.example', 'SMTP:a@x.example'],
    ];
    expect(patternsOf([row('a', { proxyAddresses: a })], [row('a', { proxyAddresses: b })])).toEqual([]);
  });
});

describe('a server', () => {
  it('another type is a delete and an add (DEL-8); the worst comes first, then the most frequent', () => {
    const before = [row('a'), row('b'), row('c', { title: 'x' }), row('d', { city: 'x' }), row('e', { city: 'x' })];
    const after = [row('b', {}, 'contact'), row('c'), row('d', { city: 'y' }), row('e', { city: 'y' }), row('f')];
    const { adds, deletes, patterns } = exportDifference('C', before, after);
    expect([adds, deletes]).toEqual([2, 2]);
    expect(patterns.map(({ pattern }) => pattern)).toEqual([
      'deleted',
      'retyped',
      'added',
      'valueCleared',
      'valueChanged',
    ]);
  });

  it.each([
    [2, 2, false],
    [1, 2, true],
  ])('threshold %i, %i deletes: stopped %s (DEL-10: more than)', (threshold, deletes, expected) => {
    const before = Array.from({ length: deletes }, (_, i) => row(`p${i}`));
    expect(exportDifference('C', before, [], threshold).exceedsThreshold).toBe(expected);
  });

  it('prints ten of a pattern and counts the others; names cannot drive the terminal (TTY-W)', () => {
    const before = Array.from({ length: 12 }, (_, i) => row(`p${String(i).padStart(2, '0')}\u001b[31m`));
    const text = exportDifferenceText([exportDifference('C', before, [])], 'text');
    expect(text.split('\n').slice(0, 2)).toEqual([
      'C: 12 objects change, 0 adds, 12 deletes',
      '  12 deleted in the tenant',
    ]);
    expect(text).toContain('and 2 more');
    expect(text).not.toContain('\u001b');
  });

  it('as Markdown, data stands in code spans that it cannot leave (MD-W)', () => {
    const text = exportDifferenceText([exportDifference('C', [row('a`|b')], [])], 'markdown');
    expect(text).toContain('`` CN=a`\\u{7C}b,OU=People,DC=contoso,DC=internal ``');
  });
});

describe('reading what simulate wrote', () => {
  it('places every damaged line', () => {
    const good = '{"dn":"CN={41}","objectType":"user","sources":["CN=a"],"passwordSync":true,"sourceAnchor":"x"}';
    const read = readExportRows([good, 'no json', '{"objectType":1}', ''].join('\n'), 'export/C.jsonl');
    expect(read.diagnostics.map(({ at }) => at?.line)).toEqual([2, 3]);
  });
});
