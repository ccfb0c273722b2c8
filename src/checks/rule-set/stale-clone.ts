import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';
import { flowText, flowTo } from '../rule-set.js';

export const staleClone = defineCheck({
  id: 'rule-set/stale-clone',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A clone of User AccountEnabled computes an identity value otherwise than the rule it stands in for.',
  rationale: 'After an upgrade the anchor or the domain data of foreign people differs from that of everybody else.',
  avoid: 'a clone whose `sourceAnchor` is made of objectGUID while the server now uses mS-DS-ConsistencyGuid',
  prefer: "a clone with the expressions of this server's own rule",
  fix: 'Generate the clone again from the rules of this server.',
  source: 'scenario G.7, sync-engine AUT-3',
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
          one.sourceObjectType === rule.sourceObjectType,
      );
      for (const flow of original?.flows ?? []) {
        const own = flowTo(rule, flow.target);
        const isIdentity = flow.target.startsWith('sourceAnchor') || /^(?:domain|forest|objectSid)/.test(flow.target);
        if (own !== undefined && isIdentity && flowText(own) !== flowText(flow))
          yield {
            rule,
            part: { kind: 'flow', target: flow.target },
            message: `\`${flow.target}\` is computed otherwise than in \`${original?.name}\``,
          };
      }
    }
  },
});
