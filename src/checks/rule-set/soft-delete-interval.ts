import { defineCheck } from '../define-check.js';

export const softDeleteInterval = defineCheck({
  id: 'rule-set/soft-delete-interval',
  subject: 'rule-set',
  severity: 'info',
  summary: 'A rule has a soft delete interval.',
  rationale: 'What values other than zero do is not documented; onegal simulates them as zero.',
  avoid: '`softDeleteExpiryInterval` 01:00:00',
  prefer: '`softDeleteExpiryInterval` 00:00:00',
  fix: 'Set it to 00:00:00.',
  source: 'sync-engine DEL-9',
  repair: (rule) => ({ ...rule, softDeleteExpiryInterval: '00:00:00' }),
  *run({ rules }) {
    for (const rule of rules)
      if (!/^(?:00:)+00$/.test(rule.softDeleteExpiryInterval))
        yield {
          rule,
          part: { kind: 'field', name: 'softDeleteExpiryInterval' },
          message: `its soft delete interval is ${rule.softDeleteExpiryInterval}`,
          marks: ['DEL-9'],
        };
  },
});
