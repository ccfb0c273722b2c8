import { defineCheck } from '../define-check.js';
import { domainOf } from './address.js';

export const markerInconsistent = defineCheck({
  id: 'directory/marker-inconsistent',
  subject: 'directory',
  severity: 'error',
  summary: 'Marker, principal name, target address and primary address of a person do not name the same tenant.',
  rationale: 'The person is half configured: one platform treats it as at home, the next as foreign.',
  avoid: 'marker `21V`, principal name in `contoso.com`',
  prefer: 'marker, principal name, target and primary address of one tenant',
  fix: 'Align all four.',
  source: 'scenario C.2, F03',
  modes: ['F03'],
  run: (context) => ({
    object: (object) => {
      const tenant = object.markedTenant;
      // Without a marker it is F01; staged people are between two tenants.
      if (tenant === null || object.home.staged || !object.isUser || !object.isRecipient) return null;
      const parts: readonly (readonly [string, string])[] = [
        ['principal name', domainOf(object.text('userPrincipalName') ?? '')],
        ['target address', object.target?.domain ?? ''],
        ['primary address', object.primary?.domain ?? ''],
      ];
      const astray = parts.filter(([, domain]) => {
        const owner = context.ownerOf.get(domain);
        return owner !== undefined && owner !== tenant;
      });
      if (astray.length === 0 || (astray.length === 1 && astray[0]?.[0] === 'target address')) return null;
      const words = astray.map(([what, domain]) => `the ${what} lies in \`${domain}\``).join(', ');
      return { message: `the marker says \`${tenant}\`, ${words}`, tenant };
    },
  }),
});
