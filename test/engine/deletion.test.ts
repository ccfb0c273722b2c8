import { describe, expect, it } from 'vitest';
import { deletionFindings } from '../../src/engine/deletion-threshold.js';
import type { EngineOutput } from '../../src/engine/engine.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';
import {
  aadId,
  codesOf,
  direct,
  exported,
  formula,
  type Given,
  object,
  otherAdId,
  people,
  type RunGiven,
  rule,
  run,
  skeleton,
} from './build-rule.js';

const user = (name: string, attributes: Given = {}) => object(name, { employeeID: name.toLowerCase(), ...attributes });
const next = (before: EngineOutput, rules: readonly SyncRule[], given: RunGiven): EngineOutput =>
  run(rules, { ...given, previous: before.state() });
const deletes = (output: EngineOutput) =>
  output.pending.exports.get(aadId)?.deletes.map(({ sourceAnchor }) => sourceAnchor);
const join = [['employeeID = employeeID']];

describe('in the metaverse', () => {
  const with2 = (linkType: SyncRule['linkType']) => [
    ...skeleton(),
    rule({
      connector: otherAdId,
      linkType,
      precedence: 110,
      join,
      flows: [direct('employeeID'), direct('sourceAnchor', 'employeeID')],
    }),
  ];
  const both = { objects: [user('Anna')], others: [object('Two', { employeeID: 'anna' })] };

  it.each<[string, SyncRule['linkType'], string[][]]>([
    ['DEL-1: Join does not keep it', 'Join', []],
    ['DEL-1: Provision does', 'Provision', [['Two']]],
    ['DEL-3: StickyJoin does, though it never creates', 'StickyJoin', [['Two']]],
  ])('%s', (_, linkType, expected) => {
    const before = run(with2(linkType), both);
    expect(people(before).map(({ links }) => links)).toEqual([['Anna', 'Two']]);
    expect(people(next(before, with2(linkType), { others: both.others })).map(({ links }) => links)).toEqual(expected);
  });

  it('DEL-3: StickyJoin creates nothing, and ends when its object is deleted', () => {
    expect(people(run(with2('StickyJoin'), { others: both.others }))).toEqual([]);
    const kept = next(run(with2('StickyJoin'), both), with2('StickyJoin'), { others: both.others });
    expect(people(next(kept, with2('StickyJoin'), {}))).toEqual([]);
  });

  it.each<[string, readonly SyncRule[], RunGiven]>([
    ['the object is not imported any more', skeleton(), { objects: [user('Berta')] }],
    [
      'its rule left the scope',
      skeleton().map((one, i) =>
        i === 0 ? { ...one, scopeGroups: [[{ attribute: 'employeeID', operator: 'EQUAL', value: 'berta' }]] } : one,
      ),
      { objects: [user('Anna'), user('Berta')] },
    ],
  ])('DEL-2: %s', (_, rules, given) => {
    const before = run(rules.length === 0 ? skeleton() : skeleton(), { objects: [user('Anna'), user('Berta')] });
    const after = next(before, rules, given);
    expect(people(after).map(({ links }) => links)).toEqual([['Berta']]);
    expect(deletes(after)).toEqual(['anna']);
  });

  it('DEL-2: the rule was disabled', () => {
    const rules = skeleton();
    const after = next(
      run(rules, { objects: [user('Anna')] }),
      rules.map((one) => ({ ...one, disabled: one.direction === 'Inbound' })),
      { objects: [user('Anna')] },
    );
    expect(people(after)).toEqual([]);
    expect(deletes(after)).toEqual(['anna']);
  });

  it('DEL-4: a disconnected object is evaluated again in the same run', () => {
    // The account of Two ends; its contact object projects a person of its own.
    const rules = with2('Provision');
    const before = run(rules, both);
    const moved = { objects: [user('Anna')], others: [object('Two', { employeeID: 'anna', mail: 'x' })] };
    const ended = rules.map((one) =>
      one.connector === otherAdId
        ? {
            ...one,
            joinGroups: [[{ csAttribute: 'mail', mvAttribute: 'mail', caseSensitive: false }]],
            flows: [direct('mail')],
          }
        : one,
    );
    expect(people(next(before, ended, moved)).map(({ links }) => links)).toEqual([['Anna'], ['Two']]);
  });
});

describe('in the target directory', () => {
  const out = (linkType: SyncRule['linkType']) =>
    skeleton().map((one) => (one.direction === 'Outbound' ? { ...one, linkType } : one));
  const cloud = [{ ...object('x', { sourceAnchor: 'anna', title: 'cloud only' }), dn: 'CN={616E6E61}' }];
  const filter = rule({ precedence: 50, flows: [direct('cloudFiltered', 'isHidden')] });

  it('DEL-5: with a Provision rule in its lineage it is deleted', () => {
    const before = run([...skeleton(), filter], { objects: [user('Anna')] });
    const after = next(before, [...skeleton(), filter], { objects: [user('Anna', { isHidden: true })] });
    expect([exported(after), deletes(after)]).toEqual([{}, ['anna']]);
  });

  it('DEL-5: one that Provision only joined has it in its lineage, too', () => {
    const before = run([...skeleton(), filter], { objects: [user('Anna')], cloud });
    const after = next(before, [...skeleton(), filter], { objects: [user('Anna', { isHidden: true })], cloud });
    expect(deletes(after)).toEqual(['anna']);
  });

  it('DEL-5: only joined by Join rules, it is disconnected and stays', () => {
    const rules = [...out('Join'), filter];
    const before = run(rules, { objects: [user('Anna')], cloud });
    expect(Object.keys(exported(before))).toEqual(['anna']);
    const after = next(before, rules, { objects: [user('Anna', { isHidden: true })], cloud });
    expect([exported(after), deletes(after)]).toEqual([{}, []]);
  });

  it('DEL-6: cloud-only objects are safe even if everybody is filtered', () => {
    const everybody = rule({ precedence: 50, flows: [formula('cloudFiltered', 'True')] });
    const output = run([...skeleton(), everybody], { objects: [user('Anna')], cloud });
    expect(deletes(output)).toEqual([]);
  });

  it('DEL-7: cloudFiltered deletes the cloud user, and taking it back makes a new one', () => {
    const rules = [...skeleton(), filter];
    const first = run(rules, { objects: [user('Anna')] });
    const second = next(first, rules, { objects: [user('Anna', { isHidden: true })] });
    expect(deletes(second)).toEqual(['anna']);
    const third = next(second, rules, { objects: [user('Anna')] });
    expect(third.pending.exports.get(aadId)?.adds.map(({ sourceAnchor }) => sourceAnchor)).toEqual(['anna']);
  });

  it('DEL-8: another type is a delete and an add in one export', () => {
    const typed = (type: string, name: string) =>
      rule({
        direction: 'Outbound',
        linkType: 'Provision',
        targetObjectType: type,
        precedence: type === 'user' ? 120 : 121,
        scope: [[`sourceObjectType EQUAL ${name}`]],
        join: [['sourceAnchor = sourceAnchor']],
        flows: [direct('sourceAnchor'), formula('dn', '"CN={" & [sourceAnchor] & "}"')],
      });
    const rules = [
      ...skeleton().slice(0, 1),
      typed('user', 'User'),
      typed('contact', 'Contact'),
      rule({ precedence: 50, flows: [direct('sourceObjectType', 'title')] }),
    ];
    const before = run(rules, { objects: [user('Anna', { title: 'Contact' })] });
    const pending = next(before, rules, { objects: [user('Anna', { title: 'User' })] }).pending.exports.get(aadId);
    expect([pending?.adds, pending?.updates, pending?.deletes]).toMatchObject([
      [{ objectType: 'user', sourceAnchor: 'anna' }],
      [],
      [{ objectType: 'contact', sourceAnchor: 'anna' }],
    ]);
  });

  it('DEL-9: a soft delete interval is taken as zero, with a warning', () => {
    const rules = skeleton().map((one) => ({ ...one, softDeleteExpiryInterval: '1.00:00:00' }));
    const before = run(rules, { objects: [user('Anna')] });
    expect(codesOf(before)).toContain('engine/not-modelled');
    expect(deletes(next(before, rules, {}))).toEqual(['anna']);
    expect(codesOf(run(skeleton(), {}))).not.toContain('engine/not-modelled');
  });
});

describe('accidental deletes', () => {
  const people3 = ['Anna', 'Berta', 'Cesar'].map((name) => user(name));
  const initial = () => run(skeleton(), { objects: people3 });

  it('DEL-10: more deletes than the threshold hold the whole export back, and both counts are told', () => {
    const after = next(initial(), skeleton(), { objects: [user('Anna', { title: 'x' }), user('Dora')] });
    const [finding, ...rest] = deletionFindings('global', after.pending, 1);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      check: 'engine/stopped-deletion-threshold-exceeded',
      severity: 'error',
      tenant: 'global',
      marks: ['DEL-10'],
    });
    expect(finding?.message).toMatch(/2 deletes.*1 other/);
  });

  it('DEL-10: as many as the threshold go through; the default is 500', () => {
    const after = next(initial(), skeleton(), { objects: [user('Anna')] });
    expect(deletionFindings('global', after.pending, 2)).toEqual([]);
    expect(deletionFindings('global', after.pending)).toEqual([]);
    expect(deletionFindings('global', after.pending, null)).toEqual([]);
  });

  it('DEL-11: counts the objects of one connector in one run', () => {
    const after = next(initial(), skeleton(), {});
    expect(deletes(after)).toHaveLength(3);
    expect(deletionFindings('china', after.pending, 2)).toHaveLength(1);
    expect(deletionFindings('china', next(after, skeleton(), {}).pending, 2)).toEqual([]);
  });
});
