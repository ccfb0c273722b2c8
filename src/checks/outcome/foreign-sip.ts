import { defineCheck } from '../define-check.js';
import { foreignUsers, nameOf } from './people.js';

export const foreignSip = defineCheck({
  id: 'outcome/foreign-sip',
  subject: 'outcome',
  severity: 'warning',
  summary: 'A person keeps a SIP address in a tenant where the person is not at home.',
  rationale: 'The account gets a state in Teams that it must not have, or a duplicate warning.',
  avoid: '`sip:liwei@cn.contoso.com` in the Global tenant',
  prefer: 'SIP addresses at home only',
  fix: 'Drop SIP addresses in the rule for foreign addresses, or state `sipAddresses: keep`.',
  source: 'scenario C.5.5, H9',
  modes: ['F48'],
  *run(subject) {
    if (subject.workspace.options.sipAddresses === 'keep') return;
    for (const entry of foreignUsers(subject)) {
      const sip = entry.object.proxyAddresses.find((address) => /^sip:/i.test(address));
      if (sip !== undefined)
        yield {
          tenant: entry.tenant,
          objects: nameOf(entry),
          message: `\`${entry.object.displayName ?? ''}\` keeps \`${sip}\``,
        };
    }
  },
});
