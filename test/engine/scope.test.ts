import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/attribute/value.js';
import type { EngineOutput } from '../../src/engine/engine.js';
import {
  aadId,
  constant,
  direct,
  dnOf,
  type Given,
  object,
  people,
  type RunGiven,
  rule,
  run,
  to,
} from './build-rule.js';

/** A rule that projects whatever is in its scope. */
const projecting = (scope: readonly (readonly string[])[]) => rule({ linkType: 'Provision', scope });

const runScope = (clauses: readonly string[], attributes: Given, given: RunGiven = {}): EngineOutput =>
  run([projecting([clauses])], { objects: [object('Anna', attributes)], ...given });

const isIn = (clauses: readonly string[], attributes: Given, given: RunGiven = {}): boolean =>
  people(runScope(clauses, attributes, given)).length === 1;

const codes = ({ diagnostics }: EngineOutput): string[] => diagnostics.map(({ code }) => code);

describe('the checks of sync-engine 3.3', () => {
  it.each<[Given, string, boolean]>([
    [{}, 'adminDescription NOTSTARTSWITH User_', true],
    [{ adminDescription: 'User_x' }, 'adminDescription NOTSTARTSWITH User_', false],
    [{ userAccountControl: 512n }, 'userAccountControl ISBITNOTSET 2', true],
    [{ userAccountControl: 514n }, 'userAccountControl ISBITNOTSET 2', false],
    [{ countryCode: 9n }, 'countryCode LESSTHAN 50000', true],
    [{ countryCode: 50000n }, 'countryCode LESSTHAN 50000', false],
    [{ countryCode: 50001n }, 'countryCode LESSTHAN 50000', false],
    [{}, 'isHidden NOTEQUAL True', true],
    [{}, 'mail EQUAL ', false],
  ])('%o is tested by %s: %s', (attributes, text, expected) => {
    expect(isIn([text], attributes)).toBe(expected);
  });

  it('warns of an empty constant, which is no way to ask for absence', () => {
    expect(codes(runScope(['mail EQUAL '], {}))).toContain('engine/empty-scope-constant');
  });
});

describe('the operators of sync-engine 3.2 (SCP-6, SCP-7, SCP-8, SCP-10, SCP-12, SCP-14)', () => {
  const guid = Uint8Array.of(
    0x33,
    0x22,
    0x11,
    0x00,
    0x55,
    0x44,
    0x77,
    0x66,
    0x88,
    0x99,
    0xaa,
    0xbb,
    0xcc,
    0xdd,
    0xee,
    0xff,
  );
  const both = ['SMTP:a@contoso.example', 'smtp:b@contoso.example'];
  // attribute, value, operator and constant, result, result for an absent attribute
  it.each<[string, Value, string, boolean, boolean]>([
    ['title', 'Boss', 'EQUAL Boss', true, false],
    ['title', 'Boss', 'EQUAL bOSS', true, false], // SCP-11
    ['title', 'Boss ', 'EQUAL Boss', false, false], // SCP-14
    ['title', 'Boss', 'NOTEQUAL boss', false, true],
    ['title', 'Maid', 'NOTEQUAL boss', true, true],
    ['countryCode', 9n, 'EQUAL 9', true, false],
    ['countryCode', 9n, 'EQUAL 09', true, false],
    ['countryCode', 9n, 'EQUAL nine', false, false],
    ['countryCode', 137438953472n, 'EQUAL 137438953472', true, false],
    ['isHidden', true, 'EQUAL true', true, false], // SCP-8
    ['isHidden', true, 'EQUAL TRUE', true, false],
    ['isHidden', false, 'EQUAL true', false, false],
    ['isHidden', true, 'NOTEQUAL True', false, true],
    ['isHidden', false, 'EQUAL False', true, true], // SCP-9: an absent Boolean behaves like False
    ['isHidden', true, 'NOTEQUAL False', true, false],
    ['objectGUID', guid, 'EQUAL 00112233-4455-6677-8899-aabbccddeeff', true, false],
    ['objectGUID', guid, 'NOTEQUAL MyIRAFVEd2aImaq7zN3u/w==', false, true],
    ['manager', to('Berta'), `EQUAL ${dnOf('BERTA').toLowerCase()}`, true, false],
    ['countryCode', 9n, 'LESSTHAN 10', true, false],
    ['countryCode', 10n, 'LESSTHAN 10', false, false],
    ['countryCode', -1n, 'LESSTHAN 0', true, false],
    ['countryCode', 10n, 'LESSTHAN_OR_EQUAL 10', true, false],
    ['countryCode', 11n, 'LESSTHAN_OR_EQUAL 10', false, false],
    ['countryCode', 11n, 'GREATERTHAN 10', true, false],
    ['countryCode', 10n, 'GREATERTHAN 10', false, false],
    ['countryCode', 10n, 'GREATERTHAN_OR_EQUAL 10', true, false],
    ['countryCode', 9n, 'GREATERTHAN_OR_EQUAL 10', false, false],
    ['title', '9', 'LESSTHAN 50000', false, false], // SCP-7: ordinal on text
    ['title', 'b', 'GREATERTHAN A', true, false],
    ['title', 'The Boss', 'CONTAINS bos', true, false],
    ['title', 'The Boss', 'NOTCONTAINS bos', false, true],
    ['title', 'The Boss', 'CONTAINS x', false, false],
    ['title', 'The Boss', 'STARTSWITH the', true, false],
    ['title', 'The Boss', 'STARTSWITH Boss', false, false],
    ['title', 'The Boss', 'NOTSTARTSWITH the', false, true],
    ['title', 'The Boss', 'ENDSWITH BOSS', true, false],
    ['title', 'The Boss', 'NOTENDSWITH BOSS', false, true],
    ['title', 'Boss', 'ISNULL ', false, true],
    ['title', 'Boss', 'ISNOTNULL ', true, false],
    ['proxyAddresses', both, 'ISIN smtp:b@contoso.example', true, false],
    ['proxyAddresses', both, 'ISIN smtp:c@contoso.example', false, false],
    ['proxyAddresses', both, 'ISNOTIN smtp:b@contoso.example', false, true],
    ['proxyAddresses', both, 'ISNOTIN smtp:c@contoso.example', true, true],
    ['proxyAddresses', both, 'EQUAL smtp:b@contoso.example', true, false], // SCP-12: any value
    ['proxyAddresses', both, 'NOTEQUAL smtp:b@contoso.example', false, true], // SCP-12: none
    ['proxyAddresses', both, 'NOTCONTAINS @fabrikam', true, true],
    ['proxyAddresses', both, 'STARTSWITH smtp:b', true, false],
    ['userAccountControl', 514n, 'ISBITSET 2', true, false], // SCP-10: a mask, not a bit number
    ['userAccountControl', 512n, 'ISBITSET 2', false, false],
    ['userAccountControl', 512n, 'ISBITSET 514', false, false], // all bits of the mask
    ['userAccountControl', 512n, 'ISBITNOTSET 514', true, true],
    ['userAccountControl', 514n, 'ISBITNOTSET 514', false, true],
    ['userAccountControl', 137438953472n, 'ISBITSET 137438953472', true, false],
    ['userAccountControl', -2147483648n, 'ISBITSET -2147483648', true, false],
  ])('%s = %o %s: %s, absent: %s', (attribute, value, rest, expected, absent) => {
    expect(isIn([`${attribute} ${rest}`], { [attribute]: value })).toBe(expected);
    expect(isIn([`${attribute} ${rest}`], {})).toBe(absent);
  });

  it('ISMEMBEROF counts direct members of a group of the connector space (SCP-13)', () => {
    const all = [
      object('Staff', { member: [to('anna'), to('Inner')] }, 'group'),
      object('Inner', { member: [to('Berta')] }, 'group'),
      object('Anna'),
      object('Berta'),
    ];
    const members = (operator: string, group: string) =>
      people(run([projecting([[`dn ${operator} ${dnOf(group)}`]])], { objects: all })).flatMap(({ links }) => links);
    expect(members('ISMEMBEROF', 'Staff')).toEqual(['Anna']);
    expect(members('ISNOTMEMBEROF', 'Staff')).toEqual(['Berta']);
    expect(members('ISMEMBEROF', 'Nobody')).toEqual([]);
    expect(members('ISNOTMEMBEROF', 'Nobody')).toEqual(['Anna', 'Berta']);
  });

  it('warns of a group that is not there, once', () => {
    const output = run([projecting([[`dn ISMEMBEROF ${dnOf('Nobody')}`]])], {
      objects: [object('Anna'), object('Berta')],
    });
    expect(codes(output)).toEqual(['engine/unknown-scope-group']);
  });

  it('says that membership of metaverse objects is not modelled', () => {
    const output = run([rule({ direction: 'Outbound', scope: [[`title ISMEMBEROF ${dnOf('Staff')}`]] })], {});
    expect(codes(output)).toEqual(['engine/not-modelled']);
  });

  it('reports a constant that cannot be what the attribute is (SCP-4)', () => {
    expect(codes(runScope(['countryCode LESSTHAN many'], { countryCode: 1n }))).toEqual(['engine/scope-constant']);
    expect(codes(runScope(['userAccountControl ISBITSET second'], {}))).toEqual(['engine/scope-constant']);
  });
});

describe('groups (SCP-1, SCP-2)', () => {
  it.each<[readonly (readonly string[])[], boolean]>([
    [[], true], // SCP-2
    [[[]], true], // SCP-2: a group without clauses
    [[['title EQUAL Boss', 'mail ISNULL ']], true],
    [[['title EQUAL Boss', 'mail ISNOTNULL ']], false],
    [[['title EQUAL Maid'], ['mail ISNULL ']], true], // SCP-1: groups are ORed
    [[['title EQUAL Maid'], ['mail ISNOTNULL ']], false],
  ])('%j lets a boss without mail in: %s', (scope, expected) => {
    expect(people(run([projecting(scope)], { objects: [object('Anna', { title: 'Boss' })] })).length === 1).toBe(
      expected,
    );
  });

  it('takes only objects of exactly the source type, and no disabled rule (PIPE-2, PIPE-3)', () => {
    expect(people(run([projecting([])], { objects: [object('Anna', {}, 'inetOrgPerson')] }))).toEqual([]);
    const disabled = rule({ linkType: 'Provision', disabled: true });
    expect(people(run([disabled], { objects: [object('Anna')] }))).toEqual([]);
  });
});

describe('parameters in constants (SCP-4, PIPE-9)', () => {
  it.each([
    ['title EQUAL %Connector.ID%', true],
    ['mail EQUAL anna@%Domain.FQDN%', true],
    ['mail EQUAL anna@%Domain.Fqdn%', false],
  ])('%s: %s', (text, expected) => {
    const attributes = { title: '{7C3E9A10-52D4-4B7F-8E66-1F0C2A9D3B58}', mail: 'anna@a.contoso.example' };
    expect(isIn([text], attributes)).toBe(expected);
  });

  it('warns of a name that nobody knows', () => {
    expect(codes(runScope(['mail EQUAL %Domains%'], {}))).toEqual(['engine/unknown-parameter']);
  });
});

describe('open points that decide', () => {
  const points = (output: EngineOutput): string[] =>
    output.diagnostics
      .filter(({ code }) => code === 'engine/open-point')
      .map(({ message }) => /[A-Z]+-\d+/.exec(message)?.[0] ?? '');

  it('SCP-9: absent Booleans, counted once per rule', () => {
    const output = run([projecting([['isHidden EQUAL False']])], {
      objects: [object('Anna'), object('Berta', { isHidden: false })],
    });
    expect(points(output)).toEqual(['JOIN-17', 'SCP-9']);
    expect(output.diagnostics.some(({ message }) => message.includes('1 object rest on SCP-9'))).toBe(true);
  });

  it('SCP-9: the strict reading is a switch', () => {
    const strict = { options: { absentBooleanEqualsFalse: false } };
    expect(isIn(['isHidden EQUAL False'], {}, strict)).toBe(false);
    expect(isIn(['isHidden NOTEQUAL False'], {}, strict)).toBe(true);
    expect(isIn(['isHidden EQUAL False'], { isHidden: false }, strict)).toBe(true);
  });

  it('SCP-9: EQUAL True and NOTEQUAL True do not hinge on it', () => {
    expect(points(runScope(['isHidden NOTEQUAL True'], {}))).not.toContain('SCP-9');
    expect(points(runScope(['isHidden EQUAL True'], {}))).not.toContain('SCP-9');
  });

  it('SCP-11: case, only where it is decisive', () => {
    expect(points(runScope(['title EQUAL boss'], { title: 'Boss' }))).toContain('SCP-11');
    expect(points(runScope(['title EQUAL Boss'], { title: 'Boss' }))).not.toContain('SCP-11');
    expect(points(runScope(['title EQUAL maid'], { title: 'Boss' }))).not.toContain('SCP-11');
    expect(isIn(['title EQUAL boss'], { title: 'Boss' }, { options: { scopeCaseSensitive: true } })).toBe(false);
  });
});

it('SCP-3: inbound clauses read the connector space, outbound ones the metaverse', () => {
  const out = rule({ direction: 'Outbound', scope: [['title EQUAL Given']], join: [['mail = mail']], flows: [] });
  const inbound = rule({
    linkType: 'Provision',
    scope: [['title EQUAL Read']],
    flows: [constant('title', 'Given'), direct('mail')],
  });
  const output = run([inbound, out], {
    objects: [object('Anna', { title: 'Read', mail: 'a@x' }), object('Berta', { title: 'Given', mail: 'b@x' })],
    cloud: [
      { ...object('x', { mail: 'a@x' }), dn: 'CN={61}' },
      { ...object('x', { mail: 'b@x' }), dn: 'CN={62}' },
    ],
  });
  expect(output.exports.get(aadId)?.map(({ sources }) => sources)).toEqual([[dnOf('Anna')]]);
});
