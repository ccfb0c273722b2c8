import { defineCheck } from '../define-check.js';
import { cloudOfHost, recordsOf, tenantFacts } from './domains.js';

export const mailExchanger = defineCheck({
  id: 'topology/mail-exchanger',
  subject: 'topology',
  severity: 'error',
  summary: 'The MX record of a domain leads to another cloud than the one that has verified it.',
  rationale: 'Its mail lands where its mailboxes are not.',
  avoid: 'MX of `cn.contoso.com` at `mail.protection.outlook.com`',
  prefer: 'MX at `mail.protection.partner.outlook.cn`',
  fix: 'Correct the MX record.',
  source: 'scenario D.2',
  modes: ['F61'],
  needs: ['dns'],
  *run(subject) {
    for (const { tenant } of tenantFacts(subject))
      for (const domain of tenant.verifiedDomains) {
        const hosts = recordsOf(subject.companion.dns ?? [], domain, 'MX');
        const wrong = hosts.find((host) => (cloudOfHost(host) ?? tenant.cloud) !== tenant.cloud);
        if (wrong !== undefined)
          yield { tenant: tenant.name, message: `the MX record of \`${domain}\` leads to \`${wrong}\`` };
      }
  },
});
