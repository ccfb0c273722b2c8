import { targetWithoutMailbox } from '../../../src/checks/outcome/target-without-mailbox.js';
import { chinaUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const liwei = chinaUser('liwei');
const target = 'liwei@contoso.partner.mail.onmschina.cn';
const pointing = cloudObject(liwei, { recipient: { externalEmailAddress: `SMTP:${target}` } });

outcomeCases(targetWithoutMailbox, {
  fires: {
    nobody: outcome({ global: [pointing] }),
    'another mail user': outcome({
      global: [pointing],
      china: [cloudObject(liwei, { recipient: { emailAddresses: [`smtp:${target}`] } })],
    }),
  },
  quiet: {
    'the mailbox': outcome({
      global: [pointing],
      china: [cloudObject(liwei, { recipient: { hasMailbox: true, emailAddresses: [`smtp:${target}`] } })],
    }),
    outside: outcome({
      global: [cloudObject(liwei, { recipient: { externalEmailAddress: 'SMTP:pat@fabrikam.example' } })],
    }),
  },
});
