import type { AttributeType } from '../../attribute/schema.js';
import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';

export const constantValue = defineCheck({
  id: 'rule-set/constant-value',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A constant does not fit the type of its target, or is empty.',
  rationale:
    'An empty constant is no value, so the next rule contributes; one of the wrong type puts every object in error.',
  avoid: 'the constant `yes` to `accountEnabled`, an empty constant to remove a value',
  prefer: 'the constant `False`, the expression `AuthoritativeNull`',
  fix: 'Write True or False for a Boolean, digits for a number, and AuthoritativeNull to remove a value.',
  source: 'sync-engine FLOW-4, FLOW-5',
  modes: ['F25'],
  *run(set) {
    for (const rule of set.enabled)
      for (const flow of isStandardRule(rule) ? [] : rule.flows) {
        if (flow.kind !== 'constant') continue;
        const part = { kind: 'flow', target: flow.target } as const;
        const type = set.targetSchema(rule).get(flow.target)?.type;
        if (flow.constant === '')
          yield { rule, part, message: `the constant for \`${flow.target}\` is empty`, marks: ['FLOW-4'] };
        else if (type !== undefined && !fits(flow.constant, type))
          yield {
            rule,
            part,
            message: `\`${flow.constant}\` is no ${type}, which \`${flow.target}\` needs`,
            marks: ['FLOW-5'],
          };
      }
  },
});

const fits = (constant: string, type: AttributeType): boolean => {
  if (constant.includes('%')) return true;
  if (type === 'boolean') return /^(?:true|false)$/i.test(constant);
  if (type === 'number') return /^-?\d{1,19}$/.test(constant);
  return type !== 'binary' && type !== 'reference';
};
