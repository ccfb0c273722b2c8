import type { AttributeType } from '../../attribute/schema.js';
import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';

export const directType = defineCheck({
  id: 'rule-set/direct-type',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A direct flow copies between attributes of types that do not convert.',
  rationale: 'Objects with a value are in error, or the value is not what the target expects.',
  avoid: '`objectGUID` (binary) to `employeeID` (text)',
  prefer: '`ConvertToBase64([objectGUID])` to `employeeID`',
  fix: 'Convert the value in an expression.',
  source: 'sync-engine FLOW-5',
  needs: ['metaverseSchema', 'connectorSchema'],
  *run(set) {
    for (const rule of set.rules)
      for (const flow of isStandardRule(rule) ? [] : rule.flows) {
        if (flow.kind !== 'direct') continue;
        const from = set.sourceDefinition(rule, flow.source)?.type;
        const to = set.targetSchema(rule).get(flow.target)?.type;
        if (from !== undefined && to !== undefined && !converts(from, to))
          yield {
            rule,
            part: { kind: 'flow', target: flow.target },
            message: `\`${flow.source}\` is a ${from}, its target \`${flow.target}\` a ${to}`,
            marks: ['FLOW-5'],
          };
      }
  },
});

/** Bytes and references stay what they are; the rest converts from and to text. */
const converts = (from: AttributeType, to: AttributeType): boolean => {
  if (from === to) return true;
  const closed = (type: AttributeType): boolean => type === 'binary' || type === 'reference';
  if (closed(from) || closed(to)) return false;
  return from === 'string' || to === 'string';
};
