import { foldAscii } from '../../base/fold-case.js';
import { cloudFacts } from '../../model/cloud-facts.js';
import { defineCheck } from '../define-check.js';
import { tenantFacts } from './domains.js';

export const relyingParty = defineCheck({
  id: 'topology/relying-party',
  subject: 'topology',
  severity: 'error',
  summary: 'A federated domain has no relying party in AD FS.',
  rationale: 'Sign-in fails after the domain was federated.',
  avoid: '`cn.contoso.com` federated, only `urn:federation:MicrosoftOnline` in AD FS',
  prefer: '`urn:federation:partner.microsoftonline.cn` as a second relying party',
  fix: 'Add the relying party trust of that cloud with its issuance rules.',
  source: 'scenario D.3',
  modes: ['F18'],
  needs: ['adfs'],
  *run(subject) {
    const parties = new Set((subject.companion.adfs?.relyingParties ?? []).map(foldAscii));
    for (const { tenant, companion } of tenantFacts(subject)) {
      const { relyingParty } = cloudFacts[tenant.cloud];
      for (const domain of companion.federatedDomains ?? [])
        if (!parties.has(foldAscii(relyingParty)))
          yield {
            tenant: tenant.name,
            message: `\`${domain}\` is federated, and AD FS does not know \`${relyingParty}\``,
          };
    }
  },
});
