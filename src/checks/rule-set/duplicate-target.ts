import { defineCheck } from '../define-check.js';

export const duplicateTarget = defineCheck({
  id: 'rule-set/duplicate-target',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A rule has two flows to the same attribute.',
  rationale: 'A rule may have one flow per target; which of the two is used is not documented.',
  avoid: '`title` <- `[title]` and `title` <- `"Dr. " & [title]` in one rule',
  prefer: 'one flow per target in each rule',
  fix: 'Remove one of the flows, or move it to a rule of its own.',
  source: 'sync-engine FLOW-1',
  *run(set) {
    for (const rule of set.rules) {
      const targets = new Set<string>();
      for (const { target } of rule.flows) {
        const key = target.toLowerCase();
        if (targets.has(key))
          yield { rule, part: { kind: 'flow', target }, message: `it has a second flow to \`${target}\`` };
        targets.add(key);
      }
    }
  },
});
