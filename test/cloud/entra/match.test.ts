import { describe, expect, it } from 'vitest';
import type { TenantFeatures } from '../../../src/cloud/tenant-settings.js';
import type { ExistingCloudObject } from '../../../src/model/existing-cloud-object.js';
import { contoso, sync, synced } from '../tenant.js';

const existing = (more: Partial<ExistingCloudObject> = {}): ExistingCloudObject => ({
  key: 'c',
  class: 'user',
  source: 'cloud',
  proxyAddresses: [],
  ...more,
});

const max = { userPrincipalName: 'max@contoso.com', mailNickname: 'max', proxyAddresses: ['SMTP:max@contoso.com'] };
const address = { proxyAddresses: ['SMTP:MAX@contoso.com'] };
const secondary = { proxyAddresses: ['SMTP:x@contoso.com', 'smtp:max@contoso.com'] };
const name = { userPrincipalName: 'Max@contoso.com' };

interface Case {
  readonly title: string;
  readonly existing: Partial<ExistingCloudObject>;
  readonly object?: Readonly<Record<string, string | readonly string[]>>;
  readonly class?: 'user' | 'contact' | 'group';
  readonly features?: Partial<TenantFeatures>;
  readonly matched?: boolean;
  readonly errors?: readonly string[];
  readonly created?: boolean;
}

describe('match (cloud 3)', () => {
  it.each<Case>([
    { title: '1 hard', existing: { immutableId: 'anchor' }, matched: true },
    { title: '1 hard, case matters', existing: { immutableId: 'Anchor' } },
    {
      title: '1 hard match is for users only',
      existing: { class: 'contact', immutableId: 'anchor' },
      class: 'contact',
    },
    {
      title: '1 blocked',
      existing: { immutableId: 'anchor' },
      features: { blockHardMatch: true },
      errors: ['InvalidHardMatch'],
    },
    {
      title: '1 blocked, out of scope',
      existing: { immutableId: 'anchor', source: 'outOfScope' },
      features: { blockHardMatch: true },
      errors: ['InvalidHardMatch'],
    },
    {
      title: '1 a synchronised one is not blocked',
      existing: { immutableId: 'anchor', source: 'sync' },
      features: { blockHardMatch: true },
      matched: true,
    },
    { title: '2 soft match blocked', existing: address, features: { blockSoftMatch: true } },
    { title: '3 primary address', existing: address, matched: true },
    { title: '3 the cloud side may be a secondary one (S-45)', existing: secondary, matched: true },
    {
      title: '3 the incoming side may not (K-6)',
      existing: { proxyAddresses: ['SMTP:y@contoso.com'] },
      object: { ...max, proxyAddresses: ['SMTP:max@contoso.com', 'smtp:y@contoso.com'] },
    },
    {
      title: '3 mail is not used',
      existing: address,
      object: { userPrincipalName: 'm@contoso.com', mail: 'max@contoso.com' },
    },
    {
      title: '3 groups',
      existing: { ...address, class: 'group' },
      object: { displayName: 'Max', proxyAddresses: ['SMTP:max@contoso.com'] },
      class: 'group',
      matched: true,
    },
    {
      title: '4 a cloud object of another class owns a secondary address (S-21)',
      existing: { class: 'group', proxyAddresses: ['SMTP:y@contoso.com'] },
      object: { ...max, proxyAddresses: ['SMTP:max@contoso.com', 'smtp:y@contoso.com'] },
      errors: ['ObjectTypeMismatch'],
    },
    { title: '5 sign-in name', existing: name, matched: true },
    { title: '5 switched off', existing: name, features: { softMatchOnUpn: false } },
    {
      title: '6 another class in the cloud',
      existing: { ...address, class: 'contact' },
      errors: ['ObjectTypeMismatch'],
    },
    { title: '6 another class, synchronised', existing: { ...address, class: 'contact', source: 'sync' } },
    { title: '7 synchronised from something else', existing: { ...address, immutableId: 'other', source: 'sync' } },
    {
      title: '7 without resiliency',
      existing: { ...address, immutableId: 'other', source: 'sync' },
      features: { duplicateAttributeResiliency: false },
      errors: ['InvalidSoftMatch'],
    },
    {
      title: '8 an administrator is left alone (S-22)',
      existing: { ...name, roles: ['Global Administrator'] },
      errors: ['ExistingAdminRoleConflict'],
      created: true,
    },
    { title: '10 nothing', existing: { userPrincipalName: 'other@contoso.com' } },
    {
      title: '10 without resiliency',
      existing: { source: 'sync', proxyAddresses: ['smtp:y@contoso.com'] },
      object: { ...max, proxyAddresses: ['SMTP:max@contoso.com', 'smtp:y@contoso.com'] },
      features: { duplicateAttributeResiliency: false },
      errors: ['InvalidSoftMatch'],
    },
  ])(
    '$title',
    ({
      existing: there,
      object = max,
      class: objectClass = 'user',
      features = {},
      matched = false,
      errors = [],
      created,
    }) => {
      const tenant = contoso(features);
      tenant.addExisting(existing(there));
      const outcome = sync(tenant, 'anchor', object, { class: objectClass });
      expect(outcome.errors).toEqual(errors);
      expect(outcome.object !== null).toBe(created ?? errors.length === 0);
      expect(outcome.object?.rare.existing?.key).toBe(matched ? 'c' : undefined);
    },
  );

  it('what is taken over keeps its mailNickname and its addresses in the initial domain, nothing else (S-46)', () => {
    const tenant = contoso();
    tenant.addExisting(
      existing({
        userPrincipalName: 'old@contoso.com',
        mailNickname: 'oldnick',
        proxyAddresses: ['smtp:old@contoso.onmicrosoft.com', 'smtp:gone@contoso.com', 'SMTP:max@contoso.com'],
      }),
    );
    const object = synced(tenant, 'anchor', {
      userPrincipalName: 'max@contoso.com',
      proxyAddresses: ['SMTP:max@contoso.com'],
    });
    expect(object).toMatchObject({
      origin: 'sync',
      immutableId: 'anchor',
      mailNickname: 'oldnick',
      userPrincipalName: 'max@contoso.com',
    });
    expect(object.proxyAddresses).toEqual(['SMTP:max@contoso.com', 'smtp:old@contoso.onmicrosoft.com']);
    expect(object.marks).toEqual(expect.arrayContaining(['S-45', 'S-46']));
    expect(
      synced(tenant, 'other', { userPrincipalName: 'gone@contoso.com', proxyAddresses: ['SMTP:gone@contoso.com'] })
        .quarantined,
    ).toEqual([]);
  });

  it('a later change of an object that is known never matches, it conflicts', () => {
    const tenant = contoso();
    tenant.addExisting(existing(address));
    synced(tenant, 'anchor', { userPrincipalName: 'x@contoso.com' });
    const object = synced(tenant, 'anchor', {
      userPrincipalName: 'x@contoso.com',
      proxyAddresses: ['SMTP:max@contoso.com'],
    });
    expect(object.quarantined).toEqual([{ attribute: 'proxyAddresses', value: 'SMTP:max@contoso.com' }]);
  });

  it('the conflict with an administrator is reported by every export until it is resolved', () => {
    const tenant = contoso();
    tenant.addExisting(existing({ ...name, roles: ['User Administrator'] }));
    for (let i = 0; i < 2; i++) {
      const object = sync(tenant, 'anchor', max).object;
      expect(object?.errors).toEqual(['ExistingAdminRoleConflict']);
      expect(object?.userPrincipalName).toMatch(/^max\d{4}@contoso\.onmicrosoft\.com$/);
      expect(object?.marks).toContain('S-22');
    }
  });
});
