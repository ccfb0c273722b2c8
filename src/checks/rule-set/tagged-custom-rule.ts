import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';

export const taggedCustomRule = defineCheck({
  id: 'rule-set/tagged-custom-rule',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A rule below precedence 100 carries an immutable tag of Microsoft.',
  rationale: 'The server takes it for a standard rule: an upgrade overwrites or removes it.',
  avoid: 'a clone of `In from AD - User Join` at 40 that kept `Microsoft.InfromADUserJoin.006`',
  prefer: 'the clone with an empty immutable tag',
  fix: 'Empty the immutable tag of the copy.',
  source: 'sync-engine AUT-1, AUT-3',
  modes: ['F27'],
  repair: (rule) => ({ ...rule, immutableTag: '' }),
  *run({ rules }) {
    for (const rule of rules)
      if (isStandardRule(rule) && rule.precedence < 100)
        yield {
          rule,
          part: { kind: 'field', name: 'immutable-tag' },
          message: `it has precedence ${rule.precedence} and the tag \`${rule.immutableTag}\``,
        };
  },
});
