import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { others, tenantFacts } from './domains.js';

export const availabilityNotAllowed = defineCheck({
  id: 'topology/availability-not-allowed',
  subject: 'topology',
  severity: 'error',
  summary: 'A tenant does not let another tenant read free/busy.',
  rationale: 'The request is answered with access denied.',
  avoid: 'AllowedTenantIds without the other tenant',
  prefer: 'AllowedTenantIds with every other tenant',
  fix: 'Set-AvailabilityConfig -AllowedTenantIds with the id of the other tenant.',
  source: 'scenario D.5',
  modes: ['F71'],
  needs: ['availability'],
  *run(subject) {
    if (subject.workspace.options.freeBusy !== 'orgWideFbToken') return;
    for (const facts of tenantFacts(subject)) {
      const { availability } = facts.companion;
      if (availability === undefined) continue;
      const allowed = new Set((availability.allowedTenantIds ?? []).map(foldAscii));
      for (const { tenant, companion } of others(subject, facts))
        if (companion.tenantId !== undefined && !allowed.has(foldAscii(companion.tenantId)))
          yield { tenant: facts.tenant.name, message: `\`${tenant.name}\` is not among the allowed tenants` };
    }
  },
});
