import { defineCheck } from '../define-check.js';

export const hybridTenants = defineCheck({
  id: 'topology/hybrid-tenants',
  subject: 'topology',
  severity: 'error',
  summary: 'The hybrid configuration wizard was run against several tenants.',
  rationale: 'It supports that only when no user is synchronised to more than one of them; here everybody is.',
  avoid: 'hybrid with Global and with 21Vianet',
  prefer: 'hybrid with one tenant',
  fix: 'Keep hybrid with one tenant; the rules and companion steps connect the other one.',
  source: 'scenario 0.8, cloud K-5',
  modes: ['F79'],
  needs: ['onPremises'],
  *run({ companion }) {
    const tenants = companion.onPremises?.hybridTenants ?? [];
    if (tenants.length > 1)
      yield {
        message: `hybrid was configured with ${tenants.map((name) => `\`${name}\``).join(' and ')}`,
        marks: ['K-5'],
      };
  },
});
