import { describe, expect, it } from 'vitest';
import { rulesInOrder } from '../../src/engine/rule-order.js';
import { findStandardRules } from '../../src/rule/find-rule.js';
import { isStandardRule } from '../../src/rule/sync-rule.js';
import { adOf, builtIn, cloud, mailbox, synchronise } from './baseline.js';
import { constant, formula, object, person, rule, run, skeleton } from './build-rule.js';

const names = (...lists: Parameters<typeof rulesInOrder>) => rulesInOrder(...lists).map(({ name }) => name);

describe('AUT: rules as things one edits', () => {
  it('AUT-1: a tag of Microsoft makes a standard rule', () => {
    expect(isStandardRule(rule({ immutableTag: 'Microsoft.InfromADUserJoin.006' }))).toBe(true);
    expect(isStandardRule(rule({ immutableTag: '' }))).toBe(false);
    expect(builtIn().rules.every(isStandardRule)).toBe(true);
  });

  it('AUT-1, AUT-10: a standard rule is found by name, tag without version, and kind of connector', () => {
    const key = { name: 'Out to AAD - User Join', tag: 'Microsoft.OutToAADUserJoin', connectorKind: 'aad' as const };
    const one = rule({
      direction: 'Outbound',
      name: key.name,
      immutableTag: 'Microsoft.OutToAADUserJoin.012',
      precedence: 120,
    });
    expect(findStandardRules({ rules: [one], connectors: [] }, key)).toEqual([one]);
  });

  /** Standard rules with a custom one, for a person whose title a standard rule flows. */
  const title = (expression: string) => {
    const standard = rule({ precedence: 106, immutableTag: 'Microsoft.X.001', flows: [constant('title', 'standard')] });
    const custom = rule({ precedence: 50, flows: [formula('title', expression)] });
    return person(run([...skeleton(), standard, custom], { objects: [object('Anna', { employeeID: '1' })] })).title;
  };

  it('AUT-4: a rule of link type Join without conditions and a lower number changes what differs, the rest stays', () => {
    const configuration = builtIn();
    const custom = {
      ...rule({ precedence: 50, flows: [constant('department', 'custom')] }),
      connector: adOf(configuration).id,
    };
    const output = synchronise(configuration, [mailbox('anna', 1, { department: 'own', title: 'Boss' })], [], {
      customRules: [custom],
    });
    expect(Object.fromEntries(cloud(output).anna?.attributes ?? [])).toMatchObject({
      department: 'custom',
      title: 'Boss',
    });
    expect(output.errors).toEqual([]);
  });

  it('AUT-5: AuthoritativeNull removes what a standard rule flows, NULL does not', () => {
    expect(title('AuthoritativeNull')).toBeUndefined();
    expect(title('NULL')).toBe('standard');
  });

  it('AUT-6: a custom rule replaces the one whose identifier it has', () => {
    const old = rule({ name: 'old', precedence: 10 });
    expect(names([old, rule({ name: 'other', precedence: 20 })], [{ ...old, name: 'new', precedence: 30 }])).toEqual([
      'other',
      'new',
    ]);
  });

  it.each<[string, object, string[]]>([
    ['in front of', { precedenceBefore: 'b' }, ['a', 'asked', 'b', 'c']],
    ['behind', { precedenceAfter: 'b' }, ['a', 'b', 'asked', 'c']],
  ])('AUT-7: number 0 asks for the place just %s another rule', (_, given, expected) => {
    const others = ['a', 'b', 'c'].map((name, i) => ({ ...rule({ name, precedence: 10 + i }), id: name }));
    expect(names(others, [rule({ name: 'asked', precedence: 0, ...given })])).toEqual(expected);
  });

  it('AUT-7: next to a disabled rule, too', () => {
    const off = { ...rule({ name: 'off', precedence: 10, disabled: true }), id: 'off' };
    expect(
      names(
        [off, rule({ name: 'next', precedence: 11 })],
        [rule({ name: 'asked', precedence: 0, precedenceAfter: 'off' })],
      ),
    ).toEqual(['asked', 'next']);
  });

  it('AUT-8: a disabled rule stays in the set and does nothing', () => {
    const rules = [...skeleton(), rule({ precedence: 50, disabled: true, flows: [constant('title', 'x')] })];
    expect(person(run(rules, { objects: [object('Anna', { employeeID: '1' })] })).title).toBeUndefined();
  });
});
