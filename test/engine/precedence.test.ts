import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/attribute/value.js';
import type { EngineObserver, ObservedFlow } from '../../src/engine/observer.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';
import {
  codesOf,
  constant,
  direct,
  errorsOf,
  exported,
  formula,
  object,
  otherAdId,
  people,
  person,
  rule,
  run,
  skeleton,
} from './build-rule.js';

/** `number expression`: inbound rules that flow into `department`. */
const contributing = (...texts: readonly string[]): SyncRule[] =>
  texts.map((text) => {
    const [, number = '', expression = ''] = /^(\d+) (.*)$/.exec(text) ?? [];
    return rule({ name: number, precedence: Number(number), flows: [formula('department', expression)] });
  });

const department = (...texts: readonly string[]) =>
  person(run([...skeleton(), ...contributing(...texts)], { objects: [object('Anna', { employeeID: '1' })] }))
    .department;

/** The same outbound, over a value that the cloud object has. */
const kept = (...texts: readonly string[]) => {
  const rules = texts.map((text) => {
    const [, number = '', expression = ''] = /^(\d+) (.*)$/.exec(text) ?? [];
    return rule({ direction: 'Outbound', precedence: Number(number), flows: [formula('department', expression)] });
  });
  const cloud = [{ ...object('x', { department: 'old' }), dn: 'CN={31}' }];
  return run([...skeleton(), ...rules], { objects: [object('Anna', { employeeID: '1' })], cloud });
};

describe('PREC: who wins', () => {
  it.each<[string, readonly string[], Value | undefined]>([
    ['PREC-1: the lower number wins', ['20 "b"', '10 "a"'], 'a'],
    ['PREC-1: NULL lets the next contribute', ['10 NULL', '20 "b"'], 'b'],
    ['PREC-1: IgnoreThisFlow lets the next contribute', ['10 IgnoreThisFlow', '20 "b"'], 'b'],
    ['PREC-1: AuthoritativeNull does not', ['10 AuthoritativeNull', '20 "b"'], undefined],
    ['PREC-8: a losing Error() is not evaluated', ['10 "a"', '20 Error("no")'], 'a'],
    ['PREC-8: nor below AuthoritativeNull', ['10 AuthoritativeNull', '20 Error("no")'], undefined],
  ])('%s', (_, texts, expected) => {
    expect(department(...texts)).toBe(expected);
  });

  it.each<[string, readonly string[], Value | undefined]>([
    ['R1 NULL, R2 IgnoreThisFlow, R3 Sales, R4 HR', ['10 NULL', '20 IgnoreThisFlow', '30 "Sales"', '40 "HR"'], 'Sales'],
    ['R1 AuthoritativeNull', ['10 AuthoritativeNull', '20 IgnoreThisFlow', '30 "Sales"', '40 "HR"'], undefined],
    ['without R3 and R4', ['10 NULL', '20 IgnoreThisFlow'], undefined],
    ['with only R2', ['20 IgnoreThisFlow'], 'old'],
  ])('worked example 6.4: %s', (_, texts, expected) => {
    expect(exported(kept(...texts))['1']?.department).toBe(expected);
  });

  it('PREC-8: an Error() that is reached puts the object in error', () => {
    const rules = [...skeleton(), ...contributing('10 NULL', '20 Error("no")', '30 "c"')];
    expect(errorsOf(run(rules, { objects: [object('Anna', { employeeID: '1' })] }))).toEqual([
      'Anna sync-rule-error-function-triggered',
    ]);
  });

  it('PREC-2: 0 is read and is the strongest', () => {
    expect(department('1 "one"', '0 "zero"')).toBe('zero');
  });

  it('PREC-3: equal numbers are reported, and the identifier decides', () => {
    const [a, b] = [constant('department', 'a'), constant('department', 'b')].map((flow) =>
      rule({ precedence: 50, flows: [flow] }),
    );
    const tie = (rules: readonly (SyncRule | undefined)[]) =>
      run([...skeleton(), ...rules.flatMap((one) => one ?? [])], { objects: [object('Anna', { employeeID: '1' })] });
    expect(person(tie([a, b])).department).toBe('a');
    expect(person(tie([b, a])).department).toBe('a');
    expect(codesOf(tie([a, b]))).toContain('rule/duplicate-precedence');
  });

  it('PREC-4: no rule sees what another flows in the same pass', () => {
    const rules = [
      ...skeleton(),
      rule({ precedence: 10, flows: [constant('title', 'new')] }),
      rule({ precedence: 20, flows: [direct('department', 'title')] }),
    ];
    expect(person(run(rules, { objects: [object('Anna', { employeeID: '1', title: 'old' })] }))).toMatchObject({
      title: 'new',
      department: 'old',
    });
  });

  it('PREC-5: the number ranks across connectors', () => {
    const second = rule({
      connector: otherAdId,
      precedence: 5,
      join: [['employeeID = employeeID']],
      flows: [direct('department')],
    });
    const rules = [...skeleton(), second, rule({ precedence: 10, flows: [direct('department')] })];
    const given = {
      objects: [object('Anna', { employeeID: '1', department: 'first' })],
      others: [object('Two', { employeeID: '1', department: 'second' })],
    };
    expect(person(run(rules, given)).department).toBe('second');
  });

  it('PREC-6: a flow of an attribute that nobody fills clears the target', () => {
    expect(exported(kept('50 [department]'))['1']?.department).toBeUndefined();
  });

  it('PREC-7: NULL next to IgnoreThisFlow removes, and the result is marked', () => {
    const output = kept('10 IgnoreThisFlow', '20 NULL');
    expect(exported(output)['1']?.department).toBeUndefined();
    expect(output.diagnostics.some(({ message }) => message.includes('PREC-7'))).toBe(true);
  });

  it('PREC-9: what a disconnected object contributed is decided again among the others', () => {
    // The write-back ends the scope of the rule of the second object.
    const rules = [
      ...skeleton(),
      rule({ precedence: 10, flows: [direct('department')] }),
      rule({
        connector: otherAdId,
        precedence: 5,
        scope: [['url NOTCONTAINS end']],
        join: [['employeeID = employeeID']],
        flows: [direct('department'), direct('title')],
      }),
      rule({
        direction: 'Outbound',
        connector: otherAdId,
        precedence: 60,
        join: [['employeeID = employeeID']],
        flows: [constant('url', 'end')],
      }),
    ];
    const output = run(rules, {
      objects: [object('Anna', { employeeID: '1', department: 'first' })],
      others: [object('Two', { employeeID: '1', department: 'second', title: 'Boss' })],
    });
    expect(person(output)).toEqual({ employeeID: '1', sourceAnchor: '1', department: 'first', cloudAnchor: undefined });
  });

  it('PREC-10: losing contributions are told', () => {
    const told = new Map<string, readonly ObservedFlow[]>();
    const observer: EngineObserver = {
      observes: () => true,
      flow: (_, target, flows) => void told.set(target, flows),
    };
    const rules = [...skeleton(), ...contributing('10 "a"', '20 NULL', '30 Error("no")')];
    run(rules, { objects: [object('Anna', { employeeID: '1' })], observer });
    expect(told.get('department')?.map(({ rule: { name }, outcome }) => [name, outcome])).toMatchObject([
      ['10', 'a'],
      ['20', null],
      ['30', { kind: 'failed', message: 'no' }],
    ]);
  });
});

describe('MRG: merge types', () => {
  const merging = (...texts: readonly string[]): SyncRule[] =>
    texts.map((text) => {
      const [, number = '', merge = '', value = ''] = /^(\d+) (\w+) (.*)$/.exec(text) ?? [];
      const option = { merge: merge as 'Merge' };
      return rule({
        precedence: Number(number),
        flows: [/^[A-Z]\w+$/.test(value) ? formula('url', value, option) : constant('url', value, option)],
      });
    });
  const urls = (...texts: readonly string[]) =>
    run([...skeleton(), ...merging(...texts)], { objects: [object('Anna', { employeeID: '1' })] });

  it.each<[string, readonly string[], Value | undefined]>([
    ['MRG-4: flows in the order of precedence', ['20 Merge b', '10 Merge a'], ['a', 'b']],
    ['MRG-4: duplicates once, compared exactly', ['10 Merge a', '20 Merge A', '30 Merge a'], ['a', 'A']],
    [
      'MRG-4: or ignoring case, the first spelling stays',
      ['10 MergeCaseInsensitive a', '20 MergeCaseInsensitive A'],
      ['a'],
    ],
    ['MRG-5: NULL contributes nothing', ['10 Merge NULL', '20 Merge b'], ['b']],
    ['MRG-5: IgnoreThisFlow contributes nothing', ['10 Merge IgnoreThisFlow', '20 Merge b'], ['b']],
    [
      'MRG-5: AuthoritativeNull ends the union at its rule',
      ['10 Merge a', '20 Merge AuthoritativeNull', '30 Merge c'],
      ['a'],
    ],
    ['MRG-5: nothing contributes', ['10 Merge NULL', '20 Merge NULL'], undefined],
    ['MRG-1: Update next to Replace', ['10 Update a', '20 Replace b'], ['a']],
  ])('%s', (_, texts, expected) => {
    expect(person(urls(...texts)).url).toEqual(expected);
  });

  it('MRG-1: different merge types put the object in error and are reported before the run', () => {
    const output = urls('10 Merge a', '20 Update b');
    expect(errorsOf(output)).toEqual(['Anna conflicting-merge-types']);
    expect(codesOf(output)).toContain('rule/mixed-merge-types');
    expect(people(output)).toEqual([]);
  });

  it('MRG-2: Merge into one value is a rule error', () => {
    const rules = [...skeleton(), rule({ precedence: 10, flows: [constant('title', 'a', { merge: 'Merge' })] })];
    expect(codesOf(run(rules, { objects: [] }))).toContain('rule/merge-single-valued');
    const two = [...rules, rule({ precedence: 11, flows: [constant('title', 'b', { merge: 'Merge' })] })];
    expect(errorsOf(run(two, { objects: [object('Anna', { employeeID: '1' })] }))).toEqual([
      'Anna multiple-values-for-single-valued-target',
    ]);
  });

  const outbound = (merge: 'Merge' | 'Update', values: readonly string[]) => [
    ...skeleton(),
    ...values.map((value, i) =>
      rule({ direction: 'Outbound', precedence: 60 + i, flows: [constant('proxyAddresses', value, { merge })] }),
    ),
  ];
  const cloud = [{ ...object('x', { proxyAddresses: ['SMTP:a@x', 'smtp:b@x'] }), dn: 'CN={31}' }];
  const objects = [object('Anna', { employeeID: '1' })];

  it('MRG-3: an outbound union keeps the values that no flow gave', () => {
    const addresses = (rules: readonly SyncRule[], options = {}) =>
      exported(run(rules, { objects, cloud, options }))['1']?.proxyAddresses;
    expect(addresses(outbound('Merge', ['x500:/o=x', 'smtp:b@x']))).toEqual(['SMTP:a@x', 'smtp:b@x', 'x500:/o=x']);
    expect(addresses(outbound('Update', ['x500:/o=x']))).toEqual(['x500:/o=x']);
    expect(addresses(outbound('Merge', ['x500:/o=x']), { mergeKeepsExisting: false })).toEqual(['x500:/o=x']);
  });
});
