import { defineCheck } from '../define-check.js';

export const resourceMetadata = defineCheck({
  id: 'directory/resource-metadata',
  subject: 'directory',
  severity: 'warning',
  summary: 'A room or equipment mailbox has no resource metadata.',
  rationale: 'The rules and Exchange recognise a resource by it: it arrives as an ordinary person.',
  avoid: 'recipient type 8589934592 without `msExchResourceMetaData`',
  prefer: '`msExchResourceMetaData` ResourceType:Room',
  fix: 'Set the resource type again with the Exchange tools.',
  source: 'scenario B.2, C.4 G15',
  modes: ['F31'],
  run: () => ({
    object: (object) =>
      [16n, 32n, 8589934592n, 17179869184n].includes(object.recipientType) && !object.has('msExchResourceMetaData')
        ? { message: 'it is a resource without `msExchResourceMetaData`' }
        : null,
  }),
});
