import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reference } from '../../src/attribute/value.js';
import { marksOf, noMarks, unionOfMarks, withMark } from '../../src/cloud/marks.js';
import { adNameOf, anchorOfDn, connectorNameOf, SyncedAttributes } from '../../src/cloud/synced-attributes.js';
import { isSameFolded, TextIndex } from '../../src/cloud/text-index.js';

describe('names of the connector (cloud 1.2)', () => {
  it.each([
    ['mailNickname', 'alias'],
    ['sn', 'surname'],
    ['co', 'country'],
    ['objectSid', 'onPremiseSecurityIdentifier'],
    ['sAMAccountName', 'onPremisesSamAccountName'],
    ['l', 'city'],
    ['st', 'state'],
    ['c', 'countryLetterCode'],
    ['cn', 'commonName'],
    ['pwdLastSet', 'lastPasswordChangeTimestamp'],
    ['displayName', 'displayName'],
    ['msExchArchiveGUID', 'msExchArchiveGuid'],
    ['domainFQDN', 'domainFQDN'], // no attribute of AD
  ])('%s is %s', (ad, connector) => expect([connectorNameOf(ad), adNameOf(connector)]).toEqual([connector, ad]));
});

describe('a view of exported attributes', () => {
  const view = new SyncedAttributes(
    new Map<string, string | ReturnType<typeof reference> | readonly ReturnType<typeof reference>[]>([
      ['alias', 'anna'],
      ['manager', reference('CN={61}')],
      ['member', [reference('CN={62}'), reference('CN={63}')]],
    ]),
    (dn) => (dn === 'CN={62}' ? 'b' : null),
  );

  it('has AD names and the references that lead somewhere', () => {
    expect([...view]).toEqual([
      ['mailNickname', 'anna'],
      ['member', [reference('b')]],
    ]);
    expect([view.size, view.has('manager'), view.has('alias'), view.get('mailNickname')]).toEqual([
      2,
      false,
      true,
      'anna',
    ]);
  });
});

describe('the anchor in a DN (JOIN-20)', () => {
  it.each([
    ['CN={4D79495241465645643261496D6171377A4E33752F773D3D}', 'MyIRAFVEd2aImaq7zN3u/w=='],
    ['CN={C3A4}', 'ä'],
    ['CN={}', ''],
    ['CN={4D7}', null],
    ['CN=Anna', null],
  ])('%s', (dn, anchor) => expect(anchorOfDn(dn)).toBe(anchor));
});

describe('sets of marks', () => {
  it('are sorted, without doubles, and one array for equal sets', () => {
    const a = withMark(withMark(noMarks, 'S-14'), 'K-3');
    expect(a).toEqual(['K-3', 'S-14']);
    expect(withMark(withMark(withMark(noMarks, 'K-3'), 'S-14'), 'K-3')).toBe(a);
    expect(unionOfMarks(marksOf(['S-14']), marksOf(['K-3']))).toBe(a);
    expect(unionOfMarks(a, noMarks)).toBe(a);
  });
});

describe('an index of texts', () => {
  const key = fc.string({ unit: fc.constantFrom('a', 'B', 'b', 'ä', '@', '.'), maxLength: 4 });
  const fold = (text: string): string => text.replace(/[A-Z]/g, (char) => char.toLowerCase());

  it('finds what a Map finds, whatever is added and removed', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ key, remove: fc.boolean() }), { maxLength: 200 }), (steps) => {
        const texts: (string | null)[] = [];
        const index = new TextIndex(true, (owner, text, from) => isSameFolded(texts[owner] ?? '\0', 0, text, from));
        const model = new Map<string, number>();
        for (const step of steps) {
          const owner = model.get(fold(step.key));
          if (step.remove && owner !== undefined) {
            index.remove(step.key, owner);
            texts[owner] = null;
            model.delete(fold(step.key));
          } else if (!step.remove && owner === undefined) {
            index.add(`x${step.key}`, texts.push(step.key) - 1, 1);
            model.set(fold(step.key), texts.length - 1);
          }
          expect(index.find(step.key)).toBe(model.get(fold(step.key)) ?? -1);
        }
      }),
    );
  });

  it('grows', () => {
    const index = new TextIndex(false, (owner, text) => `user${owner}` === text);
    for (let i = 0; i < 5000; i++) index.add(`user${i}`, i);
    for (let i = 0; i < 5000; i++) expect(index.find(`user${i}`)).toBe(i);
    expect([index.find('user5000'), index.find('USER1')]).toEqual([-1, -1]);
  });
});
