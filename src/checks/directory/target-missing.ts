import { defineCheck } from '../define-check.js';

export const targetMissing = defineCheck({
  id: 'directory/target-missing',
  subject: 'directory',
  severity: 'error',
  summary: 'A mail user, contact or remote mailbox has no target address.',
  rationale: 'Mail to it has no way to go: it is rejected or loops.',
  avoid: 'a remote mailbox without `targetAddress`',
  prefer: '`targetAddress` in the routing domain of the home tenant',
  fix: 'Set the remote routing address or the external address.',
  source: 'scenario B.2, cloud T8',
  modes: ['F37', 'T8'],
  run: () => ({
    object: (object) => {
      const remote =
        object.recipientType === 128n || object.recipientType === 64n || object.recipientType >= 2147483648n;
      return remote && !object.has('targetAddress') && !object.isSystem && object.recipientType < 68719476736n
        ? { message: `recipient type ${object.recipientType} needs a \`targetAddress\`` }
        : null;
    },
  }),
});
