import { defineCheck } from '../define-check.js';

export const customLinkType = defineCheck({
  id: 'rule-set/custom-link-type',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A custom rule creates objects, or keeps them alive.',
  rationale:
    'Such a rule decides what exists: when it leaves scope, objects are deleted in the metaverse and in the tenant.',
  avoid: 'link type Provision in a rule that only changes attributes',
  prefer: 'link type Join',
  fix: 'Use the link type Join, unless the rule replaces a disabled standard rule.',
  source: 'sync-engine DEL-1, AUT-4',
  repair: (rule) => ({ ...rule, linkType: 'Join' }),
  *run(set) {
    for (const rule of set.custom) {
      if (rule.linkType === 'Join') continue;
      // A clone that replaces a disabled standard rule must do what that rule did (AUT-3).
      const replaces = set.rules.some(
        (one) =>
          one.disabled &&
          one.linkType === rule.linkType &&
          one.direction === rule.direction &&
          one.sourceObjectType === rule.sourceObjectType &&
          one.targetObjectType === rule.targetObjectType,
      );
      if (!replaces)
        yield { rule, part: { kind: 'field', name: 'linkType' }, message: `its link type is ${rule.linkType}` };
    }
  },
});
