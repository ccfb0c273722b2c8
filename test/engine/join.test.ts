import { describe, expect, it } from 'vitest';
import type { ImportedObject } from '../../src/engine/cs-object.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';
import {
  aadId,
  adId,
  constant,
  direct,
  dnOf,
  errorsOf,
  exported,
  formula,
  type Given,
  object,
  otherAdId,
  people,
  person,
  rule,
  run,
  skeleton,
} from './build-rule.js';

/** Users of the second forest, which are processed after those of the first. */
const other = (name: string, attributes: Given = {}, type = 'user'): ImportedObject => ({
  ...object(name, attributes, type),
  dn: `CN=${name},OU=People,DC=b,DC=fabrikam,DC=example`,
});

const names = (output: ReturnType<typeof run>): string[][] => people(output).map(({ links }) => links);

/** Anna of the first forest projects with every attribute flowing; what others join on is up to the test. */
const project = (): SyncRule =>
  rule({
    linkType: 'Provision',
    precedence: 10,
    flows: ['mail', 'displayName', 'employeeID', 'title', 'proxyAddresses', 'objectSid'].map((name) => direct(name)),
  });

const joining = (join: readonly (readonly string[])[], given: Parameters<typeof rule>[0] = {}): SyncRule =>
  rule({ connector: otherAdId, precedence: 20, join, ...given });

describe('join groups', () => {
  const anna = { mail: 'anna@x.example', displayName: 'Anna', title: 'Boss' };

  it.each<[string, readonly (readonly string[])[], Given, boolean]>([
    ['JOIN-1: conditions of a group are ANDed', [['mail = mail', 'title = title']], anna, true],
    ['JOIN-1: one condition that fails', [['mail = mail', 'title = title']], { ...anna, title: 'Maid' }, false],
    ['JOIN-1: groups are tried in order', [['title = title'], ['mail = mail']], { ...anna, title: 'Maid' }, true],
    [
      'JOIN-3: csAttribute is the connector space, mvAttribute the metaverse',
      [['title = mail']],
      { title: anna.mail },
      true,
    ],
    ['JOIN-3: and not the other way round', [['mail = title']], { title: anna.mail }, false],
    ['JOIN-4: case is ignored unless the flag says otherwise', [['mail = mail']], { mail: 'ANNA@X.example' }, true],
    ['JOIN-4: case counts with the flag', [['mail == mail']], { mail: 'ANNA@X.example' }, false],
    ['JOIN-12: an absent attribute matches nothing', [['employeeID = employeeID']], {}, false],
    [
      'JOIN-12: nor does it in a group with one that matches',
      [['mail = mail', 'employeeID = employeeID']],
      anna,
      false,
    ],
    ['JOIN-14: text and number are different values', [['countryCode = employeeID']], { countryCode: 1n }, false],
    ['JOIN-15: no trimming', [['mail = mail']], { mail: 'anna@x.example ' }, false],
    ['JOIN-15: no accent folding', [['displayName = displayName']], { displayName: 'Änna' }, false],
  ])('%s', (_, join, attributes, joins) => {
    const output = run([project(), joining(join)], {
      objects: [object('Anna', anna)],
      others: [other('Anna2', attributes)],
    });
    expect(names(output)).toEqual([joins ? ['Anna', 'Anna2'] : ['Anna']]);
  });

  it('JOIN-2: a group with more than one candidate is passed over for the next', () => {
    const objects = [object('Anna', { ...anna, title: 'A' }), object('Berta', { ...anna, title: 'B' })];
    const next = run([project(), joining([['mail = mail'], ['title = title']])], {
      objects,
      others: [other('Two', { mail: anna.mail, title: 'B' })],
    });
    expect(names(next)).toEqual([['Anna'], ['Berta', 'Two']]);
    const none = run([project(), joining([['mail = mail']])], { objects, others: [other('Two', { mail: anna.mail })] });
    expect(names(none)).toEqual([['Anna'], ['Berta']]);
  });

  it('JOIN-13: any value of one side may equal any value of the other', () => {
    const output = run([project(), joining([['proxyAddresses = proxyAddresses']])], {
      objects: [object('Anna', { proxyAddresses: ['smtp:a@x', 'smtp:b@x'] })],
      others: [other('Two', { proxyAddresses: ['smtp:c@x', 'SMTP:B@X'] })],
    });
    expect(names(output)).toEqual([['Anna', 'Two']]);
  });

  it('JOIN-14: binary values compare by their bytes', () => {
    const sid = Uint8Array.of(1, 2, 3);
    const rules = [project(), joining([['msExchMasterAccountSid = objectSid']])];
    const joined = (bytes: Uint8Array) =>
      names(
        run(rules, {
          objects: [object('Anna', { objectSid: sid })],
          others: [other('Two', { msExchMasterAccountSid: bytes })],
        }),
      );
    expect(joined(Uint8Array.of(1, 2, 3))).toEqual([['Anna', 'Two']]);
    expect(joined(Uint8Array.of(1, 2, 4))).toEqual([['Anna']]);
  });
});

describe('what link rules do', () => {
  it('JOIN-6: Provision creates only if one of its join attributes has a value', () => {
    const contact = rule({ linkType: 'Provision', join: [['mail = mail', 'title = title'], ['cn = displayName']] });
    expect(
      names(
        run([contact], { objects: [object('Anna'), object('Berta', { title: 'x' }), object('Cesar', { cn: 'c' })] }),
      ),
    ).toEqual([['Berta'], ['Cesar']]);
  });

  it('JOIN-6: holds outbound as well', () => {
    const out = rule({
      direction: 'Outbound',
      linkType: 'Provision',
      join: [['mail = mail']],
      flows: [direct('sourceAnchor', 'employeeID'), formula('dn', '"CN=" & [employeeID]')],
    });
    const objects = [object('Anna', { employeeID: '1' }), object('Berta', { employeeID: '2', mail: 'b@x' })];
    expect(Object.keys(exported(run([project(), out], { objects })))).toEqual(['2']);
  });

  it('JOIN-7: no link rule in scope, no flow', () => {
    const rules = [rule({ linkType: 'Provision', scope: [['title EQUAL Boss']] }), rule({ flows: [direct('mail')] })];
    expect(people(run(rules, { objects: [object('Anna', { mail: 'a@x' })] }))).toEqual([]);
  });

  it('JOIN-11: inbound candidates may be linked already, outbound ones must not', () => {
    const inbound = run([project(), joining([['mail = mail']])], {
      objects: [object('Anna', { mail: 'a@x' })],
      others: [other('Two', { mail: 'a@x' }), other('Three', { mail: 'a@x' }, 'contact')],
    });
    expect(names(inbound)).toEqual([['Anna', 'Two']]);
    // The cloud object is taken by the first person that finds it.
    const out = rule({ direction: 'Outbound', join: [['mail = mail']], flows: [direct('displayName')] });
    const outbound = run([project(), out], {
      objects: [
        object('Anna', { mail: 'a@x', displayName: 'Anna' }),
        object('Berta', { mail: 'a@x', displayName: 'Berta' }),
      ],
      cloud: [{ ...object('Cloud', { mail: 'a@x' }), dn: 'CN={00}' }],
    });
    expect(outbound.exports.get(aadId)?.map(({ sources }) => sources)).toEqual([[dnOf('Anna')]]);
  });

  it('JOIN-16: Provision creates an object of the target type and its flows run', () => {
    const group = rule({ linkType: 'Provision', targetObjectType: 'group', flows: [direct('mail')] });
    const output = run([group], { objects: [object('Anna', { mail: 'a@x' })] });
    expect(output.metaverse().map(({ objectType, attributes }) => [objectType, attributes.get('mail')])).toEqual([
      ['group', 'a@x'],
    ]);
  });

  it('JOIN-17: Provision without conditions projects always, and the result is marked', () => {
    const output = run([rule({ linkType: 'Provision' })], { objects: [object('Anna')] });
    expect(names(output)).toEqual([['Anna']]);
    expect(output.diagnostics.some(({ message }) => message.includes('JOIN-17'))).toBe(true);
  });

  it('JOIN-5: a link stays while the scope holds, whatever the join values say', () => {
    // The join value of Two changes in the metaverse after the link was made: its own rule flows another one.
    const rules = [project(), joining([['mail = mail']], { flows: [constant('mail', 'other@x', {})], precedence: 5 })];
    const output = run(rules, { objects: [object('Anna', { mail: 'a@x' })], others: [other('Two', { mail: 'a@x' })] });
    expect(people(output)).toEqual([{ links: ['Anna', 'Two'], values: { mail: 'other@x' } }]);
  });
});

describe('several link rules in scope', () => {
  const two = (first: Parameters<typeof rule>[0], second: Parameters<typeof rule>[0], options = {}) =>
    run(
      [
        project(),
        rule({ connector: otherAdId, precedence: 20, ...first }),
        rule({ connector: otherAdId, precedence: 21, ...second }),
      ],
      {
        objects: [object('Anna', { mail: 'a@x' })],
        others: [other('Two', { mail: 'b@x', title: 'x' })],
        options,
      },
    );

  it('JOIN-8: equal criteria count as one, and Provision wins over StickyJoin over Join', () => {
    const join = [['mail = mail']];
    expect(names(two({ join }, { join, linkType: 'Provision' }))).toEqual([['Anna'], ['Two']]);
    expect(names(two({ join }, { join, linkType: 'StickyJoin' }))).toEqual([['Anna']]);
  });

  it.each<[string, Parameters<typeof rule>[0], Parameters<typeof rule>[0]]>([
    ['another attribute', { join: [['mail = mail']] }, { join: [['title = title']] }],
    ['another order', { join: [['mail = mail'], ['title = title']] }, { join: [['title = title'], ['mail = mail']] }],
    ['another flag', { join: [['mail = mail']] }, { join: [['mail == mail']] }],
    ['Provision without conditions', { join: [['mail = mail']] }, { linkType: 'Provision' }],
  ])('JOIN-8: %s is an error', (_, first, second) => {
    const output = two(first, second);
    expect(errorsOf(output)).toEqual(['Two different-join-criteria']);
    expect(names(output)).toEqual([['Anna']]);
  });

  it('JOIN-8: a Join rule without conditions never counts', () => {
    expect(errorsOf(two({ join: [['mail = mail']], linkType: 'Provision' }, { flows: [direct('title')] }))).toEqual([]);
  });

  it('JOIN-8: the switch lets the lowest number decide', () => {
    const first = { join: [['mail = mail']], linkType: 'Provision' as const };
    const output = two(first, { join: [['title = title']] }, { differentJoinCriteria: 'lowestPrecedence' });
    expect(errorsOf(output)).toEqual([]);
    expect(names(output)).toEqual([['Anna'], ['Two']]);
  });

  it('JOIN-10: a custom rule with conditions of its own collides with the standard one', () => {
    const rules = [...skeleton(), rule({ precedence: 50, join: [['mail = mail']], flows: [direct('title')] })];
    expect(errorsOf(run(rules, { objects: [object('Anna', { employeeID: '1' })] }))).toEqual([
      'Anna different-join-criteria',
    ]);
  });
});

describe('provisioning', () => {
  const out = (flows: Parameters<typeof rule>[0] = {}) =>
    rule({ direction: 'Outbound', linkType: 'Provision', join: [['sourceAnchor = sourceAnchor']], ...flows });
  const inbound = () =>
    rule({ linkType: 'Provision', flows: [direct('sourceAnchor', 'employeeID'), direct('mail'), direct('title')] });
  const dn = (expression = '"CN={" & ConvertToUTF8Hex([sourceAnchor]) & "}"') => formula('dn', expression);

  it.each<[string, Parameters<typeof direct>[0][] | null, string]>([
    ['JOIN-18: no dn', ['sourceAnchor'], 'missing-dn'],
    ['JOIN-18: no anchor', null, 'missing-source-anchor'],
  ])('%s', (_, targets, error) => {
    const flows = targets === null ? [dn(), direct('sourceAnchor', 'title')] : targets.map((name) => direct(name));
    const rules = [
      inbound(),
      out({ flows, join: [['sourceAnchor = sourceAnchor']] }),
      rule({ direction: 'Outbound', scope: [['title EQUAL never']], flows: [dn()] }),
    ];
    expect(errorsOf(run(rules, { objects: [object('Anna', { employeeID: '1' })] }))).toEqual([`Anna ${error}`]);
  });

  it('JOIN-18: a rule that only joins needs neither', () => {
    const joins = out({ linkType: 'Join', flows: [direct('mail')] });
    const output = run([inbound(), joins], { objects: [object('Anna', { employeeID: '1', mail: 'a@x' })] });
    expect(errorsOf(output)).toEqual([]);
    expect(exported(output)).toEqual({});
  });

  it('JOIN-19: a disconnector of the same type with the computed DN is linked, and the result is marked', () => {
    const rules = [inbound(), out({ flows: [dn(), direct('sourceAnchor'), direct('mail')] })];
    const output = run(rules, {
      objects: [object('Anna', { employeeID: '1', mail: 'a@x' })],
      cloud: [{ ...object('x', { displayName: 'old' }), dn: 'CN={31}' }],
    });
    expect(exported(output)).toEqual({ 1: { sourceAnchor: '1', mail: 'a@x' } });
    expect(output.diagnostics.some(({ message }) => message.includes('JOIN-19'))).toBe(true);
  });

  it('JOIN-19: a DN that another object has is an error', () => {
    const rules = [inbound(), out({ flows: [dn('"CN={" & [title] & "}"'), direct('sourceAnchor')] })];
    const objects = [object('Anna', { employeeID: '1', title: 'x' }), object('Berta', { employeeID: '2', title: 'X' })];
    expect(errorsOf(run(rules, { objects }))).toEqual(['Berta dn-in-use']);
  });

  it('JOIN-20: the DN of a cloud object is the hexadecimal UTF-8 of its anchor', () => {
    const rules = [
      rule({ linkType: 'Provision', flows: [formula('sourceAnchor', 'ConvertToBase64([objectGUID])')] }),
      out({ flows: [dn(), direct('sourceAnchor')] }),
    ];
    const objectGUID = Uint8Array.of(
      0x33,
      0x22,
      0x11,
      0,
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
    const [cloud] = run(rules, { objects: [object('Anna', { objectGUID })] }).exports.get(aadId) ?? [];
    expect(cloud?.sourceAnchor).toBe('MyIRAFVEd2aImaq7zN3u/w==');
    expect(cloud?.dn).toBe('CN={4D79495241465645643261496D6171377A4E33752F773D3D}');
  });
});

describe('two objects of one connector', () => {
  it('JOIN-22, DT-7: the one processed second is in error, the first stays healthy', () => {
    const contact = rule({
      sourceObjectType: 'user',
      precedence: 21,
      join: [['mail = mail']],
      linkType: 'Provision',
      flows: [direct('mail'), direct('title')],
    });
    const output = run([contact], {
      objects: [object('Anna', { mail: 'a@x', title: 'Boss' }), object('Berta', { mail: 'A@x', title: 'Maid' })],
    });
    expect(errorsOf(output)).toEqual(['Berta ambiguous-import-flow-from-multiple-connectors']);
    expect(people(output)).toEqual([{ links: ['Anna'], values: { mail: 'a@x', title: 'Boss' } }]);
  });

  it('JOIN-22: one that contributes nothing may stand beside it', () => {
    const rules = [project(), rule({ sourceObjectType: 'contact', join: [['mail = mail']] })];
    const output = run(rules, {
      objects: [object('Anna', { mail: 'a@x' }), object('Berta', { mail: 'a@x' }, 'contact')],
      options: { order: 'reversed' },
    });
    expect(errorsOf(output)).toEqual([]);
    expect(names(output)).toEqual([['Anna', 'Berta']]);
  });
});

describe('a link rule that leaves the scope', () => {
  // What the cloud gives back (CTL-9) ends the scope of the rule that made the object.
  const ending = (next: Parameters<typeof rule>[0]): SyncRule[] => [
    rule({
      linkType: 'Provision',
      precedence: 10,
      scope: [['proxyAddresses NOTCONTAINS x500']],
      flows: [direct('employeeID'), direct('sourceAnchor', 'employeeID')],
      join: [['employeeID = employeeID']],
    }),
    rule({ precedence: 11, scope: [['proxyAddresses CONTAINS x500']], ...next }),
    // Writes back to the object itself, as the hybrid rules do.
    rule({
      direction: 'Outbound',
      connector: adId,
      join: [['employeeID = employeeID']],
      flows: [constant('proxyAddresses', 'x500:/o=x', { merge: 'Merge' })],
    }),
  ];

  it('JOIN-9: no other link rule takes over: the object is disconnected', () => {
    const output = run(ending({}), { objects: [object('Anna', { employeeID: '1' })] });
    expect(people(output)).toEqual([]);
  });

  it('JOIN-9: one with equal criteria takes over: the link is kept', () => {
    const output = run(
      ending({ linkType: 'Provision', join: [['employeeID = employeeID']], flows: [direct('title')] }),
      {
        objects: [object('Anna', { employeeID: '1', title: 'Boss' })],
      },
    );
    expect(people(output).map(({ links, values }) => [links, values.title])).toEqual([[['Anna'], 'Boss']]);
  });

  it('JOIN-9: one with other criteria joins afresh in the same run', () => {
    const output = run(ending({ linkType: 'Provision', join: [['title = title']], flows: [direct('title')] }), {
      objects: [object('Anna', { employeeID: '1', title: 'Boss' })],
    });
    expect(people(output)).toEqual([{ links: ['Anna'], values: { title: 'Boss' } }]);
  });

  it('DEL-1: one of link type Join does not keep the object that Provision made', () => {
    const output = run(ending({ linkType: 'Join', join: [['employeeID = employeeID']], flows: [direct('title')] }), {
      objects: [object('Anna', { employeeID: '1', title: 'Boss' })],
    });
    expect(people(output)).toEqual([]);
  });
});

it('JOIN-23: the groups come from the loaded rules alone', () => {
  const byMail = (join: readonly (readonly string[])[]) =>
    run(
      [
        rule({ linkType: 'Provision', flows: [direct('mail'), direct('employeeID')], join }),
        rule({ connector: otherAdId, linkType: 'Provision', flows: [direct('mail')], join }),
      ],
      {
        objects: [object('Anna', { mail: 'a@x', employeeID: '1' })],
        others: [other('Two', { mail: 'a@x', employeeID: '2' })],
      },
    );
  expect(names(byMail([['mail = mail']]))).toEqual([['Anna', 'Two']]);
  expect(names(byMail([['employeeID = employeeID']]))).toEqual([['Anna'], ['Two']]);
  expect(person(byMail([['mail = mail']]))).toMatchObject({ mail: 'a@x' });
});
