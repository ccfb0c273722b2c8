import { defineCheck } from '../define-check.js';

export const hiddenWithoutAlias = defineCheck({
  id: 'directory/hidden-without-alias',
  subject: 'directory',
  severity: 'warning',
  summary: 'An object is hidden from address lists and has no alias.',
  rationale: 'The hide flag flows only with an alias: the object is not hidden in the cloud.',
  avoid: '`msExchHideFromAddressLists` TRUE, `mailNickname` empty',
  prefer: 'an alias, or no hide flag',
  fix: 'Give the object an alias, or remove the flag.',
  source: 'cloud T12',
  modes: ['F36', 'T12'],
  run: () => ({
    object: (object) =>
      object.isTrue('msExchHideFromAddressLists') && !object.has('mailNickname') && !object.isSystem
        ? { message: 'it is hidden and has no `mailNickname`' }
        : null,
  }),
});
