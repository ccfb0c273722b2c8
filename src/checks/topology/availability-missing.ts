import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { mailDomains, others, tenantFacts } from './domains.js';

export const availabilityMissing = defineCheck({
  id: 'topology/availability-missing',
  subject: 'topology',
  severity: 'error',
  summary: 'A tenant has no availability address space for a domain of another tenant.',
  rationale: 'Free/busy of its people is not shown.',
  avoid: 'an address space for `cn.contoso.com` only',
  prefer: 'one for the routing domain too',
  fix: 'Add-AvailabilityAddressSpace for every domain of external addresses.',
  source: 'scenario D.5, E.2',
  modes: ['F69'],
  needs: ['availability'],
  *run(subject) {
    if (subject.workspace.options.freeBusy !== 'orgWideFbToken') return;
    for (const facts of tenantFacts(subject)) {
      const { availability } = facts.companion;
      if (availability === undefined) continue;
      const spaces = new Set((availability.addressSpaces ?? []).map(({ domain }) => foldAscii(domain)));
      for (const { tenant } of others(subject, facts)) {
        const wanted =
          tenant.routingDomain === undefined ? mailDomains(tenant).slice(0, 1) : [foldAscii(tenant.routingDomain)];
        for (const domain of wanted)
          if (!spaces.has(domain))
            yield { tenant: facts.tenant.name, message: `there is no address space for \`${domain}\`` };
      }
    }
  },
});
