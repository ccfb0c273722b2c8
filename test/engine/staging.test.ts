import { describe, expect, it } from 'vitest';
import type { ImportedObject } from '../../src/engine/cs-object.js';
import { type EngineOutput, runEngine } from '../../src/engine/engine.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';
import {
  aadId,
  adId,
  codesOf,
  condition,
  constant,
  direct,
  dnOf,
  errorsOf,
  exported,
  formula,
  type Given,
  inputOf,
  object,
  otherAdId,
  people,
  person,
  type RunGiven,
  rule,
  run,
  skeleton,
  to,
} from './build-rule.js';

const guid = (n: number): Uint8Array => new Uint8Array(16).fill(n);
const user = (name: string, attributes: Given = {}): ImportedObject =>
  object(name, { employeeID: name.toLowerCase(), ...attributes });

/** A second run over other objects or other rules. */
const next = (before: EngineOutput, rules: readonly SyncRule[], given: RunGiven): EngineOutput =>
  run(rules, { ...given, previous: before.state() });

const counts = (output: EngineOutput, connector = aadId): readonly [number, number, number] => {
  const pending = output.pending.exports.get(connector);
  return [pending?.adds.length ?? -1, pending?.updates.length ?? -1, pending?.deletes.length ?? -1];
};

const titled = () => [
  ...skeleton(),
  rule({ name: 'In titled', precedence: 50, flows: [direct('title'), direct('mail'), direct('manager')] }),
  rule({
    name: 'Out titled',
    direction: 'Outbound',
    precedence: 60,
    flows: [direct('title'), direct('mail'), direct('manager')],
  }),
];

describe('stores', () => {
  it('STG-1: data moves from a connector space through the metaverse to another one', () => {
    const output = run(titled(), { objects: [user('Anna', { title: 'Boss' })] });
    expect(person(output)).toMatchObject({ title: 'Boss' });
    expect(exported(output).anna).toMatchObject({ title: 'Boss' });
  });

  it('STG-2: cloudAnchor is known after the object was created and imported back; sourceAnchor is an ordinary attribute', () => {
    const back = rule({
      connector: aadId,
      precedence: 119,
      join: [['sourceAnchor = sourceAnchor']],
      flows: [direct('cloudAnchor')],
    });
    const output = run([...titled(), back], { objects: [user('Anna')] });
    expect(person(output).cloudAnchor).toMatch(/^User_/);
    expect(exported(output).anna?.cloudAnchor).toBeUndefined();
  });

  it('STG-3: a metaverse object has a type, values and lineage, and no DN', () => {
    const [anna] = run(titled(), { objects: [user('Anna')] }).metaverse();
    expect(anna?.objectType).toBe('person');
    expect(anna?.attributes.has('dn')).toBe(false);
  });

  it('STG-4: many links of a metaverse object, one of a connector-space object', () => {
    const second = rule({ connector: otherAdId, precedence: 20, join: [['employeeID = employeeID']] });
    const output = run([...titled(), second], {
      objects: [user('Anna')],
      others: [object('Two', { employeeID: 'anna' })],
    });
    expect(output.metaverse().map(({ links }) => links.map(({ connector }) => connector).sort())).toEqual([
      ['a.contoso.example', 'b.fabrikam.example', 'contoso.onmicrosoft.example - AAD'],
    ]);
  });

  it('STG-5: what was never imported is a placeholder: a name to refer to, and nothing that rules see', () => {
    const output = run(titled(), { objects: [user('Anna', { manager: to('Nobody') })] });
    expect(people(output)).toHaveLength(1);
    expect(exported(output).anna?.manager).toBeUndefined();
  });

  it('STG-5, STG-6: a placeholder that is imported later is an ordinary object', () => {
    const first = run(titled(), { objects: [user('Anna', { manager: to('Berta') })] });
    const second = next(first, titled(), { objects: [user('Anna', { manager: to('Berta') }), user('Berta')] });
    expect(exported(second).anna?.manager).toMatchObject({ kind: 'reference' });
    expect(counts(second)).toEqual([1, 1, 0]);
  });

  it('STG-6: an import finds its object by anchor first, then by DN', () => {
    const first = run(titled(), { objects: [user('Anna', { objectGUID: guid(1) })] });
    const moved = next(first, titled(), {
      objects: [{ ...user('Anna', { objectGUID: guid(1) }), dn: dnOf('Anna Berg') }],
    });
    expect(counts(moved)).toEqual([0, 0, 0]);
    expect(moved.pending.imports).toMatchObject({ adds: 0, updates: 1, deletes: 0 });
  });
});

describe('pending imports', () => {
  const first = () =>
    run(titled(), { objects: [user('Anna', { objectGUID: guid(1) }), user('Berta', { objectGUID: guid(2) })] });

  it.each<[string, readonly ImportedObject[], object]>([
    [
      'none',
      [user('Anna', { objectGUID: guid(1) }), user('Berta', { objectGUID: guid(2) })],
      { unchanged: 2, adds: 0, updates: 0, deletes: 0 },
    ],
    [
      'add',
      [
        user('Anna', { objectGUID: guid(1) }),
        user('Berta', { objectGUID: guid(2) }),
        user('Cesar', { objectGUID: guid(3) }),
      ],
      { unchanged: 2, adds: 1 },
    ],
    [
      'update',
      [user('Anna', { objectGUID: guid(1), title: 'Boss' }), user('Berta', { objectGUID: guid(2) })],
      { unchanged: 1, updates: 1 },
    ],
    ['delete', [user('Anna', { objectGUID: guid(1) })], { unchanged: 1, deletes: 1 }],
    [
      'delete-add',
      [user('Anna', { objectGUID: guid(9) }), user('Berta', { objectGUID: guid(2) })],
      { unchanged: 1, deleteAdds: 1 },
    ],
  ])('STG-7: %s', (_, objects, expected) => {
    expect(next(first(), titled(), { objects }).pending.imports).toMatchObject(expected);
  });

  it('STG-8: a full import that does not bring an object any more deletes it', () => {
    const second = next(first(), titled(), { objects: [user('Anna', { objectGUID: guid(1) })] });
    expect(people(second).map(({ links }) => links)).toEqual([['Anna']]);
    expect(counts(second)).toEqual([0, 0, 1]);
  });

  it('STG-9: a changed rule set is a full synchronisation of everything', () => {
    const rules = [...titled(), rule({ precedence: 40, flows: [constant('title', 'New')] })];
    const objects = [user('Anna', { objectGUID: guid(1) }), user('Berta', { objectGUID: guid(2) })];
    const second = next(first(), rules, { objects });
    expect(second.pending.imports).toMatchObject({ unchanged: 2 });
    expect(counts(second)).toEqual([0, 2, 0]);
  });
});

describe('exports', () => {
  it('STG-10: what was exported is confirmed and not exported again', () => {
    const first = run(titled(), { objects: [user('Anna', { title: 'Boss' })] });
    expect(counts(first)).toEqual([1, 0, 0]);
    expect(counts(next(first, titled(), { objects: [user('Anna', { title: 'Boss' })] }))).toEqual([0, 0, 0]);
  });

  it('STG-10: if the import returns something else, the difference is exported again', () => {
    const writeBack = [
      ...titled(),
      rule({
        direction: 'Outbound',
        connector: adId,
        precedence: 70,
        join: [['employeeID = employeeID']],
        flows: [constant('department', 'Written')],
      }),
    ];
    const first = run(writeBack, { objects: [user('Anna')] });
    expect(counts(first, adId)).toEqual([0, 1, 0]);
    const unchanged = next(first, writeBack, { objects: [user('Anna')] });
    expect(counts(unchanged, adId)).toEqual([0, 0, 0]);
    const other = next(first, writeBack, { objects: [user('Anna', { department: 'Other' })] });
    expect(other.pending.exports.get(adId)?.updates[0]?.changes).toEqual([
      { attribute: 'department', before: 'Other', after: 'Written' },
    ]);
  });

  it('STG-11: inbound rules see confirmed exports, whether by name or by ImportedValue', () => {
    const rules = [
      ...skeleton(),
      rule({ precedence: 50, flows: [direct('title'), formula('department', 'ImportedValue("title")')] }),
      rule({
        direction: 'Outbound',
        connector: adId,
        precedence: 70,
        join: [['employeeID = employeeID']],
        flows: [constant('title', 'Written')],
      }),
    ];
    expect(person(run(rules, { objects: [user('Anna', { title: 'Own' })] }))).toMatchObject({
      title: 'Written',
      department: 'Written',
    });
  });

  it('STG-12: pending exports can be inspected', () => {
    const first = run(titled(), { objects: [user('Anna', { title: 'Maid' })] });
    const second = next(first, titled(), { objects: [user('Anna', { title: 'Boss' })] });
    expect(second.pending.exports.get(aadId)?.updates).toMatchObject([
      {
        sourceAnchor: 'anna',
        sources: [dnOf('Anna')],
        changes: [{ attribute: 'title', before: 'Maid', after: 'Boss' }],
      },
    ]);
  });
});

describe('order', () => {
  it('STG-13: AD first, then the cloud, then export and confirming import, until nothing changes', () => {
    const output = run(titled(), { objects: [user('Anna')] });
    expect(output.passes).toBe(2);
  });

  it('STG-13: rules that never settle are reported with their objects', () => {
    // The cloud gives back the opposite of what it is given.
    const rules = [
      ...skeleton(),
      rule({
        connector: aadId,
        precedence: 20,
        join: [['sourceAnchor = sourceAnchor']],
        flows: [formula('title', 'IIF(IsPresent([title]),NULL,"x")')],
      }),
      rule({ direction: 'Outbound', precedence: 60, flows: [direct('title')] }),
    ];
    const output = run(rules, { objects: [user('Anna')] });
    const loop = output.diagnostics.find(({ code }) => code === 'engine/loop');
    expect(loop?.message).toContain('CN={616E6E61}');
  });

  it('STG-14: objects are processed by connector name, object type and DN; the reverse order is compared', () => {
    const join = [['mail = mail']];
    const rules = [
      rule({ linkType: 'Provision', precedence: 10, flows: [direct('mail'), direct('sourceAnchor', 'employeeID')] }),
      rule({
        connector: otherAdId,
        linkType: 'Provision',
        precedence: 20,
        join,
        flows: [direct('mail'), direct('sourceAnchor', 'employeeID')],
      }),
      ...skeleton().slice(1),
    ];
    const given = {
      objects: [user('Anna', { mail: 'a@x' })],
      others: [{ ...user('Two', { mail: 'a@x' }), dn: 'CN=Two,DC=b' }],
    };
    const output = run(rules, given);
    expect(people(output).map(({ links }) => links)).toEqual([['Anna', 'Two']]);
    expect(output.orders.dependent.map(({ objects }) => objects)).toEqual([[dnOf('Anna'), 'CN=Two,DC=b']]);
    expect(run(titled(), given).orders).toEqual({ runAgain: 0, dependent: [] });
  });

  it('STG-14: the order of the files does not matter', () => {
    const objects = ['Anna', 'Berta', 'Cesar'].map((name) => user(name, { manager: to('Berta') }));
    const strip = ({ exports, errors, passes }: EngineOutput) => ({ exports: [...exports], errors, passes });
    expect(strip(run(titled(), { objects: [...objects].reverse() }))).toEqual(strip(run(titled(), { objects })));
  });
});

describe('state keeps', () => {
  it('what IgnoreThisFlow keeps, from one run to the next', () => {
    const rules = (expression: string) => [
      ...skeleton(),
      rule({ precedence: 50, flows: [formula('title', expression)] }),
    ];
    const first = run(rules('"old"'), { objects: [user('Anna')] });
    const second = next(first, rules('IgnoreThisFlow'), { objects: [user('Anna')] });
    expect(person(second).title).toBe('old');
    const third = next(second, rules('IgnoreThisFlow'), { objects: [user('Anna')] });
    expect(person(third).title).toBe('old');
    expect(person(next(third, rules('NULL'), { objects: [user('Anna')] })).title).toBeUndefined();
  });

  it('FLOW-9: apply once does not run a second time', () => {
    const rules = (text: string) => [
      ...skeleton(),
      rule({ precedence: 50, flows: [constant('title', text, { applyOnce: true })] }),
    ];
    const first = run(rules('first'), { objects: [user('Anna')] });
    expect(person(next(first, rules('second'), { objects: [user('Anna')] })).title).toBe('first');
  });

  it('PREC-9: a kept value goes with the object whose flow it was, and stays otherwise', () => {
    const second = (expression: string) =>
      rule({
        connector: otherAdId,
        precedence: 20,
        join: [['employeeID = employeeID']],
        flows: [formula('department', expression)],
      });
    const rules = [...skeleton(), rule({ precedence: 50, flows: [constant('title', 'first', { applyOnce: true })] })];
    const given = { objects: [user('Anna')], others: [object('Two', { employeeID: 'anna' })] };
    const gives = run([...rules, second('"second"')], given);
    const before = next(gives, [...rules, second('IgnoreThisFlow')], given);
    expect(person(before)).toMatchObject({ title: 'first', department: 'second' });
    const after = next(before, [...rules, second('IgnoreThisFlow')], { objects: given.objects });
    expect(person(after)).toMatchObject({ title: 'first' });
    expect(person(after).department).toBeUndefined();
  });

  it('an attribute that no rule flows any more: gone from the metaverse, left alone in the cloud', () => {
    const before = run(titled(), { objects: [user('Anna', { title: 'Boss' })] });
    const after = next(before, skeleton(), { objects: [user('Anna', { title: 'Boss' })] });
    expect(person(after).title).toBeUndefined();
    expect(exported(after).anna?.title).toBe('Boss');
    expect(counts(after)).toEqual([0, 0, 0]);
    expect(exported(next(after, skeleton(), { objects: [user('Anna')] })).anna?.title).toBe('Boss');
  });

  it('JOIN-5: a link whose join value changed', () => {
    const rules = [...skeleton(), rule({ connector: otherAdId, precedence: 20, join: [['employeeID = employeeID']] })];
    const before = run(rules, {
      objects: [user('Anna')],
      others: [object('Two', { employeeID: 'anna', objectGUID: guid(2) })],
    });
    const after = next(before, rules, {
      objects: [user('Anna')],
      others: [object('Two', { employeeID: 'other', objectGUID: guid(2) })],
    });
    expect(people(after).map(({ links }) => links)).toEqual([['Anna', 'Two']]);
  });

  it('JOIN-9: re-joins after the scope of the old rule ended', () => {
    const rules = (scope: readonly (readonly string[])[]) => [
      ...skeleton(),
      rule({ precedence: 50, flows: [direct('title'), direct('mail')] }),
      rule({ connector: otherAdId, precedence: 20, scope, join: [['mail = mail']] }),
      rule({ connector: otherAdId, precedence: 21, scope: [['department EQUAL Other']], join: [['title = title']] }),
    ];
    const objects = [user('Anna', { mail: 'a@x', title: 'A' }), user('Berta', { mail: 'b@x', title: 'B' })];
    const two = (department: string) => [object('Two', { mail: 'a@x', title: 'B', department, objectGUID: guid(2) })];
    const before = run(rules([['department NOTEQUAL Other']]), { objects, others: two('HR') });
    expect(people(before).map(({ links }) => links)).toEqual([['Anna', 'Two'], ['Berta']]);
    const after = next(before, rules([['department NOTEQUAL Other']]), { objects, others: two('Other') });
    expect(people(after).map(({ links }) => links)).toEqual([['Anna'], ['Berta', 'Two']]);
    expect(errorsOf(after)).toEqual([]);
  });

  it('MRG-3: what the flow merged before goes when the flow gives something else', () => {
    const rules = (text: string) => [
      ...skeleton(),
      rule({
        direction: 'Outbound',
        connector: adId,
        precedence: 70,
        join: [['employeeID = employeeID']],
        flows: [constant('proxyAddresses', text, { merge: 'MergeCaseInsensitive' })],
      }),
    ];
    const own = { proxyAddresses: ['SMTP:a@x'] };
    const before = run(rules('x500:/o=1'), { objects: [user('Anna', own)] });
    // AD meanwhile holds what was exported.
    const written = { proxyAddresses: ['SMTP:a@x', 'x500:/o=1'] };
    const after = next(before, rules('x500:/o=2'), { objects: [user('Anna', written)] });
    expect(after.pending.exports.get(adId)?.updates[0]?.changes).toEqual([
      { attribute: 'proxyAddresses', before: ['SMTP:a@x', 'x500:/o=1'], after: ['SMTP:a@x', 'x500:/o=2'] },
    ]);
  });

  it('ERR-1: an object in error keeps what it was, also in the cloud', () => {
    const rules = (expression: string) => [...titled(), rule({ precedence: 40, flows: [formula('mail', expression)] })];
    const before = run(rules('"a@x"'), { objects: [user('Anna', { title: 'Boss' }), user('Berta')] });
    const failing = rules('IIF([title]="Chief",Error("no"),"b@x")');
    const after = next(before, failing, { objects: [user('Anna', { title: 'Chief' }), user('Berta')] });
    expect(errorsOf(after)).toEqual(['Anna sync-rule-error-function-triggered']);
    expect(exported(after)).toMatchObject({ anna: { title: 'Boss', mail: 'a@x' }, berta: { mail: 'b@x' } });
  });

  describe('ERR-1: an object whose new link fails keeps the old one, wholly', () => {
    const joins = (join: string, flow: string): SyncRule => ({
      ...(titled()[0] ?? rule()),
      joinGroups: [[condition(join)]],
      flows: [direct('employeeID'), direct('sourceAnchor', 'employeeID'), formula('mail', flow)],
    });
    const rest = () => [
      ...titled().slice(1),
      rule({
        connector: otherAdId,
        linkType: 'Join',
        precedence: 30,
        join: [['employeeID = employeeID']],
        flows: [direct('department')],
      }),
    ];
    const whole = (output: EngineOutput) => ({ cloud: exported(output), people: people(output) });

    it.each([
      ['alone: its metaverse object and the cloud object stay', []],
      ['with another object: both stay linked', [{ ...user('Anna', { department: 'D' }), dn: 'CN=Two,DC=b' }]],
    ])('%s', (_, others) => {
      const objects = [user('Anna', { title: 'Boss', cn: 'other' }), user('Berta', { title: 'Aide' })];
      const before = run([joins('employeeID = employeeID', '"a@x"'), ...rest()], { objects, others });
      const failing = [joins('cn = employeeID', 'IIF([cn]="other",Error("no"),"a@x")'), ...rest()];
      const after = next(before, failing, { objects, others });
      expect(errorsOf(after)).toContain('Anna sync-rule-error-function-triggered');
      expect(codesOf(after)).not.toContain('engine/loop');
      expect(whole(after).cloud.anna).toEqual(whole(before).cloud.anna);
      expect(whole(after).people[0]).toEqual(whole(before).people[0]);
      expect(after.pending.exports.get(aadId)?.deletes.map(({ sourceAnchor }) => sourceAnchor)).not.toContain('anna');
      const later = next(after, [joins('employeeID = employeeID', '"a@x"'), ...rest()], { objects, others });
      expect(errorsOf(later)).toEqual([]);
      expect(whole(later).cloud.anna).toEqual(whole(before).cloud.anna);
    });
  });

  it('nothing between runs of unchanged input', () => {
    const objects = ['Anna', 'Berta'].map((name) => user(name, { manager: to('Anna'), title: name }));
    const first = run(titled(), { objects });
    const second = runEngine({ ...inputOf(titled(), { objects }), previous: first.state() });
    expect(counts(second)).toEqual([0, 0, 0]);
    expect(second.state()).toEqual(first.state());
  });
});
