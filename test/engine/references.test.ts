import { describe, expect, it } from 'vitest';
import { reference, type Value } from '../../src/attribute/value.js';
import {
  aadId,
  direct,
  dnOf,
  errorsOf,
  exported,
  formula,
  type Given,
  mvAttributes,
  object,
  rule,
  run,
  skeleton,
  to,
} from './build-rule.js';
import { mvAttributes as realNames } from './reference-attributes.js';

const cloudDn = (anchor: string) => reference(`CN={${Buffer.from(anchor, 'utf8').toString('hex').toUpperCase()}}`);

const rules = () => [
  ...skeleton(),
  rule({
    precedence: 50,
    flows: [
      direct('manager'),
      direct('member'),
      formula('memberCount', 'ValueCount("member")'),
      direct('cloudFiltered', 'isHidden'),
    ],
  }),
  rule({
    direction: 'Outbound',
    precedence: 60,
    flows: [direct('manager'), direct('member'), direct('countryCode', 'memberCount')],
  }),
];

const user = (name: string, attributes: Given = {}) => object(name, { employeeID: name.toLowerCase(), ...attributes });
const cloudOf = (objects: readonly ReturnType<typeof object>[]): Record<string, Record<string, Value>> =>
  exported(run(rules(), { objects }));

describe('REF: references', () => {
  it('REF-1: a DN becomes the linked object, and that the object in the target', () => {
    const cloud = cloudOf([user('Anna', { manager: to('BERTA') }), user('Berta')]);
    expect(cloud.anna?.manager).toEqual(cloudDn('berta'));
  });

  it('REF-1: escaping and case of the DN do not matter', () => {
    const berta = { ...user('Berta'), dn: dnOf('Berg\\, Berta') };
    const cloud = cloudOf([user('Anna', { manager: reference(dnOf('berg\\2C Berta').toLowerCase()) }), berta]);
    expect(cloud.anna?.manager).toEqual(cloudDn('berta'));
  });

  it('REF-2: a hop that is missing drops the value, the others stay', () => {
    const members = [to('Berta'), to('Nobody'), to('Hidden'), to('Cesar')];
    const cloud = cloudOf([
      user('Anna', { member: members }),
      user('Berta'),
      user('Hidden', { isHidden: true }),
      user('Cesar'),
    ]);
    expect(cloud.anna?.member).toEqual([cloudDn('berta'), cloudDn('cesar')]);
    expect(errorsOf(run(rules(), { objects: [user('Anna', { manager: to('Nobody') })] }))).toEqual([]);
  });

  it('REF-2: a self reference is one like any other', () => {
    expect(cloudOf([user('Anna', { manager: to('Anna') })]).anna?.manager).toEqual(cloudDn('anna'));
  });

  it('REF-3: a dropped reference comes back when its object is provisioned later', () => {
    // Anna is processed before the manager exists anywhere.
    const cloud = cloudOf([user('Anna', { manager: to('Zoe') }), user('Zoe', { manager: to('Anna') })]);
    expect([cloud.anna?.manager, cloud.zoe?.manager]).toEqual([cloudDn('zoe'), cloudDn('anna')]);
  });

  it('REF-4: the reference attributes of the metaverse are references', () => {
    expect(mvAttributes).toContain('manager reference');
    expect(realNames.filter(({ type }) => type !== 'reference').map(({ name }) => name)).toEqual([]);
    expect(realNames.length).toBeGreaterThan(13);
  });

  it('REF-5: memberCount counts the members in AD', () => {
    const cloud = cloudOf([user('Anna', { member: [to('A'), to('B'), to('C')] })]);
    expect(cloud.anna).toMatchObject({ countryCode: 3n });
    expect(cloud.anna?.member).toBeUndefined();
  });

  it('REF-6, DT-8: of somebody who is not exported here only a contact that stands for him survives', () => {
    const contact = { ...user('Contact', {}), dn: dnOf('Hidden (contact)') };
    const members = [to('Hidden'), reference(contact.dn)];
    const cloud = cloudOf([user('Anna', { member: members }), user('Hidden', { isHidden: true }), contact]);
    expect(cloud.anna?.member).toEqual([cloudDn('contact')]);
  });

  it('REF: references are decided once more for an object that loses its target', () => {
    const output = run(rules(), { objects: [user('Anna', { manager: to('Berta') }), user('Berta')] });
    expect(output.exports.get(aadId)).toHaveLength(2);
  });
});
