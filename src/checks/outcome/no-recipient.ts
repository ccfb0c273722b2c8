import { defineCheck } from '../define-check.js';
import { entriesOf, nameOf } from './people.js';

export const noRecipient = defineCheck({
  id: 'outcome/no-recipient',
  subject: 'outcome',
  severity: 'error',
  summary: 'A recipient of the forest is no recipient in a tenant that has it.',
  rationale: 'It is a plain user there: in no address list, and mail to it is rejected.',
  avoid: 'recipient type and target address both removed by rules',
  prefer: 'one of them flows',
  fix: 'Let the recipient type or the target address flow.',
  source: 'cloud 9.2, T10',
  modes: ['F34', 'T10'],
  *run(subject) {
    for (const entry of entriesOf(subject)) {
      const { source, object, tenant } = entry;
      if (source === null || object.recipient.isRecipient || object.class === 'group') continue;
      if (
        source.attributes.has('mailNickname') &&
        (source.attributes.has('proxyAddresses') || source.attributes.has('targetAddress'))
      )
        yield {
          tenant,
          objects: nameOf(entry),
          message: `\`${object.displayName ?? ''}\` is no recipient in \`${tenant}\``,
          marks: object.marks,
        };
    }
  },
});
