import { defineCheck } from '../define-check.js';

export const joinInCustomRule = defineCheck({
  id: 'rule-set/join-in-custom-rule',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A custom rule has join conditions beside an enabled standard rule that joins.',
  rationale: 'An object in scope of two rules with different join conditions is in error.',
  avoid: 'join conditions in a rule that only adds flows',
  prefer: 'link type Join without conditions: the standard rule joins',
  fix: 'Remove the join conditions, or disable the standard rule whose join this one replaces.',
  source: 'sync-engine JOIN-8, PIPE-4, scenario C.7.5',
  modes: ['F29'],
  *run(set) {
    for (const rule of set.custom) {
      if (rule.joinGroups.length === 0) continue;
      const other = set.enabled.find(
        (one) =>
          one !== rule &&
          one.joinGroups.length > 0 &&
          one.direction === rule.direction &&
          one.connector === rule.connector &&
          one.sourceObjectType === rule.sourceObjectType &&
          one.targetObjectType === rule.targetObjectType,
      );
      if (other !== undefined)
        yield {
          rule,
          part: { kind: 'join', group: 0 },
          message: `it joins, and \`${other.name}\` joins the same objects`,
        };
    }
  },
});
