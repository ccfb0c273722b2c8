import { defineCheck } from '../define-check.js';
import { callsOf, remarkAt } from './expression-walk.js';

export const expressionVolatile = defineCheck({
  id: 'rule-set/expression-volatile',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A flow yields another value at every synchronisation.',
  rationale: 'Every cycle exports every object again.',
  avoid: '`Guid()` in a flow that runs always',
  prefer: '`Guid()` in a flow with apply once',
  fix: 'Switch apply once on, or compute the value from attributes.',
  source: 'expression-language 17, sync-engine FLOW-9',
  repair: (rule, { part }) =>
    part?.kind !== 'flow'
      ? null
      : {
          ...rule,
          flows: rule.flows.map((flow) => (flow.target === part.target ? { ...flow, applyOnce: true } : flow)),
        },
  *run(set) {
    for (const one of set.expressions()) {
      if (one.flow.applyOnce) continue;
      for (const { callee, calleeSpan } of callsOf(one.tree))
        if (callee === 'Guid' || callee === 'RandomNum')
          yield remarkAt(one, calleeSpan, `\`${callee}\` yields another value every time`);
    }
  },
});
