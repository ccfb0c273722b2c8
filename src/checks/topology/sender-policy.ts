import { cloudFacts } from '../../model/cloud-facts.js';
import { defineCheck } from '../define-check.js';
import { recordsOf, tenantFacts } from './domains.js';

export const senderPolicy = defineCheck({
  id: 'topology/sender-policy',
  subject: 'topology',
  severity: 'error',
  summary: 'The SPF record of a domain does not name the cloud that sends for it.',
  rationale: 'Mail of the tenant is junked or rejected with 5.7.23.',
  avoid: '`v=spf1 include:spf.protection.outlook.com -all` for `cn.contoso.com`',
  prefer: '`v=spf1 include:spf.protection.partner.outlook.cn -all`',
  fix: 'Add the include of the cloud; one SPF record per name.',
  source: 'scenario D.2',
  modes: ['F63'],
  needs: ['dns'],
  *run(subject) {
    for (const { tenant } of tenantFacts(subject))
      for (const domain of tenant.verifiedDomains) {
        const { spfInclude } = cloudFacts[tenant.cloud];
        const policies = recordsOf(subject.companion.dns ?? [], domain, 'TXT').filter((value) =>
          value.replace(/^"/, '').startsWith('v=spf1'),
        );
        if (policies.length > 1)
          yield { tenant: tenant.name, message: `\`${domain}\` has ${policies.length} SPF records` };
        else if (policies[0]?.includes(`include:${spfInclude}`) !== true)
          yield { tenant: tenant.name, message: `the SPF record of \`${domain}\` does not include \`${spfInclude}\`` };
      }
  },
});
