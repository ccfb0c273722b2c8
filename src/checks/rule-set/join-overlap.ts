import { scopesMeet } from '../../rule/scope-cases.js';
import { isStandardRule, type SyncRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';

export const joinOverlap = defineCheck({
  id: 'rule-set/join-overlap',
  subject: 'rule-set',
  severity: 'error',
  summary: 'Two rules join the same objects by different conditions.',
  rationale: 'An object in scope of both is in error: the server cannot tell which object it belongs to.',
  avoid: 'one rule joins users on `mail`, another on `objectGUID`, both without scope',
  prefer: 'one rule with both as alternative groups',
  fix: 'Put the conditions into one rule as alternative groups, or separate the scopes.',
  source: 'sync-engine JOIN-8',
  modes: ['F29'],
  *run(set) {
    const linking = set.enabled.filter(({ joinGroups }) => joinGroups.length > 0);
    for (const [i, rule] of linking.entries()) {
      const other = linking
        .slice(0, i)
        .find(
          (one) =>
            one.direction === rule.direction &&
            one.connector === rule.connector &&
            one.sourceObjectType === rule.sourceObjectType &&
            one.targetObjectType === rule.targetObjectType &&
            !(isStandardRule(one) && isStandardRule(rule)) &&
            joinText(one) !== joinText(rule) &&
            scopesMeet(one, rule),
        );
      if (other !== undefined)
        yield {
          rule,
          part: { kind: 'join', group: 0 },
          message: `\`${other.name}\` joins the same objects by other conditions`,
          marks: ['JOIN-8'],
        };
    }
  },
});

const joinText = ({ joinGroups }: SyncRule): string =>
  JSON.stringify(joinGroups.map((group) => group.map(({ csAttribute, mvAttribute }) => [csAttribute, mvAttribute])));
