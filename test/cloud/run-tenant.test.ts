import { describe, expect, it } from 'vitest';
import { reference, type Value } from '../../src/attribute/value.js';
import { runTenant, type TenantInput } from '../../src/cloud/run-tenant.js';
import type { ExportedObject } from '../../src/engine/cs-object.js';
import { dnOf, exported, tenant } from './exported.js';

const run = (objects: readonly ExportedObject[], more: Partial<TenantInput> = {}) =>
  runTenant({
    tenant,
    exported: objects,
    licensed: () => false,
    mailboxHere: () => false,
    previous: null,
    inventory: [],
    options: { groupUnverifiedPrimary: 'keep' },
    ...more,
  });

const user = (anchor: string, attributes: Record<string, Value> = {}) =>
  exported(anchor, 'user', {
    userPrincipalName: `${anchor}@contoso.com`,
    alias: anchor,
    proxyAddresses: [`SMTP:${anchor}@contoso.com`],
    ...attributes,
  });

describe('a run', () => {
  it('makes users, contacts and groups of connector attributes, references being anchors of this tenant', () => {
    const { directory, findings, failures } = run([
      exported('sales', 'group', {
        alias: 'sales',
        proxyAddresses: ['SMTP:sales@contoso.com'],
        securityEnabled: false,
        member: [reference(dnOf('anna')), reference(dnOf('nobody')), reference(dnOf('petra'))],
      }),
      user('anna', { surname: 'Berg', manager: reference(dnOf('nobody')) }),
      exported('petra', 'contact', { alias: 'petra', targetAddress: 'SMTP:petra@fabrikam.example' }),
    ]);
    expect(directory.objects.map(({ sourceAnchor }) => sourceAnchor)).toEqual(['anna', 'petra', 'sales']);
    const [anna, petra, sales] = directory.objects;
    expect(anna?.synced.get('sn')).toBe('Berg');
    expect(anna?.synced.has('manager')).toBe(false);
    expect([...(anna?.synced.keys() ?? [])]).toContain('mailNickname');
    expect(sales?.synced.get('member')).toEqual([reference('anna'), reference('petra')]);
    expect(petra?.recipient.recipientTypeDetails).toBe('MailContact');
    expect(sales?.recipient).toMatchObject({ recipientTypeDetails: 'MailUniversalDistributionGroup', displayType: 1 });
    expect(directory.find('petra')).toBe(petra);
    expect([findings, failures]).toEqual([[], []]);
  });

  it('gives a duplicate to the first anchor and reports the other with both objects', () => {
    const { directory, findings } = run([
      user('b', { proxyAddresses: ['SMTP:b@contoso.com', 'smtp:Info@contoso.com'] }),
      user('a', { proxyAddresses: ['SMTP:a@contoso.com', 'smtp:info@contoso.com'] }),
    ]);
    expect(directory.find('a')?.quarantined).toEqual([]);
    expect(directory.find('b')?.quarantined).toEqual([{ attribute: 'proxyAddresses', value: 'smtp:Info@contoso.com' }]);
    expect(findings).toMatchObject([
      {
        check: 'cloud/quarantined-address',
        severity: 'error',
        tenant: 'global',
        modes: ['F38', 'T13'],
        objects: ['CN=b,DC=contoso,DC=internal', 'CN=a,DC=contoso,DC=internal'],
      },
    ]);
  });

  it('settles what a cycle leaves open: the second group is created in the next one, without its address', () => {
    const group = (anchor: string) =>
      exported(anchor, 'group', { alias: anchor, proxyAddresses: ['SMTP:all@contoso.com'] });
    const { directory, failures } = run([group('one'), group('two')]);
    expect(failures).toEqual([]);
    expect(directory.find('two')).toMatchObject({
      proxyAddresses: [],
      quarantined: [{ value: 'SMTP:all@contoso.com' }],
    });
  });

  it('names what it cannot create', () => {
    const { directory, failures, findings } = run([user('a', { userPrincipalName: 'a' })]);
    expect(directory.objects).toEqual([]);
    expect(failures).toMatchObject([{ sourceAnchor: 'a', errors: ['IdentityDataValidationFailed'] }]);
    expect(findings).toMatchObject([{ check: 'cloud/IdentityDataValidationFailed', severity: 'error' }]);
  });
});
