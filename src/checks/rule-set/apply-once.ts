import { nondeterministicFunctions } from '../../expression/facts.js';
import type { Flow } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';
import type { RuleSet } from '../rule-set.js';

/** What gives another value every time is meant to run once. */
const makesNewValue = (set: RuleSet, flow: Flow): boolean => {
  const tree = flow.kind === 'expression' ? set.parse(flow) : null;
  if (tree?.ok !== true) return false;
  return set.facts({ tree: tree.value }).functions.some((name) => nondeterministicFunctions.has(name));
};

export const applyOnce = defineCheck({
  id: 'rule-set/apply-once',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A flow of a custom rule is applied only once.',
  rationale:
    'It runs when the target object is created and never again: objects that exist when the rule arrives keep what they have, and nobody whose home changes later gets the new value.',
  avoid: '`accountEnabled` <- `False` with apply once',
  prefer: '`accountEnabled` <- `False` without it',
  fix: 'Switch off apply once for this flow.',
  source: 'sync-engine FLOW-9, scenario C.3',
  repair: (rule, { part }) =>
    part?.kind !== 'flow'
      ? null
      : {
          ...rule,
          flows: rule.flows.map((flow) => (flow.target === part.target ? { ...flow, applyOnce: false } : flow)),
        },
  *run(set) {
    for (const rule of set.custom)
      for (const flow of rule.flows) {
        if (!flow.applyOnce || makesNewValue(set, flow)) continue;
        yield {
          rule,
          part: { kind: 'flow', target: flow.target },
          message: `the flow to \`${flow.target}\` is applied only when an object is created`,
          marks: ['FLOW-9'],
        };
      }
  },
});
