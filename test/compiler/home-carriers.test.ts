import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/attribute/value.js';
import { homeScopes } from '../../src/compiler/home-scope.js';
import { proveProperties } from '../../src/compiler/properties/prove-properties.js';
import { homeOf } from '../../src/model/home.js';
import { withMembers } from '../../src/model/home-carrier.js';
import type { HomeCarrier, Workspace } from '../../src/model/workspace.js';
import { inScope } from '../../src/rule/scope-cases.js';
import { compileFor, configurationOf, reference, rulesFor, serverRule } from './reference.js';

const china = 'OU=China,DC=contoso,DC=internal';
const staged = 'OU=China staged,DC=contoso,DC=internal';
const group = 'CN=China,OU=Groups,DC=contoso,DC=internal';
const stagedGroup = 'CN=China staged,OU=Groups,DC=contoso,DC=internal';

interface Carrier {
  readonly by: HomeCarrier;
  readonly attribute: string;
  readonly values: readonly string[];
  readonly foreignOnG: string;
  readonly foreignOnC: string;
  /** Objects with the marker, staged, and without. */
  readonly dns: readonly [string, string, string];
  readonly upns: readonly [string, string, string];
}

const carriers: readonly Carrier[] = [
  {
    by: 'upnSuffix',
    attribute: 'userPrincipalName',
    values: ['cn.contoso.com', 'staged.cn.contoso.com'],
    foreignOnG: 'userPrincipalName ENDSWITH @cn.contoso.com',
    foreignOnC: 'userPrincipalName NOTENDSWITH @cn.contoso.com; userPrincipalName NOTENDSWITH @staged.cn.contoso.com',
    dns: ['CN=a,DC=x', 'CN=b,DC=x', 'CN=c,DC=x'],
    upns: ['a@CN.contoso.com', 'b@staged.cn.contoso.com', 'c@xcn.contoso.com'],
  },
  {
    by: 'organizationalUnit',
    attribute: 'dn',
    values: [china, staged],
    foreignOnG: `dn ENDSWITH ,${china}`,
    foreignOnC: `dn NOTENDSWITH ,${staged}; dn NOTENDSWITH ,${china}`,
    dns: [`CN=a,OU=x,${china.toLowerCase()}`, `CN=b,${staged}`, 'CN=c,OU=West China,DC=contoso,DC=internal'],
    upns: ['a@x.y', 'b@x.y', 'c@x.y'],
  },
  {
    by: 'group',
    attribute: 'dn',
    values: [group, stagedGroup],
    foreignOnG: `dn ISMEMBEROF ${group}`,
    foreignOnC: `dn ISNOTMEMBEROF ${stagedGroup}; dn ISNOTMEMBEROF ${group}`,
    dns: ['CN=a,DC=x', 'CN=b,DC=x', 'CN=c,DC=x'],
    upns: ['a@x.y', 'b@x.y', 'c@x.y'],
  },
];

const workspaceFor = ({ by, attribute, values }: Carrier): Workspace => ({
  ...reference(),
  home: { by, attribute, values: new Map([['china', values]]), staged: new Set(values.slice(1)) },
});

const groupOf = (dn: string, ...members: string[]) => ({
  dn,
  objectClass: 'group',
  attributes: new Map<string, Value>([
    ['member', members.map((member) => ({ kind: 'reference', dn: member }) as const)],
  ]),
  at: { file: 'f' },
});

describe.each(carriers)('the home marker by $by (C.2)', (carrier) => {
  const workspace = workspaceFor(carrier);
  const [, stagedMarker] = carrier.values;

  it('gives the scopes of both servers', () => {
    const text = (tenant: string, name: 'foreign' | 'home.staged'): string =>
      (homeScopes(workspace, tenant).alternatives.get(name) ?? [])
        .map((clauses) =>
          clauses.map(({ attribute, operator, value }) => `${attribute} ${operator} ${value}`).join('; '),
        )
        .join(' OR ');
    expect(text('global', 'foreign')).toBe(carrier.foreignOnG);
    expect(text('china', 'foreign').split('; ').sort()).toEqual(carrier.foreignOnC.split('; ').sort());
    expect(text('china', 'home.staged')).toContain(stagedMarker);
  });

  it.each(['G', 'C'])('all properties hold on %s, and no group or contact is for one tenant only', (name) => {
    const rules = rulesFor(name, workspace);
    const server = workspace.servers.find((one) => one.name === name);
    if (server === undefined) throw new Error('the workspace has the server');
    const properties = proveProperties({ workspace, server, configuration: configurationOf(), rules });
    expect(properties.filter(({ holds }) => !holds)).toEqual([]);
    expect(rules.filter((rule) => rule.name.includes('of another tenant only'))).toEqual([]);
    expect(rules.filter((rule) => rule.scopeGroups.some((clauses) => clauses.length === 0))).toEqual([]);
  });

  it('the model finds the same homes as the scopes', () => {
    const objects = carrier.dns.map((dn, i) => ({
      dn,
      objectClass: 'user',
      attributes: new Map<string, Value>([['userPrincipalName', carrier.upns[i] ?? '']]),
      at: { file: 'f' },
    }));
    const groups = [groupOf(group.toUpperCase(), 'cn=A,dc=x'), groupOf(stagedGroup, 'CN=b,DC=x')];
    const directory = { objects: [...objects, ...(carrier.by === 'group' ? groups : [])] };
    const filled = { ...workspace, home: withMembers(workspace.home, directory) };
    const homes = objects.map((object) => homeOf(object, filled));
    expect(homes.map(({ tenant, staged: waits }) => [tenant, waits])).toEqual([
      ['china', false],
      ['china', true],
      ['global', false],
    ]);
    if (carrier.by === 'group') return;
    const foreign = serverRule('x', 1, [], {
      scopeGroups: homeScopes(workspace, 'china').alternatives.get('foreign') ?? [],
    });
    const judged = objects.map(({ dn, attributes }) =>
      inScope(
        foreign,
        new Map([
          ['dn', dn],
          ['userPrincipalName', String(attributes.get('userPrincipalName'))],
        ]),
      ),
    );
    expect(judged).toEqual([false, false, true]);
  });
});

describe('a marker in msDS-cloudExtensionAttribute1', () => {
  const workspace: Workspace = {
    ...reference(),
    home: { ...reference().home, attribute: 'msDS-cloudExtensionAttribute1' },
  };

  it('compiles where it is selected, and is refused by name where it is not (F83)', () => {
    expect(compileFor('G', workspace).diagnostics).toEqual([]);
    const selected = new Set(['mailNickname']);
    const result = compileFor('G', workspace, { configuration: configurationOf({ selected }) });
    expect(result.ok).toBe(false);
    expect(result.diagnostics.map(({ message }) => message).join()).toContain('msDS-cloudExtensionAttribute1');
  });

  it('is only a warning on a built-in server, whose selection nobody knows', () => {
    const configuration = { ...configurationOf({ selected: new Set(['mailNickname']) }), origin: 'built-in' as const };
    const result = compileFor('G', workspace, { configuration });
    expect(result.ok).toBe(true);
    expect(result.diagnostics.map(({ code }) => code)).toContain('compiler/attribute-not-selected');
  });
});
