import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { Duplicates, sharedWith } from './attribute-text.js';
import { foreignTenants } from './tenants.js';

export const principalNamePrefix = defineCheck({
  id: 'directory/principal-name-prefix',
  subject: 'directory',
  severity: 'error',
  summary: 'Two people who are foreign in a tenant have the same name before the @.',
  rationale:
    'The rules rewrite both principal names to the initial domain of that tenant: they collide, and one export fails.',
  avoid: '`john@contoso.com` and `john@fabrikam.com`, both foreign in 21Vianet',
  prefer: 'prefixes that are unique in the forest',
  fix: 'Rename one, or rewrite principal names from another attribute.',
  source: 'scenario C.4 G10',
  modes: ['F06'],
  run: () => {
    const prefixes = new Duplicates();
    return {
      object: (object) => {
        const name = object.isUser && object.isRecipient && !object.isSystem ? object.text('userPrincipalName') : null;
        if (name === null) return null;
        const prefix = foldAscii(name.split('@')[0] ?? '');
        for (const { tenant } of foreignTenants(object)) {
          const other = prefixes.find(object, `${tenant.name} ${prefix}`);
          if (other !== null)
            return { ...sharedWith(object, other, `\`${prefix}@${tenant.initialDomain}\``), tenant: tenant.name };
        }
        return null;
      },
    };
  },
});
