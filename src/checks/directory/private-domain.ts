import { defineCheck } from '../define-check.js';
import { domainOf } from './address.js';
import { shown } from './attribute-text.js';

export const privateDomain = defineCheck({
  id: 'directory/private-domain',
  subject: 'directory',
  severity: 'warning',
  summary: 'A name or address lies in a domain that exists only inside the company.',
  rationale: 'It cannot be verified: Entra ID replaces the name and discards the address.',
  avoid: '`anna@contoso.local`',
  prefer: '`anna@contoso.com`',
  fix: 'Add a public UPN suffix to the forest and change the value.',
  source: 'IdFix TopLevelDomain, cloud 5',
  modes: ['F04'],
  run: () => ({
    object: (object) => {
      if (!object.isRecipient || object.isSystem) return null;
      const texts = [
        object.text('userPrincipalName'),
        object.text('mail'),
        ...object.smtp.map(({ address }) => address),
      ];
      for (const text of texts) {
        const domain = text === null ? '' : domainOf(text);
        if (/\.(?:local|internal|intern|lan|corp|home|intranet|private|localdomain|invalid)$/.test(domain))
          return { message: `${shown(text ?? '')} lies in the private domain \`${domain}\`` };
      }
      return null;
    },
  }),
});
