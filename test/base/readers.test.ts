import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentNode } from '../../src/base/document.js';
import { readCsv } from '../../src/base/read-csv.js';
import { readJson } from '../../src/base/read-json.js';
import { readYaml } from '../../src/base/read-yaml.js';
import type { Result } from '../../src/base/result.js';

/** Texts only, so that what a reader gives can be compared. */
const plain = (node: DocumentNode): unknown => {
  if (node.kind === 'scalar') return node.isNull === true ? null : node.text;
  if (node.kind === 'list') return node.items.map(plain);
  return new Map([...node.entries].map(([key, entry]) => [key, plain(entry.value)]));
};
const textsOf = (result: Result<DocumentNode>): unknown => (result.ok ? plain(result.value) : result.diagnostics);
const firstPlace = (result: Result<unknown>): string => {
  const [first] = result.diagnostics;
  return result.ok ? 'ok' : `${first?.at?.line}:${first?.at?.column} ${first?.code}`;
};

describe('YAML', () => {
  it.each(['', '%YAML 1.1\n---\n', '%YAML 1.2\n---\n'])('keeps every scalar as written, after `%s`', (head) => {
    const scalars = [
      'NO',
      '0123',
      '1e3',
      '+4930',
      '~',
      '1.10',
      'null',
      'true',
      '0x1F',
      '1:30',
      '2024-01-01',
      '123456789012345678901',
    ];
    const text = `${head}${scalars.map((scalar) => `- ${scalar}\n`).join('')}`;
    expect(textsOf(readYaml(text, 'f'))).toEqual(scalars);
  });

  it('keeps names that objects would swallow', () => {
    expect(textsOf(readYaml('__proto__: a\nconstructor: b\n', 'f'))).toEqual(
      new Map([
        ['__proto__', 'a'],
        ['constructor', 'b'],
      ]),
    );
  });

  it.each([
    { text: '# nothing\n', at: '1:1 base/empty' },
    { text: '---\n', at: '1:1 base/empty' },
    { text: 'a: 1\n---\nb: 2\n', at: '2:1 base/yaml-not-allowed' },
    { text: 'a: !!str 1\n', at: '1:4 base/yaml-not-allowed' },
    { text: 'a: !x 1\n', at: '1:4 base/yaml-not-allowed' },
    { text: '<<: {a: 1}\n', at: '1:1 base/yaml-not-allowed' },
    { text: '%YAML 1.1\n---\n<<: {a: 1}\n', at: '3:1 base/yaml-not-allowed' },
    { text: '? [a]\n: 1\n', at: '1:3 base/yaml-not-allowed' },
    { text: 'a: &x [*x]\n', at: '1:8 base/yaml-not-allowed' },
    { text: 'a: *y\n', at: '1:4 base/yaml-not-allowed' },
    { text: 'a: {ae4db4cc-b16b-4eb2-acf5-837ca84e4d7d}\n', at: '1:4 base/yaml-not-allowed' },
    { text: 'a: 1\nb: 2\na: 3\n', at: '3:1 base/duplicate-key' },
    { text: 'a: "\\0"\n', at: '1:4 base/illegal-character' },
    { text: 'a: "x\n', at: '1:4 base/yaml-syntax' },
    { text: '\ta: 1\n', at: '1:1 base/yaml-syntax' },
    { text: 'a: b: c\n', at: '1:4 base/yaml-syntax' },
    { text: '['.repeat(65), at: '1:65 base/nesting' },
    { text: '- '.repeat(3000), at: '1:129 base/nesting' },
    { text: `a: &a x\nb: [${'*a,'.repeat(101)}]\n`, at: '2:305 base/yaml-not-allowed' },
  ])('$at $text', ({ text, at }) => expect(firstPlace(readYaml(text, 'f'))).toBe(at));

  it('refuses a small text that would grow without bound', () => {
    const levels = 'bcdefghi'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`)}]\n`);
    expect(readYaml(`a: &a [${Array(9).fill('x')}]\n${levels.join('')}`, 'f').ok).toBe(false);
  });

  it('finds duplicates among many keys in linear time', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `k${i}: v\n`).join('');
    expect(firstPlace(readYaml(`${text}k0: v\n`, 'f'))).toBe('10001:1 base/duplicate-key');
  });
});

describe('JSON', () => {
  it('keeps digits and null', () => {
    expect(textsOf(readJson('[12345678901234567890, -0, 1.50, 1e3, true, null, "null"]', 'f'))).toEqual([
      '12345678901234567890',
      '-0',
      '1.50',
      '1e3',
      'true',
      null,
      'null',
    ]);
  });

  it.each([
    { text: '', at: '1:1 base/json-syntax' },
    { text: '// x\n1', at: '1:1 base/json-syntax' },
    { text: '[1,]', at: '1:4 base/json-syntax' },
    { text: '{"a":1,}', at: '1:8 base/json-syntax' },
    { text: "['a']", at: '1:2 base/json-syntax' },
    { text: '01', at: '1:1 base/json-syntax' },
    { text: '1 2', at: '1:3 base/json-syntax' },
    { text: '"a\nb"', at: '1:3 base/json-syntax' },
    { text: '"\\x"', at: '1:2 base/json-syntax' },
    { text: '{"a":1,\n"\\u0061":2}', at: '2:1 base/duplicate-key' },
    { text: '"\\ud800"', at: '1:1 base/illegal-character' },
    { text: '"\\u0000"', at: '1:1 base/illegal-character' },
    { text: '['.repeat(100_000), at: '1:65 base/nesting' },
  ])('$at', ({ text, at }) => expect(firstPlace(readJson(text, 'f'))).toBe(at));

  it('agrees with JSON.parse on what is JSON and what it says', () => {
    const asTexts = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(asTexts);
      if (typeof value === 'object' && value !== null)
        return new Map(Object.entries(value).map(([k, v]) => [k, asTexts(v)]));
      return value === null ? null : String(value);
    };
    const word = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', 'é', '李', '𝄞', '/') });
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        word,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value')),
        fc.dictionary(word, tie('value')),
      ),
    }));
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (tree, indent) => {
        const text = JSON.stringify(tree, null, indent);
        expect(textsOf(readJson(text, 'f'))).toEqual(asTexts(JSON.parse(text)));
      }),
    );
  });

  it('accepts nothing that JSON.parse refuses', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'{}[]:,"\\0123456789.eE+-truefalsn \n/*') });
    fc.assert(
      fc.property(noise, (text) => {
        if (readJson(text, 'f').ok) expect(() => JSON.parse(text)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});

describe('CSV', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', '李', '#') });

  it('reads back what was written by the rules of RFC 4180', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const line = (cells: readonly string[]) =>
          `${cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}${end}`;
        const result = readCsv(`a,b${end}${rows.map(line).join('')}`, 'f');
        expect(result.ok && result.value.rows.map((row) => row.cells)).toEqual(rows);
      }),
    );
  });

  it('counts lines inside values', () => {
    const result = readCsv('a,b\r\n"x\r\ny",1\r\n\r\nz,2\r\n', 'f');
    expect(result.ok && result.value.rows.map((row) => row.line)).toEqual([2, 5]);
  });
});

describe('any text', () => {
  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'{}[]:,"\'\\#-&*!|>%@`?<= \t\n\r', '\ufeff', '\u202e', '\ud800', '---\n', '&a ', '*a '),
      fc.string({ maxLength: 2 }),
    ),
  });

  it('gives a value or placed problems, never an exception', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const result of [readYaml(text, 'f'), readJson(text, 'f'), readCsv(text, 'f')])
          expect(result.ok || result.diagnostics.every((d) => d.at?.file === 'f' && d.message !== '')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
