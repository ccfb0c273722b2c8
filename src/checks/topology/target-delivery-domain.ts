import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { mailDomains, tenantFacts } from './domains.js';

export const targetDeliveryDomain = defineCheck({
  id: 'topology/target-delivery-domain',
  subject: 'topology',
  severity: 'error',
  summary: 'The routing domain of another tenant is the target delivery domain on-premises.',
  rationale: 'New mail users get it as their routing address: the Global hybrid breaks.',
  avoid: 'TargetDeliveryDomain True for `contoso.partner.mail.onmschina.cn`',
  prefer: 'TargetDeliveryDomain True for `contoso.mail.onmicrosoft.com` only',
  fix: 'Set TargetDeliveryDomain False for it.',
  source: 'scenario D.4',
  modes: ['F42'],
  needs: ['onPremises'],
  *run(subject) {
    const foreign = new Set(
      tenantFacts(subject)
        .slice(1)
        .flatMap(({ tenant }) => mailDomains(tenant)),
    );
    for (const { domain, targetDeliveryDomain } of subject.companion.onPremises?.remoteDomains ?? [])
      if (targetDeliveryDomain === true && foreign.has(foldAscii(domain)))
        yield { message: `\`${domain}\` is the target delivery domain` };
  },
});
