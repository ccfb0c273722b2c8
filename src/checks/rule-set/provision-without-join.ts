import { defineCheck } from '../define-check.js';

export const provisionWithoutJoin = defineCheck({
  id: 'rule-set/provision-without-join',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A rule creates objects without looking for an existing one.',
  rationale: 'Every source object becomes a new object; after a connector is rebuilt everything exists twice.',
  avoid: 'link type Provision without join conditions',
  prefer: 'link type Provision with a join on the anchor',
  fix: 'Add join conditions on an attribute that identifies the object.',
  source: 'sync-engine JOIN-17',
  *run(set) {
    for (const rule of set.enabled)
      if (rule.linkType === 'Provision' && rule.joinGroups.every((group) => group.length === 0))
        yield {
          rule,
          part: { kind: 'field', name: 'linkType' },
          message: 'it creates objects and joins none',
          marks: ['JOIN-17'],
        };
  },
});
