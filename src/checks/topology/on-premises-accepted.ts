import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { mailDomains, tenantFacts } from './domains.js';

export const onPremisesAccepted = defineCheck({
  id: 'topology/on-premises-accepted',
  subject: 'topology',
  severity: 'error',
  summary: 'On-premises Exchange claims to know every address of a domain of another tenant.',
  rationale: 'Mail users whose target lies there loop, and unknown addresses are rejected.',
  avoid: '`cn.contoso.com` authoritative on-premises',
  prefer: '`cn.contoso.com` internalRelay with a send connector',
  fix: 'Make it an internal relay.',
  source: 'scenario A.4, D.3',
  modes: ['F42'],
  needs: ['onPremises'],
  *run(subject) {
    const foreign = new Set(
      tenantFacts(subject)
        .slice(1)
        .flatMap(({ tenant }) => mailDomains(tenant)),
    );
    for (const { domain, type } of subject.companion.onPremises?.acceptedDomains ?? [])
      if (type === 'authoritative' && foreign.has(foldAscii(domain)))
        yield { message: `\`${domain}\` is authoritative on-premises` };
  },
});
