import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/base/diagnostic.js';
import { FlatObjects } from '../../src/base/flat-objects.js';
import { streamLimits } from '../../src/base/limits.js';
import { CsvParser } from '../../src/base/read-csv.js';
import { readJson } from '../../src/base/read-json.js';
import { LineParser } from '../../src/base/read-json-lines.js';
import { LdifParser } from '../../src/base/read-ldif.js';

/** What a parser said, call by call, and what it found wrong. */
type Log = (readonly unknown[])[];

interface PushParser {
  readonly diagnostics: readonly Diagnostic[];
  push(piece: string): void;
  end(): void;
}

const parsers: Readonly<Record<string, (log: Log) => PushParser>> = {
  csv: (log) => {
    const parser: CsvParser = new CsvParser('f', (header, line) => {
      log.push(['header', ...header, line]);
      return {
        row: (cells, at) =>
          log.push([at, ...cells.map((cell, i) => [cell, parser.placeOf(i).line, parser.placeOf(i).column])]),
      };
    });
    return parser;
  },
  ldif: (log) =>
    new LdifParser('f', {
      begin: (line) => log.push(['begin', line]),
      value: ({ name }, ...value) => log.push([name, ...value]),
      end: () => log.push(['end']),
      abandon: () => log.push(['abandon']),
    }),
  jsonl: (log) => new LineParser('f', (text, start, end, line) => log.push([text.slice(start, end), line])),
};

const run = (format: string, pieces: readonly string[]) => {
  const log: Log = [];
  const parser = parsers[format]?.(log);
  if (parser === undefined) throw new Error(format);
  for (const piece of pieces) parser.push(piece);
  parser.end();
  return { log, diagnostics: parser.diagnostics };
};

const cutAt = (text: string, cuts: readonly number[]): string[] => {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, i) => text.slice(from, places[i] ?? text.length));
};

describe('pieces cut anywhere', () => {
  const units: Readonly<Record<string, readonly string[]>> = {
    csv: ['a', 'b', '"', '""', ',', '\n', '\r\n', '\r', ' ', '李', '#TYPE x\n', '"a,b",c\n'],
    ldif: [
      'dn: CN=a\n',
      'mail: x\n',
      'mail:: eA==\r\n',
      ' y',
      '\n',
      '\r\n',
      ' ',
      ':',
      '#',
      '-\n',
      'version: 1\n',
      '<',
      'changetype: add\n',
    ],
    jsonl: ['{"a":1}', '\n', '\r\n', ' ', '{', '李'],
  };

  it.each(Object.keys(parsers))('%s: give the same as the whole text', (format) => {
    const text = fc
      .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...(units[format] ?? [])) }, fc.string({ maxLength: 3 })))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat()), (whole, cuts) => {
        expect(run(format, cutAt(whole, cuts))).toEqual(run(format, [whole]));
        expect(run(format, [...whole])).toEqual(run(format, [whole]));
      }),
      { numRuns: 1000 },
    );
  });

  it('IN-6 a record of many pieces is read in linear time', () => {
    const cell = 'x;'.repeat(8 * 1024 * 1024);
    const csv = `a,b\n"${cell}",1\n`;
    const pieces = Array.from({ length: csv.length / 65_536 + 1 }, (_, i) => csv.slice(i * 65_536, (i + 1) * 65_536));
    const { log } = run('csv', pieces);
    expect(log[1]?.[1]).toEqual([cell, 2, 1]);
    const line = `{"member":["${cell}"]}`;
    const lines = Array.from({ length: line.length / 65_536 + 1 }, (_, i) => line.slice(i * 65_536, (i + 1) * 65_536));
    expect(run('jsonl', lines).log).toHaveLength(1);
  });
});

describe('IN-5 limits', () => {
  const places = (format: string, text: string) => {
    const pieces = Array.from({ length: Math.ceil(text.length / 500_000) }, (_, i) =>
      text.slice(i * 500_000, (i + 1) * 500_000),
    );
    const whole = run(format, [text]);
    expect(run(format, pieces)).toEqual(whole);
    return whole.diagnostics.map(({ at, message }) => `${at?.line} ${message}`);
  };

  it('a value of LDIF, plain, folded and as comment; the entry behind it is read', () => {
    const long = 'x'.repeat(streamLimits.value + 1);
    const folded = Array.from({ length: 20_000 }, () => 'x'.repeat(76)).join('\n ');
    const text = `dn: CN=a\ninfo: ${long}\n\ndn: CN=b\ninfo: ${folded}\n\n# ${long.repeat(3)}\ndn: CN=c\nmail: x\n`;
    expect(places('ldif', text)).toEqual([
      '2 a value has more than 1048576 characters',
      '5 a value has more than 1048576 characters',
    ]);
    expect(run('ldif', [text]).log.slice(-4)).toEqual([
      ['begin', 20_007],
      ['dn', 'CN=c', false, 20_007, 5],
      ['mail', 'x', false, 20_008, 7],
      ['end'],
    ]);
  });

  it('a row of CSV whose quote is never closed', () => {
    expect(places('csv', `a,b\n1,2\n"${'x'.repeat(streamLimits.record)}`)).toEqual([
      `3 a row has more than ${streamLimits.record} characters`,
    ]);
  });

  it('columns of CSV', () => {
    const header = Array.from({ length: streamLimits.columns + 1 }, (_, i) => `c${i}`).join(',');
    expect(places('csv', `${header}\n`)).toEqual(['1 there are more than 10000 columns']);
  });
});

describe('LDIF (RFC 2849)', () => {
  const values = (text: string) =>
    run('ldif', [text])
      .log.filter((call) => call.length === 5)
      .map(([name, value, b64]) => [name, value, b64]);
  const wrong = (text: string) =>
    run('ldif', [text]).diagnostics.map(({ at, message }) => `${at?.line}:${at?.column} ${message}`);

  it('unfolds lines, skips comments, keeps what stands behind the first blanks', () => {
    const text =
      'version: 1\n# a comment\n  goes on\ndn: CN=a,\n  OU=b\nchangetype: add\ninfo:  two  \ncn:: YQ\n ==\n-\n\n\ndn: CN=b\n';
    for (const form of [text, text.replaceAll('\n', '\r\n'), text.trimEnd()])
      expect(values(form)).toEqual([
        ['dn', 'CN=a, OU=b', false],
        ['info', 'two  ', false],
        ['cn', 'YQ==', true],
        ['dn', 'CN=b', false],
      ]);
  });

  it.each([
    { text: 'dn: CN=a\nphoto:< file:///etc/passwd\n', wrong: '2:7 the value of `photo` is given by a URL' },
    {
      text: 'dn: CN=a\nchangetype: modify\nadd: member\nmember: x\n-\n',
      wrong: '2:1 `changetype: modify` is a change, not an entry',
    },
    { text: 'dn: CN=a\nchangetype: delete\n', wrong: '2:1 `changetype: delete` is a change, not an entry' },
    { text: 'dn: CN=a\nmail x\n', wrong: '2:1 the line has no `:`' },
    { text: 'mail: x\n', wrong: '1:1 the entry does not begin with `dn:`' },
    { text: ' dn: x\n', wrong: '1:1 the entry does not begin with `dn:`' },
    { text: 'version: 2\n', wrong: '1:1 LDIF version `2` is not known' },
    { text: 'dn: CN=a\ncontrol: 1.2.3\n', wrong: '2:1 the entry has a `control:`' },
  ])('refuses $text', ({ text, wrong: expected }) => {
    expect(wrong(text)).toEqual([expected]);
  });

  it('goes on with the next entry, so that every mistake is found in one run (ERR-2)', () => {
    expect(wrong('dn: CN=a\nx\n\nmail: x\n\ndn: CN=c\nchangetype: moddn\n')).toHaveLength(3);
  });
});

describe('objects of JSON lines', () => {
  it('are those that the strict reader sees', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.oneof(fc.string(), fc.integer())),
    );
    // Few names, so that objects follow each other that share some of them.
    const name = fc.oneof(fc.constantFrom('cn', 'mail', 'a"b', 'a\nb', 'member;range=0-1499'), fc.string());
    const members = new FlatObjects();
    const around = fc.constantFrom('', '{"cn":"x"}\n', '"cn"');
    fc.assert(
      fc.property(fc.dictionary(name, value), fc.constantFrom('', '\r', ' '), around, (object, end, other) => {
        const text = JSON.stringify(object) + end;
        expect(members.read(`${other}${text}\n${other}`, other.length, other.length + text.length)).toBe(true);
        const strict = readJson(text, 'f');
        const entries = strict.ok && strict.value.kind === 'map' ? [...strict.value.entries] : [];
        expect(members.count).toBe(entries.length);
        for (const [i, [key, { at, value: node }]] of entries.entries()) {
          const texts =
            node.kind === 'list'
              ? node.items.map((item) => (item.kind === 'scalar' ? item.text : ''))
              : node.kind === 'scalar' && node.isNull !== true
                ? node.text
                : null;
          const name = members.keys[i]?.name;
          expect([name, members.values[i], (members.offsets[i] ?? 0) + 1]).toEqual([key, texts, at.column]);
        }
      }),
    );
  });

  it('are nothing else than JSON', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'{}[]:,"\\0123456789.eE+-truefalsn \t') });
    const members = new FlatObjects();
    const next = fc.constantFrom('', '\n"}', '\n,"a":1}', '}');
    fc.assert(
      fc.property(noise, fc.boolean(), next, (inner, isPlain, behind) => {
        const text = `{"a":${inner}}`;
        if (members.read(text + behind, 0, text.length, isPlain)) expect(() => JSON.parse(text)).not.toThrow();
      }),
      { numRuns: 5000 },
    );
  });

  it('end where they are said to end', () => {
    const members = new FlatObjects();
    const whole = '{"a\\nb":"x","c":"y"}';
    expect(members.read(whole, 0, whole.length)).toBe(true);
    for (const text of ['{"a\nb":"x","c":"y"}', '{"a\\nb":"x","c":"y\n"}', '{"a\\nb":"x",\n"c":"y"}'])
      expect(members.read(text, 0, text.indexOf('\n'))).toBe(false);
  });
});
