import { describe, expect, it } from 'vitest';
import { cleanAddresses } from '../../../src/cloud/entra/clean-addresses.js';
import { TenantDomains } from '../../../src/cloud/entra/tenant-domains.js';

const domains = new TenantDomains(false, 'contoso.onmicrosoft.com', 'contoso.mail.onmicrosoft.com', ['contoso.com']);

const clean = (values: readonly string[], isEnforced = true, owned: readonly string[] = []) => {
  const discarded: string[] = [];
  const isOwned = (value: string): boolean => owned.includes(value.slice(5).toLowerCase());
  const cleaned = cleanAddresses(values, isEnforced, domains, isOwned, (_, reason) => discarded.push(reason));
  return { ...cleaned, discarded };
};

const long = `${'y'.repeat(240)}@contoso.com`;

describe('one value (cloud 6.2)', () => {
  it.each([
    ['a', 'anna@contoso.com', 'missingPrefix'],
    ['a', ':anna@contoso.com', 'missingPrefix'],
    ['b', 'MS:NET/PO/ANNA', 'legacyProtocol'],
    ['b', 'msmail:CONTOSO/PO/ANNA', 'legacyProtocol'],
    ['b', 'CCMAIL:anna at po', 'legacyProtocol'],
    ['b', 'X400:C=US;A= ;P=Contoso;', 'legacyProtocol'],
    ['b', 'notes:Anna/Contoso', 'legacyProtocol'],
    ['b', 'GWISE:anna', 'legacyProtocol'],
    ['b', 'MHS:anna@po', 'legacyProtocol'],
    ['c', `SIP:${'a'.repeat(253)}`, 'tooLong'],
    ['d', `smtp:${long}`, 'tooLong'],
    ['e', 'smtp:an na@contoso.com', 'invalidCharacter'],
    ['e', 'smtp:anna\u00a0b@contoso.com', 'invalidCharacter'],
    ['e', 'smtp:änna@contoso.com', 'invalidCharacter'],
    ['e', 'smtp:anna\u007f@contoso.com', 'invalidCharacter'],
    ...[...'<>(),;[]":'].map((char) => ['e', `smtp:an${char}na@contoso.com`, 'invalidCharacter']),
    ['e before f', 'smtp:an na@b@contoso.com', 'invalidCharacter'],
    ['f', 'smtp:anna', 'notRfc5322'],
    ['f', 'smtp:anna@b@contoso.com', 'notRfc5322'],
    ['f', 'smtp:@contoso.com', 'notRfc5322'],
    ['f', `smtp:${'a'.repeat(65)}@contoso.com`, 'notRfc5322'],
    ['f', 'smtp:.anna@contoso.com', 'notRfc5322'],
    ['f', 'smtp:anna.@contoso.com', 'notRfc5322'],
    ['f', 'smtp:an..na@contoso.com', 'notRfc5322'],
    ['f', 'smtp:an\\na@contoso.com', 'notRfc5322'],
    ['f', 'smtp:anna@contoso', 'notRfc5322'],
    ['f', 'smtp:anna@contoso..com', 'notRfc5322'],
    ['f', 'smtp:anna@contoso.com.', 'notRfc5322'],
    ['f', 'smtp:anna@con_toso.com', 'notRfc5322'],
    ['g', 'smtp:anna@contoso.onmicrosoft.com', 'reservedSuffix'],
    ['g', 'smtp:anna@Fabrikam.MicrosoftOnline.com', 'reservedSuffix'],
    ['g', 'smtp:anna@onmicrosoft.com', 'reservedSuffix'],
    ['g', 'smtp:anna@contoso.partner.mail.onmschina.cn', 'reservedSuffix'],
    ['g', 'smtp:anna@x.partner.microsoftonline.cn', 'reservedSuffix'],
    ['g', 'smtp:anna@fabrikam.mail.onmicrosoft.com', 'reservedSuffix'],
    ['g, US Government', 'smtp:anna@contoso.onmicrosoft.us', 'reservedSuffix'],
    ['h', 'smtp:anna@fabrikam.com', 'unverifiedDomain'],
    ['h', 'smtp:anna@sub.contoso.com', 'unverifiedDomain'],
  ])('step %s: %s is discarded: %s', (_, value, reason) => {
    expect(clean([value ?? ''])).toMatchObject({ discarded: [reason], primary: null, others: [], hasDiscarded: true });
  });

  it.each([
    'SIP:anna@fabrikam.com',
    'EUM:1234;phone-context=x',
    `X500:/o=Contoso (old)/cn=${'x'.repeat(300)}`,
    `smtp:${'a'.repeat(64)}@contoso.com`,
    "smtp:!#$%&'*+/=?^_{|}~-`0@contoso.com",
    'smtp:anna@CONTOSO.com',
    'smtp:anna@contoso.mail.onmicrosoft.com',
  ])('step k: %s is kept verbatim', (value) => {
    expect(clean([value])).toMatchObject({ discarded: [], others: [value], hasDiscarded: false });
  });

  it('step h is left out where verification is not enforced, step g never', () => {
    const values = ['smtp:anna@fabrikam.com', 'smtp:anna@contoso.onmicrosoft.com'];
    expect(clean(values, false)).toMatchObject({ others: ['smtp:anna@fabrikam.com'], discarded: ['reservedSuffix'] });
  });
});

describe('several values (cloud 6.2)', () => {
  it('those with the exact prefix SMTP: come first, and the first kept one is the primary (S-05)', () => {
    const { primary, others, marks } = clean([
      'Smtp:a@contoso.com',
      'SMTP:b@fabrikam.com',
      'SMTP:c@contoso.com',
      'SMTP:d@contoso.com',
    ]);
    expect([primary, others]).toEqual(['SMTP:c@contoso.com', ['smtp:d@contoso.com', 'smtp:a@contoso.com']]);
    expect(marks).toContain('S-05');
  });

  it('step i: the same address in another case is a duplicate', () => {
    const { discarded, primary, others } = clean(['smtp:Anna@Contoso.com', 'SMTP:anna@contoso.com']);
    expect([discarded, primary, others]).toEqual([['duplicateInObject'], 'SMTP:anna@contoso.com', []]);
  });

  it('step j: what another object owns is quarantined, once', () => {
    const { quarantined, discarded, lostPrimary } = clean(['SMTP:a@contoso.com', 'smtp:A@contoso.com'], true, [
      'a@contoso.com',
    ]);
    expect([quarantined, discarded, lostPrimary]).toEqual([['SMTP:a@contoso.com'], [], 'SMTP:a@contoso.com']);
  });

  it('tells that there was an SMTP value even if none is kept', () => {
    expect(clean(['smtp:x']).hasSmtp).toBe(true);
    expect(clean(['X500:/o=x', 'x']).hasSmtp).toBe(false);
  });
});

describe('marks', () => {
  it.each([
    ['S-08', 'smtp:a@x.onmschina.cn'],
    ['S-08', 'smtp:a@contoso.mail.onmicrosoft.com'],
    ['S-04', 'smtp:a@sub.contoso.com'],
    ['S-09', 'NOTES:a'],
    ['S-09', 'FAX:1234'],
  ])('%s for %s', (mark, value) => expect(clean([value]).marks).toEqual([mark]));

  it.each(['smtp:a@x.onmicrosoft.com', 'MSMAIL:a', 'X500:/o=a', 'smtp:a@contoso.com', 'smtp:a@fabrikam.com'])(
    'none for %s, which is documented',
    (value) => expect(clean([value]).marks).toEqual([]),
  );

  it('S-38 in China: the name of the coexistence domain is only observed', () => {
    const china = new TenantDomains(true, 'c.partner.onmschina.cn', 'c.partner.mail.onmschina.cn', []);
    const { marks } = cleanAddresses(['smtp:a@c.partner.mail.onmschina.cn'], true, china, () => false, null);
    expect(marks).toEqual(['S-08', 'S-38']);
  });
});
