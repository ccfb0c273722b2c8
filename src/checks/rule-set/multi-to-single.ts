import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';

export const multiToSingle = defineCheck({
  id: 'rule-set/multi-to-single',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A direct flow copies an attribute with many values into one with a single value.',
  rationale: 'An object with two values is in error and keeps its old state.',
  avoid: '`otherTelephone` to `telephoneNumber`',
  prefer: '`Item([otherTelephone],1)` to `telephoneNumber`, guarded for an empty list',
  fix: 'Take one value in an expression.',
  source: 'sync-engine FLOW-3',
  needs: ['metaverseSchema', 'connectorSchema'],
  *run(set) {
    for (const rule of set.rules)
      for (const flow of isStandardRule(rule) ? [] : rule.flows) {
        if (flow.kind !== 'direct') continue;
        const from = set.sourceDefinition(rule, flow.source);
        const to = set.targetSchema(rule).get(flow.target);
        if (from?.multiValued === true && to?.multiValued === false)
          yield {
            rule,
            part: { kind: 'flow', target: flow.target },
            message: `\`${flow.source}\` has many values, its target \`${flow.target}\` one`,
            help: `Take one with \`Item([${flow.source}],1)\`.`,
            marks: ['FLOW-3'],
          };
      }
  },
});
