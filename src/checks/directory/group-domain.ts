import { defineCheck } from '../define-check.js';
import { tenantsOf } from './tenants.js';

export const groupDomain = defineCheck({
  id: 'directory/group-domain',
  subject: 'directory',
  severity: 'info',
  summary: 'A mail group has no address in a domain of one of the tenants.',
  rationale: 'Whether it keeps its primary address there is not documented; it may become one in the initial domain.',
  avoid: 'only `sales@contoso.com` on a group that is exported to 21Vianet',
  prefer: 'a secondary address `sales@cn.contoso.com`',
  fix: 'Add a secondary address in a verified domain of that tenant.',
  source: 'scenario C.5.9, cloud S-14, T9',
  modes: ['F58', 'T9'],
  run: (context) => ({
    object: (object) => {
      if (!object.isGroup || object.smtp.length === 0 || /-ONLY$/.test(object.marker)) return null;
      const without = tenantsOf(context).find(
        ({ verified }) => !object.smtp.some(({ domain }) => verified.has(domain)),
      );
      return without === undefined
        ? null
        : {
            message: `it has no address in a domain of \`${without.tenant.name}\``,
            tenant: without.tenant.name,
            marks: ['S-14'],
          };
    },
  }),
});
