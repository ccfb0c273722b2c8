import { describe, expect, it } from 'vitest';
import { contoso, sync, synced } from '../tenant.js';

const group = { class: 'group' } as const;
const off = { duplicateAttributeResiliency: false };

describe('duplicates (cloud 7)', () => {
  it.each([
    ['user', 'contact'],
    ['contact', 'user'],
    ['group', 'user'],
  ] as const)('addresses are unique across classes: %s, then %s', (first, second) => {
    const tenant = contoso();
    const values = { displayName: 'x', proxyAddresses: ['SMTP:Info@contoso.com'] };
    synced(tenant, 'a', values, { class: first });
    const object = synced(tenant, 'b', { ...values, proxyAddresses: ['smtp:info@CONTOSO.com'] }, { class: second });
    expect(object.quarantined).toEqual([{ attribute: 'proxyAddresses', value: 'smtp:info@CONTOSO.com' }]);
    expect(object.marks).toEqual(expect.arrayContaining(['S-19', 'S-21', 'K-6']));
  });

  it('a quarantined primary leaves none, and a MOERA takes its place (S-20)', () => {
    const tenant = contoso();
    synced(tenant, 'a', { userPrincipalName: 'a@contoso.com', proxyAddresses: ['SMTP:info@contoso.com'] });
    const values = {
      userPrincipalName: 'b@contoso.com',
      mailNickname: 'b',
      proxyAddresses: ['SMTP:info@contoso.com', 'smtp:b2@contoso.com'],
    };
    const unlicensed = synced(tenant, 'b', values);
    expect([unlicensed.mail, unlicensed.proxyAddresses]).toEqual([null, ['smtp:b2@contoso.com']]);
    const licensed = synced(tenant, 'b', values, { licensed: true });
    expect(licensed.proxyAddresses).toEqual([
      'SMTP:b@contoso.onmicrosoft.com',
      'smtp:b2@contoso.com',
      'smtp:b@contoso.com',
    ]);
    expect(licensed.marks).toEqual(expect.arrayContaining(['S-07', 'S-20']));
  });

  it('mail and the sign-in name are quarantined as the addresses they would be', () => {
    const tenant = contoso();
    synced(tenant, 'a', {
      userPrincipalName: 'a@contoso.com',
      proxyAddresses: ['SMTP:m@contoso.com', 'smtp:u@contoso.com'],
    });
    const byMail = synced(tenant, 'b', { userPrincipalName: 'b@contoso.com', mail: 'm@contoso.com' });
    expect(byMail.quarantined).toEqual([{ attribute: 'proxyAddresses', value: 'SMTP:m@contoso.com' }]);
    expect(byMail.mail).toBeNull();
    const byName = synced(tenant, 'u', { userPrincipalName: 'u@contoso.com' }, { licensed: true });
    expect(byName.quarantined).toEqual([{ attribute: 'proxyAddresses', value: 'SMTP:u@contoso.com' }]);
    expect(byName.mail).toBe('u@contoso.onmicrosoft.com');
  });

  it('a duplicate sign-in name becomes a placeholder without plus sign (K-4)', () => {
    const tenant = contoso();
    synced(tenant, 'a', { userPrincipalName: 'user@contoso.com' });
    const object = synced(tenant, 'b', { userPrincipalName: 'USER@contoso.com' });
    expect(object.userPrincipalName).toMatch(/^USER\d{4}@contoso\.onmicrosoft\.com$/);
    expect(object.quarantined).toEqual([{ attribute: 'userPrincipalName', value: 'USER@contoso.com' }]);
    expect(object.marks).toContain('K-4');
  });

  it('the hourly task gives a free value to the one that was synchronised first (S-43)', () => {
    const tenant = contoso();
    const values = (name: string) => ({
      userPrincipalName: `${name}@contoso.com`,
      proxyAddresses: [`SMTP:${name}@contoso.com`, 'smtp:info@contoso.com'],
    });
    for (const name of ['z', 'm', 'a']) synced(tenant, name, values(name));
    tenant.remove('z');
    tenant.retryQuarantined();
    expect(tenant.objects.find('m')?.quarantined).toEqual([]);
    expect(tenant.objects.find('m')?.marks).toContain('S-43');
    expect(tenant.objects.find('a')?.quarantined).toHaveLength(1);
  });

  it('the hourly task gives a sign-in name back', () => {
    const tenant = contoso();
    synced(tenant, 'a', { userPrincipalName: 'u@contoso.com' });
    synced(tenant, 'b', { userPrincipalName: 'u@contoso.com' });
    synced(tenant, 'a', { userPrincipalName: 'a@contoso.com' });
    expect(tenant.objects.find('b')?.quarantined).toHaveLength(1);
    tenant.retryQuarantined();
    expect(tenant.objects.find('b')).toMatchObject({ userPrincipalName: 'u@contoso.com', quarantined: [] });
  });

  it('a second group fails once and is then created without the address', () => {
    const tenant = contoso();
    const values = { displayName: 'g', mailNickname: 'g', proxyAddresses: ['SMTP:all@contoso.com'] };
    synced(tenant, 'g1', values, group);
    expect(sync(tenant, 'g2', values, group).errors).toEqual(['AttributeValueMustBeUnique']);
    expect(tenant.objects.find('g2')).toBeNull();
    expect(synced(tenant, 'g2', values, group)).toMatchObject({
      errors: [],
      quarantined: [{ value: 'SMTP:all@contoso.com' }],
    });
  });

  it('a user whose sign-in name and own address belong to a group fails every time', () => {
    const tenant = contoso();
    synced(tenant, 'g', { displayName: 'g', proxyAddresses: ['SMTP:joe@contoso.com'] }, group);
    const joe = { userPrincipalName: 'joe@contoso.com', proxyAddresses: ['smtp:joe@contoso.com'] };
    for (let i = 0; i < 2; i++) expect(sync(tenant, 'u', joe).errors).toEqual(['AttributeValueMustBeUnique']);
    expect(synced(tenant, 'v', { ...joe, userPrincipalName: 'jim@contoso.com' }).quarantined).toHaveLength(1);
  });

  it('without resiliency a new object is an invalid soft match, a changed one not unique, and nothing changes', () => {
    const tenant = contoso(off);
    synced(tenant, 'a', { userPrincipalName: 'a@contoso.com', proxyAddresses: ['SMTP:a@contoso.com'] });
    expect(sync(tenant, 'b', { userPrincipalName: 'a@contoso.com' }).errors).toEqual(['InvalidSoftMatch']);
    expect(sync(tenant, 'b', { userPrincipalName: 'b@contoso.com', mail: 'a@contoso.com' }).errors).toEqual([
      'InvalidSoftMatch',
    ]);
    synced(tenant, 'b', { userPrincipalName: 'b@contoso.com', proxyAddresses: ['SMTP:b@contoso.com'] });
    const changed = sync(tenant, 'b', { userPrincipalName: 'b@contoso.com', proxyAddresses: ['SMTP:a@contoso.com'] });
    expect(changed.errors).toEqual(['AttributeValueMustBeUnique']);
    expect(changed.object?.proxyAddresses).toEqual(['SMTP:b@contoso.com']);
  });

  it('a MOERA that somebody has is no conflict: four digits are added', () => {
    const tenant = contoso();
    const values = (name: string) => ({ userPrincipalName: `${name}@contoso.com`, mailNickname: 'nick' });
    synced(tenant, 'a', values('a'), { licensed: true });
    const object = synced(tenant, 'b', values('b'), { licensed: true });
    expect(object.quarantined).toEqual([]);
    expect(object.proxyAddresses[1]).toMatch(/^smtp:nick\d{4}@contoso\.onmicrosoft\.com$/);
  });

  it('the same address in another tenant is no conflict', () => {
    const values = { userPrincipalName: 'a@contoso.com', proxyAddresses: ['SMTP:a@contoso.com'] };
    synced(contoso(), 'a', values);
    expect(synced(contoso(), 'b', values).quarantined).toEqual([]);
  });
});
