import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';
import { flowTo } from '../rule-set.js';

export const incompleteClone = defineCheck({
  id: 'rule-set/incomplete-clone',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A clone of User AccountEnabled lacks flows of the rule it stands in for.',
  rationale:
    'Whoever wins `pwdLastSet` must supply the same identity values; a clone that an upgrade left behind breaks anchors or names.',
  avoid: 'a clone without `sourceAnchor`, or without the flows an upgrade has added since',
  prefer: "a clone with every flow of this server's own User AccountEnabled",
  fix: 'Generate the clone again from the rules of this server.',
  source: 'scenario C.4 G12, sync-engine AUT-3',
  modes: ['F10'],
  needs: ['standardRules'],
  *run(set) {
    for (const rule of set.custom) {
      if (rule.direction !== 'Inbound' || flowTo(rule, 'pwdLastSet') === undefined) continue;
      const original = set.enabled.find(
        (one) =>
          isStandardRule(one) &&
          one.enablePasswordSync &&
          one.connector === rule.connector &&
          one.sourceObjectType === rule.sourceObjectType &&
          flowTo(one, 'pwdLastSet') !== undefined,
      );
      const missing = original?.flows.filter(({ target }) => flowTo(rule, target) === undefined) ?? [];
      if (original !== undefined && missing.length > 0)
        yield {
          rule,
          part: { kind: 'flow', target: 'pwdLastSet' },
          message: `it stands in for \`${original.name}\` and lacks its flows to ${missing.map(({ target }) => `\`${target}\``).join(', ')}`,
        };
    }
  },
});
