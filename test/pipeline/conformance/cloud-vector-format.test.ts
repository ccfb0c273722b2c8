import { describe, expect, it } from 'vitest';
import type { CloudVector } from '../../../src/pipeline/conformance/cloud-vector-format.js';
import { runVector } from '../../../src/pipeline/conformance/cloud-vectors.js';
import { differences } from '../../../src/pipeline/conformance/compare-expected.js';

const global = { cloud: 'global', initialDomain: 'contoso.onmicrosoft.com', verifiedDomains: ['contoso.com'] };
const china = { cloud: 'china', initialDomain: 'contoso.partner.onmschina.cn', verifiedDomains: ['cn.contoso.com'] };
const synced = { userPrincipalName: 'a@contoso.com', mailNickname: 'a', proxyAddresses: ['SMTP:a@contoso.com'] };

const run = (vector: Partial<CloudVector>) => runVector({ id: 'X', steps: [], ...vector }).differences;

describe('steps', () => {
  it('belong to the tenant they name, and so do expectations', () => {
    const expected = {
      global: { o1: { userPrincipalName: 'a@contoso.com' } },
      china: { o1: { userPrincipalName: 'a@contoso.partner.onmschina.cn', exported: true } },
    };
    const steps = ['global', 'china'].map((tenant) => ({ tenant, synced }));
    expect(run({ tenants: { global, china }, steps, expected })).toEqual([]);
    expect(run({ tenants: { global, china }, steps: steps.slice(0, 1), expected })).toHaveLength(2);
  });

  it('may take objects and domains away', () => {
    const steps = [
      { synced: { ...synced, userPrincipalName: 'a@fabrikam.com' } },
      { action: 'verifyDomain', domain: 'fabrikam.com', expected: { o1: { userPrincipalName: 'a@fabrikam.com' } } },
      {
        action: 'removeDomain',
        domain: 'fabrikam.com',
        expected: { o1: { userPrincipalName: 'a@contoso.onmicrosoft.com' } },
      },
      { action: 'delete', object: 'o1' },
    ];
    const gone = { exported: false, errors: [], recipient: { isRecipient: false }, gal: { listed: false } };
    expect(run({ tenant: global, steps, expected: { o1: gone } })).toEqual([]);
  });

  it('keep licence and mailbox until they say otherwise', () => {
    const steps = [
      { synced, licensed: true, mailbox: { inTenant: true, kind: 'User' as const } },
      { synced, expected: { o1: { recipient: { hasMailbox: true, grace: false } } } },
      { synced, licensed: false },
    ];
    expect(run({ tenant: global, steps, expected: { o1: { recipient: { hasMailbox: false } } } })).toEqual([]);
  });

  it('show what was there before and was not taken over', () => {
    const existing = [
      { key: 'c', objectClass: 'user' as const, source: 'cloud' as const, userPrincipalName: 'x@contoso.com' },
    ];
    const expected = { 'existing:c': { source: 'cloud', userPrincipalName: 'X@contoso.com', proxyAddresses: [] } };
    expect(run({ tenant: global, existing, steps: [{ synced }], expected })).toEqual([]);
  });

  it('resolve references by key to what the tenant has', () => {
    const group = (member: readonly string[]) => ({
      object: 'g',
      synced: { objectClass: 'group', displayName: 'G', mail: 'g@contoso.com', member },
    });
    const expected = { g: { gal: { entry: { members: ['o1'] } } } };
    expect(run({ tenant: global, steps: [{ synced }, group(['o1', 'nobody'])], expected })).toEqual([]);
  });

  it('that make no sense fail', () => {
    expect(run({ tenant: global, steps: [{ action: 'dance' }] })).toEqual(['step 1: there is no action `dance`']);
    expect(run({ tenants: { global }, steps: [{ synced }] })).toHaveLength(1);
    expect(run({ tenant: global, steps: [{ synced }], expected: { o1: { shoeSize: 42 } } })).toHaveLength(1);
  });

  it('respect accepted domains and connectors', () => {
    const outcome = (tenant: object) =>
      run({
        tenant: { ...global, ...tenant },
        steps: [{ synced: { ...synced, targetAddress: 'SMTP:a@contoso.com' } }],
        expected: { o1: { routing: { outcome: 'loop' } } },
      }).length === 0;
    expect(outcome({})).toBe(true);
    expect(outcome({ acceptedDomains: { 'other.com': 'Authoritative' } })).toBe(false);
    expect(outcome({ acceptedDomains: { 'Contoso.com': 'InternalRelay' } })).toBe(true);
    expect(outcome({ connectors: { onPremises: true } })).toBe(false);
  });
});

describe('comparison', () => {
  const same = (name: string, expected: unknown, actual: unknown): boolean =>
    differences(`o1.${name}`, expected, actual).length === 0;

  it.each<[string, unknown, unknown, boolean]>([
    ['proxyAddresses', ['SMTP:A@x.com', 'smtp:b@x.com'], ['smtp:B@X.com', 'SMTP:a@x.com'], true],
    ['proxyAddresses', ['SMTP:a@x.com'], ['smtp:a@x.com'], false],
    ['proxyAddresses', ['SMTP:a@x.com'], ['SMTP:a@x.com', 'smtp:b@x.com'], false],
    ['proxyAddresses', ['re:smtp:a\\d{4}@x\\.com', 'smtp:a1111@x.com'], ['smtp:a1111@x.com', 'smtp:a2222@x.com'], true],
    ['proxyAddresses', ['re:smtp:a\\d{4}'], ['smtp:a1111@x.com'], false],
    ['userPrincipalName', 'A@x.com', 'a@X.com', true],
    ['mailNickname', 'A', 'a', false],
    ['mail', null, 'a@x.com', false],
    [
      'quarantined',
      [{ attribute: 'proxyAddresses', value: 'smtp:A@x.com' }],
      [{ attribute: 'proxyAddresses', value: 'smtp:a@x.com' }],
      true,
    ],
    ['quarantined', [], [{ attribute: 'proxyAddresses', value: 'smtp:a@x.com' }], false],
    ['discarded', [{ value: 'x', reason: 'tooLong' }], [{ value: 'x', reason: 'notRfc5322' }], false],
    ['recipient', { hidden: true }, { hidden: true, alias: 'a' }, true],
    ['recipient', { hidden: true }, null, false],
    ['routing', null, null, true],
    ['displayType', 6, 6, true],
  ])('%s %j and %j: %s', (name, expected, actual, result) => expect(same(name, expected, actual)).toBe(result));
});
