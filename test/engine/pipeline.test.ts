import { describe, expect, it } from 'vitest';
import type { Flow } from '../../src/rule/sync-rule.js';
import {
  adId,
  codesOf,
  constant,
  direct,
  errorsOf,
  exported,
  flowInto,
  formula,
  object,
  people,
  person,
  rule,
  run,
  skeleton,
} from './build-rule.js';

describe('PIPE: one rule, six stages', () => {
  it('PIPE-1: scope, join, transform and precedence, in both directions', () => {
    const rules = [
      ...skeleton(),
      rule({ precedence: 50, scope: [['title EQUAL Boss']], flows: [formula('department', '"of " & [title]')] }),
      rule({ precedence: 51, flows: [constant('department', 'of nobody')] }),
      rule({
        direction: 'Outbound',
        precedence: 60,
        scope: [['department EQUAL of Boss']],
        flows: [direct('displayName', 'department')],
      }),
    ];
    const output = run(rules, {
      objects: [object('Anna', { employeeID: '1', title: 'Boss' }), object('Berta', { employeeID: '2' })],
    });
    expect(exported(output)).toEqual({ 1: { sourceAnchor: '1', displayName: 'of Boss' }, 2: { sourceAnchor: '2' } });
  });

  it('PIPE-4: every rule in scope contributes, not only the one that joined', () => {
    const rules = [...skeleton(), rule({ precedence: 50, flows: [direct('title')] })];
    expect(person(run(rules, { objects: [object('Anna', { employeeID: '1', title: 'Boss' })] })).title).toBe('Boss');
  });

  it('PIPE-5: without a link rule in scope nothing is projected and nothing flows', () => {
    const rules = [
      rule({ linkType: 'Provision', scope: [['adminDescription NOTSTARTSWITH User_']] }),
      rule({ scope: [['userAccountControl ISBITNOTSET 2']], flows: [constant('accountEnabled', 'True')] }),
    ];
    const output = run(rules, {
      objects: [object('Anna', { adminDescription: 'User_NoSync', userAccountControl: 512n })],
    });
    expect(people(output)).toEqual([]);
  });

  it('PIPE-7: the target type * joins whatever matches and creates nothing', () => {
    const rules = [
      rule({ linkType: 'Provision', targetObjectType: 'group', flows: [direct('mail')] }),
      rule({ linkType: 'Provision', sourceObjectType: 'contact', flows: [direct('mail')] }),
      rule({
        linkType: 'Provision',
        sourceObjectType: 'foreignSecurityPrincipal',
        targetObjectType: '*',
        join: [['mail = mail']],
      }),
    ];
    const principal = (name: string, mail: string) => object(name, { mail }, 'foreignSecurityPrincipal');
    const objects = [
      object('Group', { mail: 'g@x' }),
      object('Person', { mail: 'p@x' }, 'contact'),
      principal('P1', 'g@x'),
      principal('P2', 'p@x'),
      principal('P3', 'n@x'),
    ];
    const output = run(rules, { objects });
    // Contacts come first, then principals, then users: the group exists only when the next pass begins.
    expect(people(output).map(({ links }) => links)).toEqual([
      ['Person', 'P2'],
      ['Group', 'P1'],
    ]);
  });

  it('PIPE-8: type and number of values come from the schema', () => {
    const output = flowInto([direct('url', 'mail'), direct('title', 'url')], { mail: 'a@x', url: ['u'] });
    expect(person(output)).toMatchObject({ url: ['a@x'], title: 'u' });
  });

  it('PIPE-10: dn is an attribute of a connector-space object that no schema lists', () => {
    expect(person(flowInto([direct('displayName', 'dn')])).displayName).toBe(
      'CN=Anna,OU=People,DC=a,DC=contoso,DC=example',
    );
  });

  it.each<[string, Flow]>([
    ['a Direct flow', direct('title', 'Title')],
    ['an expression', formula('title', '[Title]')],
  ])('PIPE-11: a wrong case in %s is an unknown attribute', (_, flow) => {
    const output = flowInto([flow], { title: 'Boss' });
    expect(codesOf(output).some((code) => /unknown-attribute/.test(code))).toBe(true);
    expect(person(output).title).toBeUndefined();
  });
});

describe('ERR: errors', () => {
  it('ERR-1: an object in error changes nothing, and the run goes on', () => {
    const rules = [
      ...skeleton(),
      rule({ precedence: 50, flows: [direct('title'), formula('department', 'IIF([title]="Bad",Error("bad"),"ok")')] }),
    ];
    const output = run(rules, {
      objects: [object('Anna', { employeeID: '1', title: 'Bad' }), object('Berta', { employeeID: '2', title: 'Good' })],
    });
    expect(errorsOf(output)).toEqual(['Anna sync-rule-error-function-triggered']);
    expect(people(output).map(({ links }) => links)).toEqual([['Berta']]);
  });

  it('ERR-1: an error outbound undoes the inbound part of the same evaluation', () => {
    const rules = [
      ...skeleton(),
      rule({ direction: 'Outbound', precedence: 60, flows: [formula('title', 'Error("out")')] }),
    ];
    const output = run(rules, { objects: [object('Anna', { employeeID: '1' })] });
    expect(people(output)).toEqual([]);
    expect(output.errors).toMatchObject([
      { connector: 'a.contoso.example', message: 'out', rule: expect.stringMatching(/^rule /) },
    ]);
  });

  it('ERR-2: more than 5 000 errors stop a server; the simulation says so and goes on', () => {
    const rules = [...skeleton(), rule({ precedence: 50, flows: [formula('title', 'Error("all")')] })];
    const many = (count: number) =>
      run(rules, { objects: Array.from({ length: count }, (_, i) => object(`U${i}`, { employeeID: String(i) })) });
    expect(codesOf(many(5000))).not.toContain('engine/error-limit');
    expect(codesOf(many(5001))).toContain('engine/error-limit');
  });

  const objects = [object('Anna', { employeeID: '1', url: ['a', 'b'], title: 'x'.repeat(449), mail: 'a@x' })];
  it.each<[string, Parameters<typeof rule>[0]]>([
    ['sync-rule-error-function-triggered', { flows: [formula('title', 'Error("no")')] }],
    ['sync-rule-flow-failed', { flows: [formula('countryCode', 'CNum("none")')] }],
    ['different-join-criteria', { join: [['mail = mail']] }],
    ['conflicting-merge-types', { flows: [constant('employeeID', 'x', { merge: 'Merge' })] }],
    ['multiple-values-for-single-valued-target', { flows: [direct('title', 'url')] }],
    ['value-too-long', { flows: [direct('short', 'title')] }],
  ])('ERR-3: %s', (error, given) => {
    expect(errorsOf(run([...skeleton(), rule({ precedence: 50, ...given })], { objects }))).toEqual([`Anna ${error}`]);
  });

  it('ERR-3: duplicate-source-anchor', () => {
    const rules = skeleton().map((one) =>
      one.direction === 'Inbound' ? { ...one, flows: [direct('employeeID'), direct('sourceAnchor', 'title')] } : one,
    );
    const output = run(rules, {
      objects: [
        object('Anna', { employeeID: '1', title: 'same' }),
        object('Berta', { employeeID: '2', title: 'same' }),
      ],
    });
    // The second joins nothing, because the object of the first is no disconnector.
    expect(errorsOf(output)).toEqual(['Berta duplicate-source-anchor']);
  });
});

it('DT-2: what a server does leaves nothing behind for another one', () => {
  const objects = [object('Anna', { employeeID: '1' })];
  const writing = rule({
    direction: 'Outbound',
    connector: adId,
    precedence: 60,
    join: [['employeeID = employeeID']],
    flows: [constant('title', 'W')],
  });
  const reading = [...skeleton(), rule({ precedence: 50, flows: [direct('title')] })];
  const alone = person(run(reading, { objects }));
  expect(person(run([...reading, writing], { objects })).title).toBe('W');
  expect(person(run(reading, { objects }))).toEqual(alone);
});
