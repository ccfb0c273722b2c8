import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { readRuleXml } from '../../../../src/rule/codec/xml/read-rule.js';
import { writeRuleXml } from '../../../../src/rule/codec/xml/write-rule.js';
import { type Flow, type SyncRule, scopeOperators } from '../../../../src/rule/sync-rule.js';

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const awkward = fc.constantFrom(
  "'",
  '‘',
  '’',
  '"',
  '“',
  '&',
  '<',
  '>',
  ']]>',
  '\r\n',
  '\r',
  '\n',
  '\t',
  ' ',
  '&amp;',
  '\u202e',
  '😀',
  '--',
  '1e3',
  'é',
);

/** Text from all of Unicode, with what breaks XML made likely; what XML cannot hold is left out. */
const text = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
  .map((parts) => parts.join('').replace(controls, ''));
const someText = text.filter((value) => value !== '');

const guid = fc.uuid();
const optionalGuid = fc.option(guid.filter((id) => !/^[0-]+$/.test(id)));
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCXYZ');
const attribute = fc
  .tuple(letter, fc.array(fc.oneof(letter, fc.constantFrom(...'0189-_')), { maxLength: 12 }))
  .map(([first, rest]) => first + rest.join(''));

const common = {
  target: attribute,
  merge: fc.constantFrom('Update', 'Replace', 'Merge', 'MergeCaseInsensitive'),
  applyOnce: fc.boolean(),
} as const;
const flow: fc.Arbitrary<Flow> = fc.oneof(
  fc.record({ ...common, kind: fc.constant('direct' as const), source: attribute }),
  fc.record({ ...common, kind: fc.constant('constant' as const), constant: text }),
  fc.record({
    ...common,
    kind: fc.constant('expression' as const),
    expression: someText,
    sources: fc.array(attribute, { maxLength: 3 }),
  }),
);
const join = fc.record({ csAttribute: attribute, mvAttribute: attribute, caseSensitive: fc.boolean() });
const clause = fc.record({ attribute, operator: fc.constantFrom(...scopeOperators), value: text });
const groups = <T>(one: fc.Arbitrary<T>) => fc.array(fc.array(one, { maxLength: 3 }), { maxLength: 3 });

const rule: fc.Arbitrary<SyncRule> = fc.record({
  id: guid,
  internalId: guid,
  version: fc.nat(),
  name: someText,
  description: text,
  immutableTag: text,
  direction: fc.constantFrom('Inbound', 'Outbound'),
  disabled: fc.boolean(),
  connector: guid,
  sourceObjectType: attribute,
  targetObjectType: fc.oneof(attribute, fc.constant('*')),
  linkType: fc.constantFrom('Provision', 'Join', 'StickyJoin'),
  precedence: fc.nat(),
  precedenceAfter: optionalGuid,
  precedenceBefore: optionalGuid,
  softDeleteExpiryInterval: fc.constantFrom('00:00:00', '12:30:00', '1.00:00:00'),
  enablePasswordSync: fc.boolean(),
  flows: fc.uniqueArray(flow, { maxLength: 4, selector: ({ target }) => target.toLowerCase() }),
  joinGroups: groups(join),
  scopeGroups: groups(clause),
  unknown: fc.constant([]),
});

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
