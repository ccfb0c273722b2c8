import { valuesOf } from '../../attribute/value.js';
import { defineCheck } from '../define-check.js';
import { foreignUsers, nameOf } from './people.js';

export const foreignRoom = defineCheck({
  id: 'outcome/foreign-room',
  subject: 'outcome',
  severity: 'warning',
  summary: 'A room of another tenant is not shown as a room.',
  rationale: 'All Rooms and Room Finder leave it out.',
  avoid: 'display type 6 on a foreign room',
  prefer: 'display type -2147481850',
  fix: 'Flow the display type of a synchronised room with a lower number than the rule for people.',
  source: 'cloud 11.1, T18',
  modes: ['F31', 'T18'],
  *run(subject) {
    for (const entry of foreignUsers(subject)) {
      const [type] = valuesOf(entry.source?.attributes.get('msExchRecipientTypeDetails'));
      const isRoom = type === 8589934592n || type === 16n;
      if (isRoom && entry.object.recipient.isRecipient && entry.object.recipient.displayType !== -2147481850)
        yield {
          tenant: entry.tenant,
          objects: nameOf(entry),
          message: `the room \`${entry.object.displayName ?? ''}\` has display type ${entry.object.recipient.displayType ?? 'none'}`,
          marks: ['S-32'],
        };
    }
  },
});
