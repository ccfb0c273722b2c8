import { describe, expect, it } from 'vitest';
import { configuration } from '../model/load/small-workspace.js';
import { run } from './small-run.js';

const people = '  - { name: Anna Berg, upn: anna@contoso.com, alias: anna, population: P01 }\n';
const anchor = run({ people }).find('Anna Berg')?.sourceAnchor ?? '';

const withInventory = (matching = '{}'): string =>
  configuration.replace(
    'verifiedDomains: [contoso.com]',
    `verifiedDomains: [contoso.com]\n    inventory: cloud/global.jsonl\n    matching: ${matching}`,
  );

/** What becomes of Anna in a tenant that has one object already. */
const meet = (existing: Readonly<Record<string, unknown>>, matching?: string, before: string | null = null) => {
  const files = { 'cloud/global.jsonl': `${JSON.stringify({ id: 'k', objectType: 'user', ...existing })}\n` };
  const { find, findings, state } = run({ people, yaml: withInventory(matching), files }, before);
  const anna = find('Anna Berg');
  return {
    state,
    anna,
    errors: findings
      .filter(({ severity }) => severity === 'error')
      .map(({ check, objects }) => [check, objects.at(-1)]),
    tookOver: state.includes('"tookOver":"k"'),
  };
};

const dn = 'CN=Anna Berg,OU=People,DC=contoso,DC=internal';
const old = 'smtp:anna.old@contoso.onmicrosoft.com';

describe('objects that a tenant has already (cloud 3, F14)', () => {
  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['hard match by the anchor', { onPremisesImmutableId: anchor, onPremisesSyncEnabled: true }, ['S-46']],
    [
      'hard match of what was synchronised once',
      { onPremisesImmutableId: anchor, onPremisesSyncEnabled: false },
      ['S-46'],
    ],
    ['soft match by the primary address', { proxyAddresses: ['smtp:Anna@contoso.com', old] }, ['S-45', 'S-46']],
    ['soft match by mail', { mail: 'anna@contoso.com' }, ['S-45', 'S-46']],
    ['soft match by the sign-in name', { userPrincipalName: 'ANNA@contoso.com' }, ['S-46']],
  ])('%s', (_, existing, marks) => {
    const { anna, errors, tookOver } = meet(existing);
    expect(errors).toEqual([]);
    expect(tookOver).toBe(true);
    expect(anna?.marks).toEqual(expect.arrayContaining([...marks]));
    expect(anna?.proxyAddresses.includes(old)).toBe(JSON.stringify(existing).includes(old));
  });

  it.each<[string, Readonly<Record<string, unknown>>, string | undefined, readonly (readonly [string, string])[]]>([
    [
      'a blocked hard match',
      { onPremisesImmutableId: anchor },
      '{ blockHardMatch: true }',
      [['cloud/InvalidHardMatch', dn]],
    ],
    [
      'an address of a group that only the cloud has',
      { objectType: 'group', proxyAddresses: ['SMTP:anna@contoso.com'] },
      undefined,
      [['cloud/ObjectTypeMismatch', dn]],
    ],
    [
      'an administrator',
      { userPrincipalName: 'anna@contoso.com', roles: ['Global Administrator'] },
      undefined,
      [
        ['cloud/ExistingAdminRoleConflict', dn],
        ['cloud/quarantined-sign-in-name', 'k'],
      ],
    ],
    [
      'somebody who is synchronised from elsewhere',
      { proxyAddresses: ['SMTP:anna@contoso.com'], onPremisesImmutableId: 'other', onPremisesSyncEnabled: true },
      undefined,
      [['cloud/quarantined-address', 'k']],
    ],
    [
      'a blocked soft match',
      { proxyAddresses: ['SMTP:anna@contoso.com'] },
      '{ blockSoftMatch: true }',
      [['cloud/quarantined-address', 'k']],
    ],
    [
      'a sign-in name that is not matched',
      { userPrincipalName: 'anna@contoso.com' },
      '{ softMatchOnUpn: false }',
      [['cloud/quarantined-sign-in-name', 'k']],
    ],
  ])('%s', (_, existing, matching, expected) => {
    const { anna, errors } = meet(existing, matching);
    expect(errors).toEqual(expected);
    const isRefused = expected.some(([check]) => /InvalidHardMatch|ObjectTypeMismatch/.test(check));
    expect(anna === undefined).toBe(isRefused);
  });

  it('what was taken over in one run is not met again in the next', () => {
    const existing = { proxyAddresses: ['SMTP:anna@contoso.com', old] };
    const first = meet(existing);
    const second = meet(existing, undefined, first.state);
    expect(second.state).toBe(first.state);
    expect(second.errors).toEqual([]);
  });
});
