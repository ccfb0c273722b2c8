import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRuleXml } from '../../../../src/rule/codec/xml/read-rule.js';
import { writeRuleXml } from '../../../../src/rule/codec/xml/write-rule.js';
import { buildRule } from '../../build-rule.js';

const rule = writeRuleXml(
  buildRule({
    flows: [
      { kind: 'direct', target: 'mail', source: 'mail', merge: 'Update', applyOnce: true },
      { kind: 'expression', target: 'title', expression: '"a"', sources: ['b'], merge: 'Update', applyOnce: false },
    ],
    joinGroups: [[{ csAttribute: 'mail', mvAttribute: 'mail', caseSensitive: true }]],
    scopeGroups: [[{ attribute: 'mail', operator: 'EQUAL', value: 'x' }]],
  }),
);
const pieces = rule.split(/(?=<)|(?<=>)/);

/** A rule file with a few pieces removed, doubled, moved or replaced by something else. */
const damaged = fc
  .array(
    fc.tuple(
      fc.nat(pieces.length - 1),
      fc.nat(pieces.length - 1),
      fc.oneof(fc.constantFrom('', '<a/>', '<src>', '</mapping>', '\0', '&', 'x'), fc.string({ unit: 'binary' })),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((edits) => {
    const text = [...pieces];
    for (const [at, from, piece] of edits) text[at] = piece === '' ? (pieces[from] ?? '') : piece;
    return text.join('');
  });
const bytes = fc.uint8Array({ maxLength: 300 }).map((data) => new TextDecoder('utf-16le').decode(data));

describe('any text', () => {
  it('gives a rule or placed mistakes, never an exception; a rule can be written and read again', () => {
    fc.assert(
      fc.property(fc.oneof(damaged, bytes), (text) => {
        const result = readRuleXml(text, 'rule.xml');
        for (const { at, help } of result.diagnostics) {
          expect(at).toMatchObject({ file: 'rule.xml', line: expect.any(Number), column: expect.any(Number) });
          expect(help).toBeDefined();
        }
        if (!result.ok) {
          expect(result.diagnostics.some((d) => d.severity === 'error')).toBe(true);
          return;
        }
        const written = writeRuleXml(result.value);
        const again = readRuleXml(written, 'rule.xml');
        // Where an element that says nothing was left out, unknown parts behind it count one place less.
        const known = { ...result.value, unknown: result.value.unknown.map(({ text }) => text) };
        expect(again.ok && { ...again.value, unknown: again.value.unknown.map(({ text }) => text) }).toEqual(known);
        expect(again.ok && writeRuleXml(again.value)).toBe(written);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['unknown elements', `<synchronizationRule>${'<a/>'.repeat(100_000)}</synchronizationRule>`],
    [
      'mappings',
      `<synchronizationRule><attribute-mappings>${'<mapping/>'.repeat(50_000)}</attribute-mappings></synchronizationRule>`,
    ],
  ])('is refused quickly: many %s', (_, text) => {
    const start = performance.now();
    expect(readRuleXml(text, 'rule.xml').ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
