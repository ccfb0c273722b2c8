import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/attribute/value.js';
import { removedFindings } from '../../src/cloud/removed-addresses.js';
import { runTenant, type TenantInput } from '../../src/cloud/run-tenant.js';
import { exported, tenant } from './exported.js';

const user = (anchor: string, attributes: Record<string, Value> = {}) =>
  exported(anchor, 'user', {
    userPrincipalName: `${anchor}@contoso.com`,
    alias: anchor,
    proxyAddresses: [`SMTP:${anchor}@contoso.com`],
    ...attributes,
  });

const run = (objects: TenantInput['exported'], more: Partial<TenantInput> = {}) => {
  const result = runTenant({
    tenant,
    exported: objects,
    licensed: () => false,
    mailboxHere: () => false,
    previous: null,
    inventory: [],
    options: { groupUnverifiedPrimary: 'keep' },
    ...more,
  });
  return { ...result, findings: [...result.findings, ...removedFindings(tenant.name, result.removed)] };
};

const checks = ({ findings }: ReturnType<typeof run>) => findings.map(({ check, severity }) => `${severity} ${check}`);

describe('from run to run (cloud 1.3, 6.4)', () => {
  it('a licence that comes and goes leaves its MOERA behind', () => {
    const first = run([user('a')], { licensed: () => true });
    const second = run([user('a')], { previous: first.state() });
    expect(first.directory.find('a')?.recipient.hasMailbox).toBe(true);
    expect(second.directory.find('a')).toMatchObject({
      proxyAddresses: ['SMTP:a@contoso.com', 'smtp:a@contoso.onmicrosoft.com'],
      recipient: { hasMailbox: false },
    });
  });

  it('mailNickname stays when AD loses it', () => {
    const first = run([user('a')]);
    const { directory } = run([exported('a', 'user', { userPrincipalName: 'b@contoso.com' })], {
      previous: first.state(),
    });
    expect(directory.find('a')?.mailNickname).toBe('a');
  });

  it('an object that is not exported any more is gone, and its values are free for who waits', () => {
    const both = [
      user('a', { proxyAddresses: ['SMTP:x@contoso.com'] }),
      user('b', { proxyAddresses: ['SMTP:x@contoso.com'] }),
    ];
    const first = run(both);
    expect(first.directory.find('b')?.quarantined).toHaveLength(1);
    const { directory, findings } = run(both.slice(1), { previous: first.state() });
    expect(directory.objects.map(({ sourceAnchor, mail }) => [sourceAnchor, mail])).toEqual([['b', 'x@contoso.com']]);
    expect(findings).toEqual([]);
  });

  it('the object that was there first keeps a duplicate, whatever its anchor', () => {
    const shared = { proxyAddresses: ['SMTP:x@contoso.com'] };
    const first = run([user('b', shared)]);
    const { directory } = run([user('a', shared), user('b', shared)], { previous: first.state() });
    expect(directory.find('a')?.quarantined).toHaveLength(1);
    expect(directory.find('b')?.quarantined).toEqual([]);
  });

  it('a domain that was verified in between gives sign-in names back without a new export', () => {
    const object = user('a', { userPrincipalName: 'a@fabrikam.com' });
    const first = run([object]);
    expect(first.directory.find('a')?.userPrincipalName).toBe('a@contoso.onmicrosoft.com');
    const verified = { ...tenant, verifiedDomains: ['contoso.com', 'fabrikam.com'] };
    const second = run([object], { previous: first.state(), tenant: verified });
    expect(second.directory.find('a')?.userPrincipalName).toBe('a@fabrikam.com');
    expect(second.state().verifiedDomains).toEqual(['contoso.com', 'fabrikam.com']);
  });

  it('a broken export keeps the object as it was', () => {
    const first = run([user('a', { title: 'Boss' })]);
    const second = run([user('a', { title: 'Chief', displayName: 'x'.repeat(300) })], { previous: first.state() });
    expect(second.directory.find('a')?.synced.get('title')).toBe('Boss');
    expect(second.failures).toEqual([]);
    expect(checks(second)).toEqual(['error cloud/ExceededAllowedLength']);
  });

  it('what was taken over once is not found again in the inventory', () => {
    const inventory = [
      { key: 'old', class: 'user' as const, source: 'cloud' as const, proxyAddresses: ['SMTP:a@contoso.com'] },
    ];
    const first = run([user('a')], { inventory });
    expect(first.state().objects[0]?.tookOver).toBe('old');
    const second = run(
      [user('a', { proxyAddresses: ['SMTP:new@contoso.com'] }), user('b', { proxyAddresses: ['SMTP:a@contoso.com'] })],
      {
        inventory,
        previous: first.state(),
      },
    );
    expect(second.directory.find('b')?.quarantined).toEqual([]);
  });
});

describe('findings', () => {
  const licensed = { licensed: () => true };
  it.each<[string, Record<string, Value>, Partial<TenantInput>, readonly string[]]>([
    ['nothing', {}, {}, []],
    ['grace', { msExchRemoteRecipientType: 1n }, {}, ['warning cloud/mailbox-without-licence']],
    ['fallback', { userPrincipalName: 'a@fabrikam.com' }, {}, ['warning cloud/sign-in-name-replaced']],
    [
      'malformed address',
      { proxyAddresses: ['SMTP:a@contoso.com', 'smtp:a b@contoso.com'] },
      {},
      ['warning cloud/address-discarded'],
    ],
    ['duplicate in the object', { proxyAddresses: ['SMTP:a@contoso.com', 'smtp:A@contoso.com'] }, {}, []],
    [
      'reserved address',
      { proxyAddresses: ['SMTP:a@contoso.com', 'smtp:a@x.onmschina.cn'] },
      {},
      ['info cloud/reserved-address'],
    ],
    [
      'lost primary',
      { proxyAddresses: ['SMTP:a@fabrikam.com'] },
      licensed,
      ['warning cloud/primary-address-replaced', 'info cloud/unverified-address'],
    ],
    ['target ignored', { targetAddress: 'SMTP:a@fabrikam.com' }, licensed, ['warning cloud/target-address-ignored']],
    ['own target', { targetAddress: 'SMTP:a@contoso.mail.onmicrosoft.com' }, licensed, []],
    ['malformed target', { targetAddress: 'a@fabrikam.com' }, {}, ['warning cloud/target-address-malformed']],
    ['blank name', { displayName: ' ' }, {}, ['warning cloud/display-name-blank']],
    ['nickname', { alias: 'a b' }, {}, ['warning cloud/nickname-changed']],
    [
      '301 addresses',
      { proxyAddresses: Array.from({ length: 301 }, (_, i) => `smtp:a${i}@contoso.com`) },
      {},
      ['warning cloud/many-addresses'],
    ],
  ])('%s', (_, attributes, more, expected) => {
    const result = run([user('a', attributes)], more);
    expect(checks(result)).toEqual(expected);
    for (const finding of result.findings)
      expect(finding).toMatchObject({ tenant: 'global', objects: ['CN=a,DC=contoso,DC=internal'] });
  });

  it('a quarantined sign-in name says what is there instead and who has it', () => {
    const { findings } = run([user('a'), user('b', { userPrincipalName: 'a@contoso.com' })]);
    expect(findings).toMatchObject([
      { check: 'cloud/quarantined-sign-in-name', severity: 'error', modes: ['F05', 'F06', 'T13'] },
    ]);
    expect(findings[0]?.message).toMatch(
      /`b` does not get `a@contoso\.com`: `a` has it; the sign-in name is `a\d{4}@contoso\.onmicrosoft\.com`/,
    );
  });

  it('an address that only the cloud has is a case of its own', () => {
    const inventory = [
      {
        key: 'guest',
        class: 'user' as const,
        source: 'sync' as const,
        immutableId: 'x',
        proxyAddresses: ['SMTP:a@contoso.com'],
      },
    ];
    const { findings } = run([user('a')], { inventory });
    expect(findings[0]).toMatchObject({
      check: 'cloud/quarantined-address',
      modes: ['F14', 'T13', 'T15'],
      objects: ['CN=a,DC=contoso,DC=internal', 'guest'],
    });
  });

  it('a mailNickname that two objects have is accepted and reported (K-7)', () => {
    const objects = [
      user('a', { alias: 'x' }),
      user('b', { alias: 'X' }),
      exported('c', 'contact', { alias: 'x', proxyAddresses: ['SMTP:c@fabrikam.com'] }),
      user('d'),
    ];
    const { directory, findings } = run(objects);
    expect(directory.objects.map(({ mailNickname }) => mailNickname)).toEqual(['x', 'X', 'x', 'd']);
    expect(
      findings.map(({ check, objects: names, marks }) => [check, names.map((dn) => dn.slice(3, 4)), marks]),
    ).toEqual([
      ['cloud/duplicate-nickname', ['b', 'a'], expect.arrayContaining(['K-7'])],
      ['cloud/duplicate-nickname', ['c', 'a'], expect.arrayContaining(['K-7'])],
    ]);
    const first = run(objects.slice(0, 1));
    const second = run(objects.slice(1, 2), { previous: first.state() });
    expect(second.findings).toEqual([]);
  });

  it('a domain is reported once, with the number of its addresses', () => {
    const objects = Array.from({ length: 30 }, (_, i) =>
      user(`u${i}`, { proxyAddresses: [`SMTP:u${i}@contoso.com`, `smtp:u${i}@x.onmicrosoft.com`] }),
    );
    const { findings } = run(objects);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain('30 addresses in `x.onmicrosoft.com`');
    expect(findings[0]?.objects).toHaveLength(20);
  });
});
