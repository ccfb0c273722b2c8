import { cloudFacts } from '../../model/cloud-facts.js';
import { defineCheck } from '../define-check.js';
import { recordsOf, tenantFacts } from './domains.js';

export const clientRecords = defineCheck({
  id: 'topology/client-records',
  subject: 'topology',
  severity: 'error',
  summary: 'A record that leads clients to their cloud is missing or wrong.',
  rationale: 'Outlook and sign-in of people in 21Vianet go to the worldwide endpoints.',
  avoid: 'no `msoid.cn.contoso.com`, `autodiscover.cn.contoso.com` at `autodiscover.outlook.com`',
  prefer:
    '`msoid` at `clientconfig.partner.microsoftonline-p.net.cn`, `autodiscover` at `autodiscover.partner.outlook.cn`',
  fix: 'Publish the CNAME records of the cloud.',
  source: 'scenario D.2',
  modes: ['F61'],
  needs: ['dns'],
  *run(subject) {
    for (const { tenant, index } of tenantFacts(subject)) {
      // The first tenant's Autodiscover stays on-premises while it is hybrid (scenario D.2).
      if (index === 0) continue;
      const { autodiscover, signInDiscovery } = cloudFacts[tenant.cloud];
      for (const domain of tenant.verifiedDomains)
        for (const [label, wanted] of [
          ['autodiscover', autodiscover],
          ['msoid', signInDiscovery],
        ] as const) {
          if (wanted === null) continue;
          const [found] = recordsOf(subject.companion.dns ?? [], `${label}.${domain}`, 'CNAME');
          if (found !== wanted)
            yield {
              tenant: tenant.name,
              message: `\`${label}.${domain}\` ${found === undefined ? 'is missing' : `leads to \`${found}\``}`,
              help: `Publish a CNAME to \`${wanted}\`.`,
            };
        }
    }
  },
});
