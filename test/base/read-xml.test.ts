import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml } from '../../src/base/read-xml.js';
import { escapeXmlAttribute, escapeXmlText } from '../../src/base/write-xml.js';

const firstProblem = (text: string): string => {
  const result = readXml(text, 'a.xml');
  const [problem] = result.diagnostics;
  return result.ok ? 'ok' : `${problem?.code} ${problem?.at?.line}:${problem?.at?.column}`;
};

describe('readXml refuses, with a place', () => {
  it.each([
    ['', 'base/xml-root 1:1'],
    ['   \n ', 'base/xml-root 2:1'],
    ['<a>', 'base/xml-truncated 1:3'],
    ['<a>\n<b></b>\n', 'base/xml-truncated 2:8'],
    ['<a></b>', 'base/xml-tag 1:7'],
    ['<a/><b/>', 'base/xml-root 1:7'],
    ['<a/>text', 'base/xml-root 1:9'],
    ['<!DOCTYPE a><a/>', 'base/xml-doctype 1:1'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'base/xml-doctype 1:1'],
    ['<a>\n&nbsp;</a>', 'base/xml-reference 2:6'],
    ['<a>&toString;</a>', 'base/xml-reference 1:13'],
    ['<a>&constructor;</a>', 'base/xml-reference 1:16'],
    ['<a>&#0;</a>', 'base/xml-reference 1:7'],
    ['<a>&#xD800;</a>', 'base/xml-reference 1:11'],
    ['<a>&#xFFFE;</a>', 'base/xml-reference 1:11'],
    ['<a>\u0000</a>', 'base/xml-character 1:4'],
    ['<a>\n\u0008</a>', 'base/xml-character 2:1'],
    ['<a><!-- \u0001 --></a>', 'base/xml-character 1:9'],
    ['<a>\ud800x</a>', 'base/xml-character 1:4'],
    ['<a>\uffff</a>', 'base/xml-character 1:4'],
    ['<a b="<"/>', 'base/xml-character 1:7'],
    ['<a b="1" b="2"/>', 'base/xml-attribute 1:16'],
    ['<a b=1/>', 'base/xml-malformed 1:6'],
    ['<a>]]></a>', 'base/xml-malformed 1:6'],
    ['<x:a/>', 'base/xml-namespace 1:6'],
    ['<?xml version="1.1"?><a/>', 'base/xml-declaration 1:1'],
    ['<?xml version="1.0" encoding="windows-1252"?><a/>', 'base/xml-declaration 1:1'],
    ['<a>'.repeat(65) + '</a>'.repeat(65), 'base/xml-limit 1:193'],
    [`<a ${Array.from({ length: 65 }, (_, i) => `b${i}=""`).join(' ')}/>`, 'base/xml-limit 1:1'],
  ])('%j: %s', (text, expected) => {
    const result = firstProblem(text);
    expect(result.split(' ')[0]).toBe(expected.split(' ')[0]);
    expect(result).toBe(expected);
  });

  it('accepts exactly the limits', () => {
    expect(firstProblem('<a>'.repeat(64) + '</a>'.repeat(64))).toBe('ok');
    expect(firstProblem(`<a ${Array.from({ length: 64 }, (_, i) => `b${i}=""`).join(' ')}/>`)).toBe('ok');
  });

  it('shows no words of the library and stops counting after 50', () => {
    const result = readXml(`<a>${'&x;'.repeat(1000)}</a>`, 'a.xml');
    expect(result.diagnostics).toHaveLength(50);
    expect(new Set(result.diagnostics.map((d) => d.message))).toEqual(
      new Set(['a reference is not one of XML itself']),
    );
    expect(result.diagnostics.every((d) => d.help !== undefined && !d.message.endsWith('.'))).toBe(true);
  });
});

describe('readXml reads', () => {
  it('text as the concatenation of text and CDATA around comments', () => {
    const result = readXml('<a>x &amp; <!-- no --><![CDATA[<y>]]>&#x7A;<?p q?></a>', 'a.xml');
    expect(result.ok && result.value.root.text).toBe('x & <y>z');
  });

  it('offsets that cut an element out exactly, CRLF and astral characters included', () => {
    const source = '<a>\r\n😀 <b c="1>2">\r\n<d /></b >\r\n</a>';
    const result = readXml(source, 'a.xml');
    if (!result.ok) throw new Error('not read');
    const [b] = result.value.root.children;
    expect(b && source.slice(b.start, b.end)).toBe('<b c="1>2">\r\n<d /></b >');
    expect(b && result.value.placeOf(b)).toEqual({ file: 'a.xml', line: 2, column: 4 });
    const [d] = b?.children ?? [];
    expect(d && source.slice(d.start, d.end)).toBe('<d />');
    expect(result.value.root.end).toBe(source.length);
  });

  it('namespaces by what they are bound to, not by prefix', () => {
    const result = readXml('<p:a xmlns:p="u" xmlns:q="v" q:b="1" c="2"><d xmlns="u"/></p:a>', 'a.xml');
    if (!result.ok) throw new Error('not read');
    const { root } = result.value;
    expect([root.namespace, root.name, root.attributes.get('{v}b'), root.attributes.get('c')]).toEqual([
      'u',
      'a',
      '1',
      '2',
    ]);
    expect(root.children[0]?.namespace).toBe('u');
  });

  it('only what the shape names, and still checks the rest', () => {
    const shape = new Map([['a', new Map([['b', new Map()]])]]);
    const result = readXml('<a><secret>x<b>y</b></secret><b>1<c>2</c></b></a>', 'a.xml', shape);
    expect(
      result.ok && result.value.root.children.map((child) => [child.name, child.text, child.children.length]),
    ).toEqual([['b', '1', 0]]);
    expect(result.ok && JSON.stringify(result.value.root)).not.toContain('secret');
    expect(readXml('<a><secret>&x;</secret></a>', 'a.xml', shape).ok).toBe(false);
  });

  it('names like those of an object', () => {
    const result = readXml('<__proto__ constructor="1" __proto__="2"><toString/></__proto__>', 'a.xml');
    expect(result.ok && result.value.root.attributes.get('__proto__')).toBe('2');
    expect(result.ok && result.value.root.children[0]?.name).toBe('toString');
  });
});

describe('any input gives a result', () => {
  const snippets = [
    '<',
    '>',
    '/',
    '<a>',
    '</a>',
    '<a b="',
    '"',
    '&',
    ';',
    '&#',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?xml ',
    '?>',
    '<!DOCTYPE',
    '\0',
    '\r\n',
    ':',
    'xmlns',
    '\ud800',
    '😀',
  ];
  const text = fc.oneof(
    fc
      .array(fc.oneof(fc.constantFrom(...snippets), fc.string({ unit: 'binary' })), { maxLength: 30 })
      .map((parts) => parts.join('')),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => new TextDecoder('latin1').decode(bytes)),
  );
  it('and never an exception; mistakes have places inside the text', () => {
    fc.assert(
      fc.property(text, (input) => {
        const result = readXml(input, 'a.xml');
        const lines = input.split(/\r\n?|\n/).length;
        for (const { at } of result.diagnostics) {
          expect(at?.line).toBeGreaterThanOrEqual(1);
          expect(at?.line).toBeLessThanOrEqual(lines);
          expect(at?.column).toBeGreaterThanOrEqual(1);
        }
        expect(result.ok || result.diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['deep', '<a>'.repeat(500_000)],
    ['many attributes', `<a ${'b="" '.repeat(200_000)}/>`],
    ['many mistakes', '&'.repeat(500_000)],
    ['end tags', `<a>${'</b>'.repeat(200_000)}`],
    ['one long name', `<${'a'.repeat(1_000_000)}`],
  ])('quickly: %s', (_, input) => {
    const start = performance.now();
    expect(readXml(input, 'a.xml').ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('what is escaped', () => {
  it('comes back as it was, in text and in attributes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('&', '<', '>', '"', "'", '\r', '\n', '\t', ']', ' ', 'é', '😀', '\u202e') }),
        (value) => {
          const result = readXml(`<a b="${escapeXmlAttribute(value)}">${escapeXmlText(value)}</a>`, 'a.xml');
          expect(result.ok && [result.value.root.text, result.value.root.attributes.get('b')]).toEqual([value, value]);
        },
      ),
    );
  });

  it.each(['\0', '\u0008', '\u001b', '\ud800', '\udc00x', '\ufffe', '\uffff'])(
    'refuses %j, which XML cannot hold',
    (value) => {
      expect(() => escapeXmlText(value)).toThrow('invariant');
      expect(() => escapeXmlAttribute(value)).toThrow('invariant');
    },
  );
});
