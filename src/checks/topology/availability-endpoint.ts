import { foldAscii } from '../../base/fold-case.js';
import { cloudFacts } from '../../model/cloud-facts.js';
import { defineCheck } from '../define-check.js';
import { addressSpaces, mailDomains, tenantFacts } from './domains.js';

export const availabilityEndpoint = defineCheck({
  id: 'topology/availability-endpoint',
  subject: 'topology',
  severity: 'error',
  summary: 'An availability address space names the wrong endpoint or tenant.',
  rationale: 'The request goes to the wrong cloud or organisation.',
  avoid: '`https://outlook.office365.com` for 21Vianet',
  prefer: '`partner.outlook.cn`',
  fix: 'Use exactly `outlook.office.com`, `partner.outlook.cn` or `outlook.office365.us`, and the id of the tenant that owns the domain.',
  source: 'scenario D.5',
  modes: ['F73'],
  needs: ['availability'],
  *run(subject) {
    for (const { facts, space } of addressSpaces(subject)) {
      const owner = tenantFacts(subject).find(({ tenant }) => mailDomains(tenant).includes(foldAscii(space.domain)));
      if (owner === undefined) continue;
      const { availabilityEndpoint } = cloudFacts[owner.tenant.cloud];
      if (space.endpoint !== undefined && foldAscii(space.endpoint) !== availabilityEndpoint)
        yield {
          tenant: facts.tenant.name,
          message: `the address space \`${space.domain}\` asks \`${space.endpoint}\``,
          help: `Use \`${availabilityEndpoint}\`.`,
        };
      const { tenantId } = owner.companion;
      if (tenantId !== undefined && space.tenantId !== undefined && foldAscii(space.tenantId) !== foldAscii(tenantId))
        yield {
          tenant: facts.tenant.name,
          message: `the address space \`${space.domain}\` names the tenant \`${space.tenantId}\``,
        };
    }
  },
});
