import { defineCheck } from '../define-check.js';

export const mergeOnSingleValue = defineCheck({
  id: 'rule-set/merge-on-single-value',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A flow merges into an attribute that holds one value.',
  rationale: 'A union has no meaning for a single value; the rule cannot be saved or fails on objects.',
  avoid: 'a flow to `title` with Merge',
  prefer: 'a flow to `title` with Update',
  fix: 'Use Update.',
  source: 'sync-engine MRG-2',
  needs: ['metaverseSchema'],
  repair: (rule, { part }) =>
    part?.kind !== 'flow'
      ? null
      : {
          ...rule,
          flows: rule.flows.map((flow) => (flow.target === part.target ? { ...flow, merge: 'Update' } : flow)),
        },
  *run(set) {
    for (const rule of set.rules)
      for (const { target, merge } of rule.flows) {
        const definition = set.targetSchema(rule).get(target);
        if (merge.startsWith('Merge') && definition?.multiValued === false)
          yield {
            rule,
            part: { kind: 'flow', target },
            message: `${merge} into \`${target}\`, which holds one value`,
            marks: ['MRG-2'],
          };
      }
  },
});
