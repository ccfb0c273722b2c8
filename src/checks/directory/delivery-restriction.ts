import { defineCheck } from '../define-check.js';
import { OpenReferences } from './attribute-text.js';

export const deliveryRestriction = defineCheck({
  id: 'directory/delivery-restriction',
  subject: 'directory',
  severity: 'warning',
  summary: 'A delivery restriction or moderation names objects that are not in the directory.',
  rationale: 'The reference is dropped in the cloud: the restriction lets in more or fewer people than meant.',
  avoid: '`authOrig` with a deleted user',
  prefer: '`authOrig` with recipients of the forest',
  fix: 'Remove the reference, or export the object it names.',
  source: 'sync-engine REF-2, scenario F56',
  modes: ['F56'],
  run: () => {
    const references = new OpenReferences();
    return {
      object: (object) => {
        for (const attribute of [
          'authOrig',
          'unauthOrig',
          'dLMemSubmitPerms',
          'dLMemRejectPerms',
          'msExchModeratedByLink',
        ])
          references.add(object, attribute);
        return null;
      },
      end: () =>
        references.missing((attribute, names) => `\`${attribute}\` names ${names}, which is not in the directory`),
    };
  },
});
