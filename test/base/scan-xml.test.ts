import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml } from '../../src/base/read-xml.js';
import { scanXml } from '../../src/base/scan-xml.js';
import type { XmlElement, XmlShape } from '../../src/base/xml.js';

const limits = { depth: 64, attributes: 64 };
const scan = (text: string, shape?: XmlShape): XmlElement | null => scanXml(text, shape, limits);

/** The full reader: a processing instruction behind the root is legal, changes nothing, and is nothing `scanXml` reads. */
const readFully = (text: string, shape?: XmlShape): XmlElement | null => {
  const result = readXml(`${text}<?p?>`, 'a.xml', shape);
  return result.ok ? result.value.root : null;
};

describe('what is read fast', () => {
  it.each([
    ['<a/>'],
    ['<?xml version="1.0" encoding="utf-8"?>\r\n<a>\r\n  <b/>\r\n</a>\r\n'],
    ['<a>1 &lt; 2 &amp;&amp; &quot;x&quot; &gt; &apos;y&apos;</a>'],
    ['<a b="1" c=\'2\' ><!-- &no; --> x <d></d ></a>'],
    ['<a xmlns="u" xmlns:m="v" m:b="1" b="2"><m:c/><d xmlns=""><e m:f="1"/></d></a>'],
    ['<a>é 😀 ]] ></a>'],
  ])('%j is what the full reader makes of it', (text) => {
    expect(scan(text)).not.toBeNull();
    expect(scan(text)).toEqual(readFully(text));
  });

  const shared = resolve(import.meta.dirname, '../../../shared/contoso-server-config');
  it.skipIf(!existsSync(shared))('every file of a real export', () => {
    const files = readdirSync(shared, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml'));
    expect(files.length).toBeGreaterThan(60);
    for (const file of files) {
      const text = readFileSync(join(shared, file), 'utf8');
      expect(scan(text)).not.toBeNull();
      expect(scan(text)).toEqual(readFully(text));
    }
  });
});

describe('what is left to the full reader', () => {
  it.each([
    ['<a><![CDATA[x]]></a>'],
    ['<a>&#65;</a>'],
    ['<a b="&amp;"/>'],
    ['<a b="1\n2"/>'],
    ['<é/>'],
    ['<a xml:space="preserve"/>'],
    ['<a><?p?></a>'],
    ['<?xml version="1.0" standalone="yes"?><a/>'],
    ['<a b="x>y"/>'],
    ['<c><d><a\u00b7/></d></c>'],
  ])('%j, though it is well-formed', (text) => {
    expect(scan(text)).toBeNull();
    expect(readFully(text)).not.toBeNull();
  });
});

const name = fc.constantFrom('a', 'b', 'p:a', 'q:b', 'xmlns', 'xml', 'xmlns:p', 'xmlns:q', 'c.d-e_1', '1', 'p:', '_');
const blank = fc.constantFrom('', '', ' ', '\n', '\r\n', '\t', '\u00a0');
const value = fc.constantFrom(
  '',
  'x',
  'u',
  'v',
  '&amp;',
  '&',
  '<',
  '>',
  "'",
  '"',
  ' ',
  'http://www.w3.org/2000/xmlns/',
);
const quote = fc.constantFrom('"', '"', "'");
const attribute = fc
  .tuple(fc.constantFrom(' ', ' ', '', '\n'), name, blank, quote, value)
  .map(([before, key, around, mark, text]) => `${before}${key}${around}=${around}${mark}${text}${mark}`);
const text = fc.constantFrom(
  'x',
  ' ',
  '\r',
  '\r\n',
  '&lt;',
  '&amp;&gt;',
  '&x;',
  '&',
  ']]>',
  '>',
  '<',
  '<!-- c -->',
  '<!-- - -- -->',
  '<!--->',
);
const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    text,
    fc
      .tuple(
        name,
        fc.array(attribute, { maxLength: 3 }),
        blank,
        fc.array(tie('node'), { maxLength: 4 }),
        fc.nat(20),
        name,
      )
      .map(([tag, attributes, space, children, kind, other]) => {
        const start = `<${tag}${attributes.join('')}${space}`;
        return kind < 6 ? `${start}/>` : `${start}>${children.join('')}</${kind === 20 ? other : tag}${space}>`;
      }),
  ),
}));
const documents = fc
  .tuple(fc.constantFrom('', '', '<?xml version="1.0"?>', ' '), fc.array(node, { minLength: 1, maxLength: 2 }), blank)
  .map(([before, nodes, after]) => `${before}<a xmlns:p="u" xmlns:q="v">${nodes.join('')}</a>${after}`);

it.each<[string, XmlShape | undefined]>([
  ['without a shape', undefined],
  [
    'with a shape',
    new Map([
      [
        'a',
        new Map<string, XmlShape>([
          ['b', new Map()],
          ['a', new Map([['a', new Map()]])],
        ]),
      ],
    ]),
  ],
])('whatever is accepted is what the full reader makes of it, %s', (_, shape) => {
  let accepted = 0;
  fc.assert(
    fc.property(documents, (document) => {
      const fast = scan(document, shape);
      if (fast === null) return;
      accepted++;
      expect(fast).toEqual(readFully(document, shape));
    }),
    { numRuns: 3000 },
  );
  expect(accepted).toBeGreaterThan(300);
});

it.each([
  '<a><s><b>1</b></b></s></a>',
  '<a><s><b c="1" c="2"/></s></a>',
  '<a><s><p:b/></s></a>',
  '<a><s></s\u00a0></a>',
])('a mistake in what is not kept is found: %j', (document) => {
  expect(scan(document, new Map([['a', new Map()]]))).toBeNull();
});
