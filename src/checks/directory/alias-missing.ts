import { defineCheck } from '../define-check.js';

export const aliasMissing = defineCheck({
  id: 'directory/alias-missing',
  subject: 'directory',
  severity: 'error',
  summary: 'An object has addresses and no alias.',
  rationale:
    'The standard rules flow target address, hide flag and types only with an alias: it arrives as a plain user, in no address list.',
  avoid: '`mail` and `targetAddress` set, `mailNickname` empty',
  prefer: 'Enable-MailUser, which sets the alias',
  fix: 'Mail-enable the object with the Exchange tools.',
  source: 'scenario F34, cloud T12',
  modes: ['F34', 'T12'],
  run: () => ({
    object: (object) => {
      if (object.has('mailNickname') || object.isSystem || !(object.isUser || object.isContact || object.isGroup))
        return null;
      const has = ['targetAddress', 'proxyAddresses', 'msExchRecipientTypeDetails'].find((name) => object.has(name));
      return has === undefined ? null : { message: `it has \`${has}\` and no \`mailNickname\`` };
    },
  }),
});
