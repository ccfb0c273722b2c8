import { defineCheck } from '../define-check.js';

export const longConstant = defineCheck({
  id: 'rule-set/long-constant',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A constant is longer than its target can hold.',
  rationale:
    'Text in an indexed attribute of the metaverse is limited to 448 characters; longer values put the object in error.',
  avoid: 'a constant of 500 characters to `department`',
  prefer: 'at most 448 characters',
  fix: 'Shorten the constant.',
  source: 'sync-engine FLOW-7',
  needs: ['metaverseSchema'],
  *run(set) {
    for (const rule of set.enabled)
      for (const flow of rule.flows)
        if (
          flow.kind === 'constant' &&
          flow.constant.length > 448 &&
          set.targetSchema(rule).get(flow.target)?.indexable === true
        )
          yield {
            rule,
            part: { kind: 'flow', target: flow.target },
            message: `the constant has ${flow.constant.length} characters, \`${flow.target}\` holds 448`,
            marks: ['FLOW-7'],
          };
  },
});
