import { expect, it } from 'vitest';
import { TenantDomains } from '../../../src/cloud/entra/tenant-domains.js';

const domainsOf = (): TenantDomains =>
  new TenantDomains(false, 'contoso.onmicrosoft.com', 'contoso.mail.onmicrosoft.com', ['contoso.com']);

it.each([
  ['anna@contoso.com', 'contoso.com', true],
  ['smtp:anna@CONTOSO.com', 'contoso.com', true],
  ['anna@b@contoso.com', 'contoso.com', true],
  ['anna@sub.contoso.com', 'sub.contoso.com', false],
  ['anna@xcontoso.com', 'xcontoso.com', false],
  ['anna@fabrikam.com', 'fabrikam.com', false],
  ['anna.contoso.com', '', false],
])('%s lies in `%s`, whatever was asked before', (address, domain, isVerified) => {
  const domains = domainsOf();
  // What has no domain at all ends in the last letter of nearly every address.
  for (const before of ['nobody.com', 'smtp:m', 'x@contoso.com', 'x@sub.contoso.com', 'x@CONTOSO.com', address])
    domains.verdictOf(before);
  expect(domains.verdictOf(address)).toMatchObject({ domain, isVerified });
});
