import { defineCheck } from '../define-check.js';
import { domainOf } from './address.js';

export const principalNameSuffix = defineCheck({
  id: 'directory/principal-name-suffix',
  subject: 'directory',
  severity: 'error',
  summary: 'The principal name of a recipient lies in no verified domain of the home tenant.',
  rationale: 'Entra ID replaces it by the alias and the initial domain: the user cannot sign in with the known name.',
  avoid: '`liwei@contoso.com` for a mailbox in the tenant that has verified `cn.contoso.com` only',
  prefer: '`liwei@cn.contoso.com`',
  fix: 'Verify the domain in the home tenant, or change the suffix.',
  source: 'scenario C.5.6, cloud 5',
  modes: ['F04', 'T5'],
  run: ({ ownerOf }) => ({
    object: (object) => {
      const name = object.isUser && object.isRecipient && !object.isSystem ? object.text('userPrincipalName') : null;
      // Staged people keep their old name until the cut-over; a rule writes the new one (scenario C.5.6 C41).
      if (name === null || object.home.staged || object.isResourceOrShared) return null;
      const domain = domainOf(name);
      if (domain === '' || object.homeTenant?.verified.has(domain) === true) return null;
      // Partners keep foreign names; a person of another tenant is a matter of the marker (F01, F03).
      const isPartner = object.recipientType === 128n && object.markedTenant === null;
      return isPartner || ownerOf.has(domain)
        ? null
        : { message: `\`${domain}\` is not verified in \`${object.home.tenant}\``, tenant: object.home.tenant };
    },
  }),
});
