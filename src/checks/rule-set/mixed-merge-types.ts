import { scopesMeet } from '../../rule/scope-cases.js';
import { isStandardRule, type MergeType } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';

export const mixedMergeTypes = defineCheck({
  id: 'rule-set/mixed-merge-types',
  subject: 'rule-set',
  severity: 'error',
  summary: 'Two rules flow one attribute of the same objects with different merge types.',
  rationale:
    'An object in scope of both is in error and keeps its old state; merging into proxyAddresses next to the standard rules is the usual case.',
  avoid: 'a custom flow to `proxyAddresses` with Merge beside the standard flows with Update',
  prefer: 'Update, with an expression that rebuilds the whole list',
  fix: 'Use the same merge type in every rule that flows the attribute.',
  source: 'sync-engine MRG-1, scenario C.1',
  modes: ['F30'],
  *run(set) {
    // Standard rules agree among themselves; a pair is said once, at its last rule that can be changed.
    for (const rule of set.custom)
      for (const flow of rule.flows) {
        const clash = set
          .competing(rule, flow.target)
          .find(
            (other) =>
              (isStandardRule(other.rule) || other.rule.precedence < rule.precedence) &&
              !mayMix(other.flow.merge, flow.merge),
          );
        if (clash === undefined || !scopesMeet(rule, clash.rule)) continue;
        yield {
          rule,
          part: { kind: 'flow', target: flow.target },
          message: `\`${flow.target}\` flows with ${flow.merge} here and with ${clash.flow.merge} in \`${clash.rule.name}\``,
        };
      }
  },
});

/** Update and Replace do the same (MRG-1). */
const mayMix = (a: MergeType, b: MergeType): boolean => a === b || (!a.startsWith('Merge') && !b.startsWith('Merge'));
