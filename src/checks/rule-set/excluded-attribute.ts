import { defineCheck } from '../define-check.js';

/** What must be removed from foreign objects by a rule; excluding it leaves what is in the cloud already (scenario C.1). */
const stripped =
  /^(?:msExchRemoteRecipientType|msExchMailboxGuid|msExchArchiveGUID|msExchArchiveName|targetAddress|publicDelegates|altRecipient)$/;

export const excludedAttribute = defineCheck({
  id: 'rule-set/excluded-attribute',
  subject: 'rule-set',
  severity: 'error',
  summary: 'An attribute that must be removed for some people is excluded in the wizard.',
  rationale:
    'Excluding an attribute stops its export and leaves the values that are in the cloud; people at home lose it too.',
  avoid: '`msExchRemoteRecipientType` in the attribute exclusion list',
  prefer: 'AuthoritativeNull in a rule for foreign users',
  fix: 'Take the attribute off the exclusion list and remove it by a rule.',
  source: 'scenario C.1, F26',
  modes: ['F26'],
  needs: ['settings'],
  *run({ metaverse: { settings } }) {
    const list = settings.get('Microsoft.AADFilter.AttributeExclusionList') ?? '';
    for (const name of list.split(/[\s,;]+/))
      if (stripped.test(name.replace(/\..*$/, ''))) yield { message: `the attribute exclusion list holds \`${name}\`` };
  },
});
