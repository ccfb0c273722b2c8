import { describe, expect, it } from 'vitest';
import { contoso, synced } from '../tenant.js';

const moera = 'contoso.onmicrosoft.com';
const sorted = (values: readonly string[]): readonly string[] => [...values].sort();

describe('who must have verified domains (cloud 6.1)', () => {
  const values = {
    userPrincipalName: 'a@contoso.com',
    mailNickname: 'a',
    proxyAddresses: ['SMTP:a@contoso.com', 'smtp:a@fabrikam.com'],
  };
  const isActive = (more: Record<string, number | string>, others = {}) => {
    const { proxyAddresses } = synced(contoso(), 'o', { ...values, ...more }, others);
    const hasForeign = proxyAddresses.includes('smtp:a@fabrikam.com');
    expect(proxyAddresses.includes(`smtp:a@${moera}`)).toBe(!hasForeign);
    return !hasForeign;
  };

  it('licensed users do, others do not', () => {
    expect([isActive({}, { licensed: true }), isActive({})]).toEqual([true, false]);
  });

  it.each([0, 1, 2, 4, 6, 8, 97])('msExchRemoteRecipientType %d, whatever it says', (msExchRemoteRecipientType) =>
    expect(isActive({ msExchRemoteRecipientType })).toBe(true),
  );

  it.each([0n, 2n, 7n, 8n, 10n, 15n, 16n, 17n, 18n, 1073741824n, 1073741840n])(
    'display type %d of Exchange Online',
    (cloudDisplayType) => expect(isActive({}, { cloudDisplayType })).toBe(true),
  );

  it.each([6n, 1n, -2147483642n])('display type %d is none of them', (cloudDisplayType) =>
    expect(isActive({}, { cloudDisplayType })).toBe(false),
  );

  it.each([0, 7, 1073741824, -2147483642])(
    'the synced display type %d does not matter (K-9)',
    (msExchRecipientDisplayType) => expect(isActive({ msExchRecipientDisplayType })).toBe(false),
  );

  it('an unlicensed on-premises mailbox keeps foreign addresses (S-13, K-3)', () => {
    const object = synced(contoso(), 'o', { ...values, msExchRecipientTypeDetails: 1, msExchMailboxGuid: 'x' });
    expect(object.proxyAddresses).toContain('smtp:a@fabrikam.com');
    expect(object.marks).toEqual(expect.arrayContaining(['K-3', 'S-13']));
  });

  it('contacts never (S-15)', () => {
    const object = synced(
      contoso(),
      'o',
      { displayName: 'c', proxyAddresses: ['SMTP:c@fabrikam.com'] },
      { class: 'contact' },
    );
    expect([object.proxyAddresses, object.marks]).toEqual([['SMTP:c@fabrikam.com'], ['S-15', 'S-31']]);
  });
});

describe('groups (S-14)', () => {
  const group = { class: 'group' } as const;
  const values = {
    displayName: 'Sales',
    mailNickname: 'sales',
    proxyAddresses: ['SMTP:sales@fabrikam.com', 'smtp:s@contoso.com'],
  };

  it('lose addresses of unverified domains, and the MOERA is the primary', () => {
    const object = synced(contoso(), 'g', values, group);
    expect(sorted(object.proxyAddresses)).toEqual([`SMTP:sales@${moera}`, 'smtp:s@contoso.com']);
    expect(object.discarded).toEqual([{ value: 'SMTP:sales@fabrikam.com', reason: 'unverifiedDomain' }]);
    expect(object.marks).toEqual(expect.arrayContaining(['S-07', 'S-14']));
  });

  it('keep them where the workspace says so, and have the MOERA besides', () => {
    const object = synced(contoso({}, { groupVerification: 'notEnforced' }), 'g', values, group);
    expect(sorted(object.proxyAddresses)).toEqual([
      'SMTP:sales@fabrikam.com',
      'smtp:s@contoso.com',
      `smtp:sales@${moera}`,
    ]);
    expect(object.marks).toContain('S-14');
  });

  it.each([
    ['proxyAddresses without SMTP mask mail', { mail: 'sales@contoso.com', proxyAddresses: ['X500:/o=x'] }, false],
    ['mail alone', { mail: 'sales@contoso.com' }, true],
    ['mail in a foreign domain', { mail: 'sales@fabrikam.com' }, true],
    ['mail that is no address', { mail: 'sales' }, false],
    ['a lost address', { proxyAddresses: ['SMTP:sales@fabrikam.com'] }, true],
    ['a reserved address is none', { proxyAddresses: ['SMTP:sales@x.onmicrosoft.com'] }, false],
    ['nothing', {}, false],
  ])('mail-enabled by %s: %s', (_, more, expected) => {
    const object = synced(contoso(), 'g', { displayName: 'Sales', mailNickname: 'sales', ...more }, group);
    expect(object.proxyAddresses.some((value) => value.endsWith(moera))).toBe(expected);
    expect(object.recipient.isRecipient).toBe(expected);
  });

  it('once mail-enabled they stay so', () => {
    const tenant = contoso();
    synced(tenant, 'g', values, group);
    expect(synced(tenant, 'g', { displayName: 'Sales' }, group)).toMatchObject({
      proxyAddresses: [`SMTP:sales@${moera}`],
      mail: `sales@${moera}`,
    });
  });
});

describe('the calculation (cloud 6.3)', () => {
  it('step 3: mail is an address only if it is fit for one', () => {
    const of = (mail: string, more = {}) => synced(contoso(), 'o', { userPrincipalName: 'a@contoso.com', mail }, more);
    expect(of('m@contoso.com').proxyAddresses).toEqual(['SMTP:m@contoso.com']);
    expect(of('m@fabrikam.com').proxyAddresses).toEqual(['SMTP:m@fabrikam.com']);
    expect(of('m@x.onmicrosoft.com').proxyAddresses).toEqual([]);
    expect(of('m m@contoso.com').proxyAddresses).toEqual([]);
    expect(of('m@fabrikam.com', { licensed: true }).mail).toBe(`m@${moera}`);
  });

  it('step 3: values of other kinds do not mask mail (S-06)', () => {
    const object = synced(contoso(), 'o', {
      userPrincipalName: 'a@contoso.com',
      mail: 'm@contoso.com',
      proxyAddresses: ['X500:/o=x'],
    });
    expect([object.proxyAddresses, object.marks]).toEqual([['SMTP:m@contoso.com', 'X500:/o=x'], ['S-06']]);
  });

  it('step 3: any SMTP value masks mail, even one that is discarded', () => {
    const object = synced(contoso(), 'o', {
      userPrincipalName: 'a@contoso.com',
      mail: 'm@contoso.com',
      proxyAddresses: ['smtp:a b@contoso.com'],
    });
    expect(object.proxyAddresses).toEqual([]);
  });

  it('step 5: a sign-in name in the initial domain is a further MOERA and stays one', () => {
    const tenant = contoso();
    const values = { mailNickname: 'a', proxyAddresses: ['SMTP:a@contoso.com'] };
    synced(tenant, 'o', { ...values, userPrincipalName: `sign@${moera}` }, { licensed: true });
    const object = synced(tenant, 'o', { ...values, userPrincipalName: 'a@contoso.com' }, { licensed: true });
    expect(sorted(object.proxyAddresses)).toEqual(['SMTP:a@contoso.com', `smtp:a@${moera}`, `smtp:sign@${moera}`]);
    expect(object.marks).toContain('S-12');
  });

  it('step 6: the sign-in name is primary only where AD has neither mail nor SMTP addresses', () => {
    const of = (more: Record<string, string | readonly string[]>) =>
      synced(contoso(), 'o', { userPrincipalName: 'a@contoso.com', mailNickname: 'n', ...more }, { licensed: true })
        .mail;
    expect(of({})).toBe('a@contoso.com');
    expect(of({ mail: 'not an address' })).toBe(`n@${moera}`);
    expect(of({ proxyAddresses: ['smtp:s@contoso.com'] })).toBe(`n@${moera}`);
    expect(of({ proxyAddresses: ['X500:/o=x'] })).toBe('a@contoso.com');
  });

  it('step 9: after the licence the sign-in name returns with address data only (S-11)', () => {
    const tenant = contoso();
    const base = { userPrincipalName: 'a@contoso.com' };
    synced(tenant, 'o', base, { licensed: true });
    expect(synced(tenant, 'o', base).proxyAddresses).toEqual([`SMTP:a@${moera}`]);
    const object = synced(tenant, 'o', { ...base, mail: 'm@contoso.com' });
    expect(sorted(object.proxyAddresses)).toEqual(
      ['SMTP:m@contoso.com', `smtp:a@${moera}`, 'smtp:a@contoso.com'].sort(),
    );
    expect(object.marks).toContain('S-11');
  });

  it('step 10: mail without a primary address is the one of AD (S-42)', () => {
    const object = synced(
      contoso(),
      'g',
      { displayName: 'g', mail: 'g@contoso.com', proxyAddresses: ['X500:/o=x'] },
      { class: 'group' },
    );
    expect([object.mail, object.proxyAddresses, object.marks]).toEqual(['g@contoso.com', ['X500:/o=x'], ['S-42']]);
  });

  it('verifying and removing a domain calculates everybody anew (cloud 6.4)', () => {
    const tenant = contoso();
    const values = {
      userPrincipalName: 'a@fabrikam.com',
      mailNickname: 'a',
      proxyAddresses: ['SMTP:a@contoso.com', 'smtp:a@fabrikam.com'],
    };
    const object = synced(tenant, 'o', values, { licensed: true });
    tenant.changeDomains(['Fabrikam.com'], []);
    expect(object.userPrincipalName).toBe('a@fabrikam.com');
    expect(sorted(object.proxyAddresses)).toEqual(
      ['SMTP:a@contoso.com', `smtp:a@${moera}`, 'smtp:a@fabrikam.com'].sort(),
    );
    tenant.changeDomains([], ['fabrikam.com', 'contoso.com']);
    expect(object.userPrincipalName).toBe(`a@${moera}`);
    expect(object.proxyAddresses).toEqual([`SMTP:a@${moera}`]);
  });
});
