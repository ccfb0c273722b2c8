import { defineCheck } from '../define-check.js';

export const displayType = defineCheck({
  id: 'directory/display-type',
  subject: 'directory',
  severity: 'warning',
  summary: 'Recipient type and display type of a room or equipment mailbox do not fit.',
  rationale: 'Room lists and Room Finder select by display type: the room is not found.',
  avoid: 'recipient type 8589934592 with msExchRecipientDisplayType 6',
  prefer: '-2147481850 for rooms, -2147481594 for equipment',
  fix: 'Correct the display type.',
  source: 'scenario B.1, cloud 10.2',
  modes: ['F31'],
  run: () => ({
    object: (object) => {
      const wanted = displayTypes.get(object.recipientType);
      const found = object.number('msExchRecipientDisplayType');
      return wanted === undefined || !object.has('msExchRecipientDisplayType') || wanted.includes(found)
        ? null
        : { message: `recipient type ${object.recipientType} does not fit display type ${found}` };
    },
  }),
});

const displayTypes: ReadonlyMap<bigint, readonly bigint[]> = new Map([
  [8589934592n, [-2147481850n]],
  [17179869184n, [-2147481594n]],
  [16n, [7n]],
  [32n, [8n]],
  [268435456n, [15n]],
]);
