import { isLinkRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';

export const noLinkRule = defineCheck({
  id: 'rule-set/no-link-rule',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A custom rule is for objects that no enabled rule joins or creates.',
  rationale: 'A rule contributes only while another rule links the object: this one never does anything.',
  avoid: 'flows for `inetOrgPerson` where In from AD - InetOrgPerson Join is disabled',
  prefer: 'flows for an object type that an enabled rule joins',
  fix: 'Enable the rule that joins these objects, or correct the object types.',
  source: 'sync-engine PIPE-5, PIPE-2',
  needs: ['standardRules'],
  *run(set) {
    for (const rule of set.custom) {
      if (isLinkRule(rule)) continue;
      const linked = set.enabled.some(
        (one) =>
          isLinkRule(one) &&
          one.direction === rule.direction &&
          one.connector === rule.connector &&
          one.sourceObjectType === rule.sourceObjectType &&
          (one.targetObjectType === rule.targetObjectType ||
            one.targetObjectType === '*' ||
            rule.targetObjectType === '*'),
      );
      if (!linked)
        yield {
          rule,
          part: { kind: 'field', name: 'sourceObjectType' },
          message: `no enabled rule links ${rule.sourceObjectType} to ${rule.targetObjectType} on its connector`,
        };
    }
  },
});
