import { valuesOf } from '../../attribute/value.js';
import { foldCase } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { entriesOf, nameOf } from './people.js';

export const x500Lost = defineCheck({
  id: 'outcome/x500-lost',
  subject: 'outcome',
  severity: 'warning',
  summary: 'An X500 address of the directory is missing in a tenant.',
  rationale: 'Replies to old messages and cached recipients bounce.',
  avoid: 'a rule that keeps mail addresses only',
  prefer: 'a rule that drops what must go and keeps the rest',
  fix: 'Keep X500 values in the rules for proxyAddresses.',
  source: 'cloud 12, T16',
  modes: ['F47', 'T16'],
  *run(subject) {
    for (const entry of entriesOf(subject)) {
      const kept = new Set(entry.object.proxyAddresses.map(foldCase));
      const lost = valuesOf(entry.source?.attributes.get('proxyAddresses')).find(
        (value) => typeof value === 'string' && /^x500:/i.test(value) && !kept.has(foldCase(value)),
      );
      if (lost !== undefined && entry.object.recipient.isRecipient)
        yield { tenant: entry.tenant, objects: nameOf(entry), message: `\`${String(lost).slice(0, 80)}\` is missing` };
    }
  },
});
