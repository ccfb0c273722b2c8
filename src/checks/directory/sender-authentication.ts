import { defineCheck } from '../define-check.js';

export const senderAuthentication = defineCheck({
  id: 'directory/sender-authentication',
  subject: 'directory',
  severity: 'warning',
  summary: 'A recipient accepts mail of authenticated senders only.',
  rationale: 'Senders of the other cloud are anonymous there: they get 5.7.133, 5.7.134 or 5.7.136.',
  avoid: 'msExchRequireAuthToSendTo TRUE on a mailbox or group that both clouds write to',
  prefer: 'the flag off, or a list of accepted senders',
  fix: 'Clear the flag, or accept that the other cloud cannot write to it.',
  source: 'scenario E.1',
  modes: ['F55'],
  run: () => ({
    object: (object) =>
      object.isTrue('msExchRequireAuthToSendTo') && object.isRecipient && object.context.tenants.size > 1
        ? { message: 'people of other tenants cannot write to it' }
        : null,
  }),
});
