import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { readRuleXml } from '../../../../src/rule/codec/xml/read-rule.js';
import { writeRuleXml } from '../../../../src/rule/codec/xml/write-rule.js';
import { anyRule as rule, anyText as text } from '../../any-rule.js';

/** A second reader, of another author and with none of our code. */
const independent = new XMLParser({
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreAttributes: false,
  htmlEntities: true,
  isArray: (name) => ['mapping', 'attr', 'scope', 'conditions', 'condition'].includes(name),
});

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

describe('what was written', () => {
  it('is read back as the same rule', () => {
    fc.assert(
      fc.property(rule, (value) => {
        const result = readRuleXml(writeRuleXml(value), 'rule.xml');
        expect(result).toEqual({ ok: true, value, diagnostics: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('says the same to an independent reader', () => {
    fc.assert(
      fc.property(rule, (value) => {
        const { synchronizationRule: read } = independent.parse(writeRuleXml(value));
        expect([read.name, read.description, read.id]).toEqual([value.name, value.description, `{${value.id}}`]);
        const mappings = asList(read['attribute-mappings']?.mapping);
        expect(mappings).toHaveLength(value.flows.length);
        value.flows.forEach((one, i) => {
          const mapping = mappings[i];
          const key = one.kind === 'expression' ? 'expression' : 'src';
          const wanted =
            one.kind === 'expression' ? one.expression : one.kind === 'constant' ? one.constant : undefined;
          expect(mapping).toMatchObject({ dest: one.target, ...(wanted === undefined ? {} : { [key]: wanted }) });
        });
      }),
      { numRuns: 200 },
    );
  });

  it('is one rule and nothing else, whatever stands in its texts', () => {
    fc.assert(
      fc.property(rule, text, (value, name) => {
        const text = writeRuleXml({ ...value, name: `</name><id>${name}` });
        expect(text.match(/<id>/g)).toHaveLength(1);
        expect(text.endsWith('</synchronizationRule>')).toBe(true);
      }),
    );
  });
});
