import { suggestion } from '../../base/suggestion.js';
import { defineCheck } from '../define-check.js';

export const unknownObjectType = defineCheck({
  id: 'rule-set/unknown-object-type',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A rule is for a metaverse object type that does not exist.',
  rationale: 'The rule never applies to anything.',
  avoid: 'target object type `user` in the metaverse',
  prefer: 'target object type `person`',
  fix: 'Name a type of the metaverse: `person`, `group` or `device`.',
  source: 'sync-engine 2.2',
  needs: ['metaverseSchema'],
  *run({ rules, metaverse: { objectTypes } }) {
    if (objectTypes.size === 0) return;
    for (const rule of rules) {
      const inbound = rule.direction === 'Inbound';
      const type = inbound ? rule.targetObjectType : rule.sourceObjectType;
      if (type === '*' || objectTypes.has(type)) continue;
      yield {
        rule,
        part: { kind: 'field', name: inbound ? 'targetObjectType' : 'sourceObjectType' },
        message: `the metaverse has no object type \`${type}\``,
        help: suggestion(type, objectTypes),
      };
    }
  },
});
