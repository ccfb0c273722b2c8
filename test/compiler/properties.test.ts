import { describe, expect, it } from 'vitest';
import type { PropertyInput } from '../../src/compiler/properties/property.js';
import { proveProperties } from '../../src/compiler/properties/prove-properties.js';
import { sourceAttributesOf } from '../../src/compiler/source-attributes.js';
import type { Workspace } from '../../src/model/workspace.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';
import {
  chinaTenant,
  configurationOf,
  globalTenant,
  reference,
  rulesFor,
  standardRules,
  threeTenants,
  workspaceOf,
} from './reference.js';

const inputFor = (server: string, workspace: Workspace): PropertyInput => ({
  workspace,
  server: workspace.servers.find(({ name }) => name === server)!, // the workspaces of these tests have it
  configuration: configurationOf(),
  rules: rulesFor(server, workspace),
});

const broken = (input: PropertyInput): string[] =>
  proveProperties(input)
    .filter(({ holds }) => !holds)
    .map(({ id }) => id);

const withRule = (input: PropertyInput, part: string, change: (rule: SyncRule) => SyncRule[]): PropertyInput => ({
  ...input,
  rules: input.rules.flatMap((rule) => (rule.name.includes(part) ? change(rule) : [rule])),
});

describe('static properties (C.7)', () => {
  it.each([
    { title: 'G', server: 'G', workspace: reference() },
    { title: 'C', server: 'C', workspace: reference() },
    { title: 'C in dual mode', server: 'C', workspace: reference({ domainMode: 'dual' }) },
    {
      title: 'G without password hash synchronisation',
      server: 'G',
      workspace: reference({ passwordHashSync: false }),
    },
    { title: 'G of three', server: 'G', workspace: threeTenants() },
    { title: 'C of three', server: 'C', workspace: threeTenants() },
    { title: 'U of three', server: 'U', workspace: threeTenants() },
  ])('hold for $title', ({ server, workspace }) => {
    const properties = proveProperties(inputFor(server, workspace));
    expect(properties.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `C.7.${number}`));
    for (const { evidence, holds } of properties) expect({ holds, evidence }).toMatchObject({ holds: true });
    for (const { evidence } of properties) expect(evidence.length).toBeGreaterThan(0);
  });

  const g = () => inputFor('G', reference());
  const c = () => inputFor('C', reference());
  const g12 = 'foreign AccountEnabled';

  it.each([
    {
      title: 'a number is used twice',
      input: () => withRule(g(), 'G06', (r) => [{ ...r, precedence: 5 }]),
      fails: ['C.7.1'],
    },
    {
      title: 'a number is not below 100',
      input: () => withRule(g(), 'G30', (r) => [{ ...r, precedence: 200 }]),
      fails: ['C.7.1'],
    },
    {
      title: 'rooms come after people',
      input: () => withRule(g(), 'G15', (r) => [{ ...r, precedence: 25 }]),
      fails: ['C.7.1'],
    },
    {
      title: 'the clone comes first',
      input: () => withRule(g(), g12, (r) => [{ ...r, precedence: 9 }]),
      fails: ['C.7.1', 'C.7.2'],
    },
    { title: 'the identity rule is missing', input: () => withRule(g(), 'G10', () => []), fails: ['C.7.2', 'C.7.4'] },
    {
      title: 'the identity rule is disabled',
      input: () => withRule(g(), 'G10', (r) => [{ ...r, disabled: true }]),
      fails: ['C.7.2'],
    },
    { title: 'the clone is missing (F09)', input: () => withRule(g(), g12, () => []), fails: ['C.7.2'] },
    {
      title: 'the clone synchronises passwords',
      input: () => withRule(c(), g12, (r) => [{ ...r, enablePasswordSync: true }]),
      fails: ['C.7.2'],
    },
    {
      title: 'NULL instead of AuthoritativeNull (F25)',
      input: () =>
        withRule(c(), 'C20', (r) => [
          {
            ...r,
            flows: r.flows.map((f) =>
              f.kind === 'expression' && f.target === 'msExchRemoteRecipientType' ? { ...f, expression: 'NULL' } : f,
            ),
          },
        ]),
      fails: ['C.7.2'],
    },
    { title: 'people without mail are not filtered', input: () => withRule(c(), 'C06', () => []), fails: ['C.7.2'] },
    {
      title: 'the foreign scope reads another marker',
      input: () =>
        withRule(c(), 'C10', (r) => [
          { ...r, scopeGroups: r.scopeGroups.map((group) => group.map((one) => ({ ...one, value: 'X' }))) },
        ]),
      fails: ['C.7.4'],
    },
    {
      title: 'a custom rule joins',
      input: () =>
        withRule(c(), 'C30', (r) => [
          { ...r, joinGroups: [[{ csAttribute: 'mail', mvAttribute: 'mail', caseSensitive: false }]] },
        ]),
      fails: ['C.7.5'],
    },
    {
      title: 'a standard rule is replaced',
      input: () => withRule(c(), 'C30', (r) => [{ ...r, id: standardRules()[0]?.id ?? '' }]),
      fails: ['C.7.5'],
    },
  ])('fail when $title', ({ input, fails }) => {
    expect(broken(input())).toEqual(fails);
  });

  it('judge inetOrgPerson objects by rules of their own', () => {
    const workspace = reference();
    const input = { ...inputFor('G', workspace), rules: rulesFor('G', workspace, { inetOrgPersons: true }) };
    expect(broken(input)).toEqual([]);
    const without = withRule(input, 'InetOrgPerson foreign identity', () => []);
    expect(broken(without)).toEqual(['C.7.2']);
    const evidence = proveProperties(without)
      .find(({ id }) => id === 'C.7.2')
      ?.evidence.join();
    expect(evidence).toContain('for inetOrgPerson extensionAttribute15');
  });

  it('a routing domain that this tenant accepts fails (F42)', () => {
    const global = {
      ...globalTenant,
      acceptedDomains: [{ domain: 'contoso.partner.mail.onmschina.cn', type: 'authoritative' as const }],
    };
    expect(broken(inputFor('G', workspaceOf([global, chinaTenant], new Map([['china', ['21V']]]))))).toEqual(['C.7.3']);
  });

  it('an attribute that is not selected, or a target that is not known, fails (C.7.6)', () => {
    const input = c();
    const selected = new Set(input.rules.flatMap(sourceAttributesOf).filter((name) => name !== 'targetAddress'));
    expect(broken({ ...input, configuration: configurationOf({ selected }) })).toEqual(['C.7.6']);
    expect(broken({ ...input, configuration: configurationOf({ withoutTargets: ['usageLocation'] }) })).toEqual([
      'C.7.6',
    ]);
  });

  it('lists disabled standard rules', () => {
    const rules = standardRules().map((rule) => (rule.name.endsWith('User Lync') ? { ...rule, disabled: true } : rule));
    const properties = proveProperties({ ...c(), configuration: configurationOf({ rules }) });
    expect(properties.find(({ id }) => id === 'C.7.5')?.evidence.join()).toContain(
      'disabled: `In from AD - User Lync`',
    );
  });

  it('servers that compute the anchor differently, or are set to another attribute, fail (C.7.7, F11)', () => {
    const input = c();
    const consistency = standardRules().map((rule) => ({
      ...rule,
      flows: rule.flows.map((flow) =>
        flow.kind === 'expression' && flow.target === 'sourceAnchor'
          ? { ...flow, expression: 'ConvertToBase64([mS-DS-ConsistencyGuid])' }
          : flow,
      ),
    }));
    const setTo = (attribute: string) => ({
      ...configurationOf(),
      metaverse: {
        ...configurationOf().metaverse,
        settings: new Map([['Microsoft.SynchronizationOption.AnchorAttribute', attribute]]),
      },
    });
    const with2 = (g: PropertyInput['configuration'], own = input.configuration): PropertyInput => ({
      ...input,
      configuration: own,
      configurations: new Map([
        ['C', own],
        ['G', g],
      ]),
    });
    expect(broken(with2(configurationOf()))).toEqual([]);
    expect(broken(with2(configurationOf({ rules: consistency })))).toEqual(['C.7.7']);
    expect(broken(with2(setTo('objectGUID'), setTo('objectGUID')))).toEqual([]);
    expect(broken(with2(setTo('mS-DS-ConsistencyGuid'), setTo('objectGUID')))).toEqual(['C.7.7']);
    expect(broken(with2({ ...configurationOf({ rules: consistency }), origin: 'built-in' }))).toEqual([]);
  });
});
