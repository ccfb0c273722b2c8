import { defineCheck } from '../define-check.js';
import { bySource } from './people.js';

export const hiddenDiffers = defineCheck({
  id: 'outcome/hidden-differs',
  subject: 'outcome',
  severity: 'warning',
  summary: 'A person is hidden in one address list and shown in another.',
  rationale: 'There is one hide flag in AD: a rule or a setting makes the lists differ.',
  avoid: 'a rule for the hide flag on one server',
  prefer: 'the flag of AD on every server',
  fix: 'Let the standard rules flow msExchHideFromAddressLists, or do the same on every server.',
  source: 'cloud T11',
  modes: ['F36', 'T11'],
  *run(subject) {
    for (const [dn, entries] of bySource(subject)) {
      const recipients = entries.filter(({ object }) => object.recipient.isRecipient);
      const hidden = recipients.filter(({ object }) => object.recipient.hidden);
      if (hidden.length > 0 && hidden.length < recipients.length)
        yield {
          objects: [dn],
          message: `hidden in ${hidden.map(({ tenant }) => `\`${tenant}\``).join(', ')} only`,
        };
    }
  },
});
