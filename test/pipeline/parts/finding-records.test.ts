import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextOutput } from '../../../src/base/output.js';
import { TextStore } from '../../../src/base/text-store.js';
import { compareFindings, type Finding } from '../../../src/model/finding.js';
import { findingTotals } from '../../../src/pipeline/finding-totals.js';
import { FindingRecords } from '../../../src/pipeline/parts/finding-records.js';
import { joinedElements, jsonText } from '../../../src/report/json.js';

const some = fc.constantFrom('a', 'ab', 'b', 'ü', '王', '');
const findings: fc.Arbitrary<Finding> = fc.record(
  {
    check: some,
    severity: fc.constantFrom('error', 'warning', 'info'),
    message: some,
    modes: fc.constant([]),
    tenant: some,
    objects: fc.array(some, { maxLength: 3 }),
    marks: fc.constant([]),
  },
  { requiredKeys: ['check', 'severity', 'message', 'modes', 'objects', 'marks'] },
);

const filled = (all: readonly Finding[], texts = new TextStore()): FindingRecords => {
  const records = new FindingRecords(texts, new TextOutput().spool());
  for (const [owner, finding] of all.entries()) records.add(owner, finding);
  return records;
};

const textOf = (records: FindingRecords): string => [...joinedElements(records.inOrder())].join('');

it('findings come back in their order and with their numbers', () => {
  fc.assert(
    fc.property(fc.array(findings, { maxLength: 30 }), (all) => {
      const sorted = all.toSorted(compareFindings);
      const records = filled(all);
      expect(textOf(records)).toBe(jsonText(sorted));
      expect(records.totals()).toEqual(findingTotals(sorted));
    }),
  );
});

it('those of dropped objects do not, those of another thread do', () => {
  fc.assert(
    fc.property(fc.array(findings, { maxLength: 20 }), fc.array(findings, { maxLength: 20 }), (own, others) => {
      const [texts, otherTexts] = [new TextStore(), new TextStore()];
      const records = filled(own, texts);
      records.drop((owner) => owner % 2 === 0);
      const spool = new TextOutput().spool();
      const sending = new FindingRecords(otherTexts, spool);
      for (const finding of others) sending.add(1, finding);
      const sent = structuredClone(sending.sent());
      const shift = texts.merge(structuredClone(otherTexts.sent()));
      records.merge(sent, { spool, number: 1 }, { take: (number) => number, shift });
      const kept = [...own.filter((_, owner) => owner % 2 === 1), ...others].sort(compareFindings);
      expect(textOf(records)).toBe(jsonText(kept));
    }),
  );
});
