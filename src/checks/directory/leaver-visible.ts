import { defineCheck } from '../define-check.js';

export const leaverVisible = defineCheck({
  id: 'directory/leaver-visible',
  subject: 'directory',
  severity: 'info',
  summary: 'A disabled account of a person is still shown in address lists.',
  rationale: 'Colleagues write to somebody who has left.',
  avoid: 'userAccountControl 514, not hidden',
  prefer: 'userAccountControl 514, msExchHideFromAddressLists TRUE',
  fix: 'Hide the recipient, or enable the account.',
  source: 'scenario B.2 P20, P21',
  run: () => ({
    object: (object) =>
      [1n, 128n, 2147483648n].includes(object.recipientType) &&
      object.isDisabled &&
      !object.isTrue('msExchHideFromAddressLists')
        ? { message: 'its account is disabled and it is shown in address lists' }
        : null,
  }),
});
