import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { shown } from './attribute-text.js';

export const primaryDomain = defineCheck({
  id: 'directory/primary-domain',
  subject: 'directory',
  severity: 'error',
  summary: 'The primary address of a mailbox lies in a domain that its home tenant has not verified.',
  rationale: 'On licensing the address is removed, and one in the initial domain becomes primary.',
  avoid: 'primary `liwei@contoso.com` for a mailbox in the tenant that has verified `cn.contoso.com` only',
  prefer: 'primary `liwei@cn.contoso.com`',
  fix: 'Add an address in a verified domain of the home tenant and make it the primary one.',
  source: 'scenario C.5.8 C43, cloud T4',
  modes: ['F40', 'T4'],
  run: () => ({
    object: (object) => {
      const primary = object.isUser && object.isRecipient && !object.isSystem ? object.primary : null;
      const home = object.homeTenant;
      if (primary === null || home === null || primary.domain === '' || home.verified.has(primary.domain)) return null;
      // A partner's mail user has no mailbox here.
      if (object.recipientType === 128n && object.markedTenant === null) return null;
      // A rule makes alias@domain the primary address where the object has it (scenario C.5.8 C43).
      const alias = foldAscii(object.text('mailNickname') ?? '');
      if (object.smtp.some(({ key, domain }) => home.verified.has(domain) && key === `${alias}@${domain}`)) return null;
      return {
        message: `the primary address ${shown(primary.address)} is not verified in \`${object.home.tenant}\``,
        tenant: object.home.tenant,
      };
    },
  }),
});
