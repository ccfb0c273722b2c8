import { defineCheck } from '../define-check.js';
import { tenantFacts } from './domains.js';

export const availabilityLimits = defineCheck({
  id: 'topology/availability-limits',
  subject: 'topology',
  severity: 'warning',
  summary: 'A tenant has more address spaces or allowed tenants than Exchange Online takes.',
  rationale: 'At most 100 address spaces and 25 allowed tenants are possible.',
  avoid: '120 address spaces',
  prefer: 'one address space per routing domain',
  fix: 'Use the routing domains in target addresses, so that fewer are needed.',
  source: 'scenario D.5',
  modes: ['F76'],
  needs: ['availability'],
  *run(subject) {
    for (const { tenant, companion } of tenantFacts(subject)) {
      const spaces = companion.availability?.addressSpaces?.length ?? 0;
      const allowed = companion.availability?.allowedTenantIds?.length ?? 0;
      if (spaces > 100) yield { tenant: tenant.name, message: `it has ${spaces} address spaces, 100 are possible` };
      if (allowed > 25) yield { tenant: tenant.name, message: `it allows ${allowed} tenants, 25 are possible` };
    }
  },
});
