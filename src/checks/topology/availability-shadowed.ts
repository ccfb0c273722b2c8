import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { mailDomains, others, tenantFacts } from './domains.js';

export const availabilityShadowed = defineCheck({
  id: 'topology/availability-shadowed',
  subject: 'topology',
  severity: 'error',
  summary: 'A domain of another tenant is also in an organization relationship or intra-organization connector.',
  rationale: 'That one is asked first, and asks the wrong place.',
  avoid: '`cn.contoso.com` in the relationship that the hybrid wizard made',
  prefer: 'domains of the other tenant in address spaces only',
  fix: 'Remove the domain from the relationship or connector.',
  source: 'scenario E.2, F70',
  modes: ['F70'],
  needs: ['availability'],
  *run(subject) {
    for (const facts of tenantFacts(subject)) {
      const { organizationRelationships = [], intraOrganizationConnectors = [] } = facts.companion.availability ?? {};
      const foreign = new Set(others(subject, facts).flatMap(({ tenant }) => mailDomains(tenant)));
      for (const { name, domains } of [...organizationRelationships, ...intraOrganizationConnectors]) {
        const shadowed = domains.find((domain) => foreign.has(foldAscii(domain)));
        if (shadowed !== undefined) yield { tenant: facts.tenant.name, message: `\`${name}\` claims \`${shadowed}\`` };
      }
    }
  },
});
