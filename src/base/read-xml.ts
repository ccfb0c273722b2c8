import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Diagnostic } from './diagnostic.js';
import { illegalOffset } from './legal-text.js';
import { linePlaces } from './line-places.js';
import { failed, ok, type Result } from './result.js';
import { scanXml } from './scan-xml.js';
import type { XmlDocument, XmlElement, XmlShape } from './xml.js';
import { XmlBuilder } from './xml-builder.js';

/** Limits of hardening IN-5, and the number of mistakes after which reading stops (ERR-2). */
const limits = { depth: 64, attributes: 64, mistakes: 50 } as const;

type Tag = SaxesTagNS;

/** Ends the parse early; the only thing thrown on purpose, and caught a few lines below. */
const stop = Symbol('stop');

/**
 * Reads XML 1.0 strictly: no DOCTYPE, only XML's own entities, legal characters, one root, limited depth. With `shape`,
 * the rest of the document is checked but not built. The only code that knows the library (hardening IN-7, XML), which is asked about
 * whatever `scanXml` does not take.
 */
export const readXml = (text: string, file: string, shape?: XmlShape): Result<XmlDocument> => {
  const place = linePlaces(text, file);
  const diagnostics: Diagnostic[] = [];
  const report = (offset: number, [code, message, help]: Complaint): void => {
    diagnostics.push({ code: `base/xml-${code}`, severity: 'error', message, at: place(Math.max(0, offset)), help });
  };
  const illegal = illegalOffset(text);
  if (illegal >= 0) {
    const unit = text.charCodeAt(illegal).toString(16).toUpperCase().padStart(4, '0');
    const message = `the character U+${unit} is not allowed in XML`;
    return failed([
      { code: 'base/xml-character', severity: 'error', message, at: place(illegal), help: 'Remove it from the value.' },
    ]);
  }
  const root = scanXml(text, shape, limits) ?? parse(text, shape, report);
  if (diagnostics.length > 0) return failed(diagnostics);
  return ok({ root, source: text, placeOf: (element) => place(element.start) });
};

type Complaint = readonly [code: string, message: string, help: string];
type Report = (offset: number, complaint: Complaint) => void;

const parse = (text: string, shape: XmlShape | undefined, report: Report): XmlElement => {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const builder = new XmlBuilder(shape);
  let depth = 0;
  let mistakes = 0;
  parser.on('error', (error) => {
    report(parser.position - 1, complaintAbout(error.message));
    if (++mistakes >= limits.mistakes) throw stop;
  });
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== undefined && version !== '1.0') report(0, complaints.version);
    if (encoding !== undefined && !/^utf-(?:8|16)$/i.test(encoding)) report(0, complaints.encoding);
  });
  parser.on('doctype', () => {
    report(text.lastIndexOf('<!DOCTYPE', parser.position), complaints.doctype);
    throw stop;
  });
  parser.on('opentag', (tag) => {
    const start = text.lastIndexOf('<', parser.position - 1);
    if (++depth > limits.depth) {
      report(start, complaints.depth);
      throw stop;
    }
    if (hasMoreKeys(tag.attributes, limits.attributes)) {
      report(start, complaints.attributes);
      throw stop;
    }
    if (builder.enters(tag.local)) builder.add(tag.uri, tag.local, attributesOf(tag), start);
  });
  parser.on('closetag', () => {
    depth--;
    builder.leave(parser.position);
  });
  parser.on('text', (part) => builder.text(part));
  parser.on('cdata', (part) => builder.text(part));
  try {
    parser.write(text).close();
  } catch (thrown) {
    if (thrown !== stop) report(parser.position - 1, complaints.malformed);
  }
  return builder.root();
};

const hasMoreKeys = (record: object, limit: number): boolean => {
  let count = 0;
  for (const _ in record) if (++count > limit) return true;
  return false;
};

const noAttributes: ReadonlyMap<string, string> = new Map();

const attributesOf = (tag: Tag): ReadonlyMap<string, string> => {
  let attributes: Map<string, string> | undefined;
  for (const key in tag.attributes) {
    const attribute = tag.attributes[key];
    if (attribute === undefined) continue;
    attributes ??= new Map();
    const plain = attribute.uri === '' && attribute.name !== 'xmlns';
    attributes.set(plain ? attribute.local : `{${attribute.uri}}${attribute.local}`, attribute.value);
  }
  return attributes ?? noAttributes;
};

const exportAgain = 'The file was cut or edited; export it again.';
const complaints = {
  malformed: ['malformed', 'the file is not well-formed XML here', exportAgain],
  version: ['declaration', 'only XML 1.0 is read', 'Declare version 1.0, or leave the declaration out.'],
  encoding: ['declaration', 'the XML declaration may only say UTF-8 or UTF-16', 'Save the file as UTF-8.'],
  doctype: ['doctype', 'a DOCTYPE is not accepted', 'Remove it; the formats that are read here have none.'],
  depth: ['limit', `elements are nested more than ${limits.depth} deep`, exportAgain],
  attributes: ['limit', `an element has more than ${limits.attributes} attributes`, exportAgain],
} as const satisfies Readonly<Record<string, Complaint>>;

/** The library's sentences by what they begin with, in our words (ERR-3: no library text reaches the user). */
const translations: readonly (readonly [RegExp, Complaint])[] = [
  [
    /^(?:undefined entity|malformed character entity|empty entity name|disallowed character in entity)/,
    [
      'reference',
      'a reference is not one of XML itself',
      'Use &amp; &lt; &gt; &quot; &apos;, or the character itself.',
    ],
  ],
  [
    /^(?:unexpected close tag|unmatched closing tag|disallowed character in closing tag|weird empty close)/,
    ['tag', 'an end tag does not match its start tag', exportAgain],
  ],
  [/^(?:unclosed tag|unexpected end)/, ['truncated', 'the file ends inside an element', exportAgain]],
  [/^document must contain/, ['root', 'there is no root element', exportAgain]],
  [
    /^(?:documents may contain only one root|text data outside)/,
    ['root', 'something stands outside the root element', 'Remove what is before and after the root element.'],
  ],
  [/^duplicate attribute/, ['attribute', 'an element has the same attribute twice', 'Remove one of them.']],
  [
    /^(?:unbound namespace prefix|malformed name|tags may not have)/,
    ['namespace', 'a prefix is not declared', exportAgain],
  ],
  [
    /^disallowed character/,
    ['character', 'a character stands where XML does not allow it', 'Write `<` as &lt; and `&` as &amp; in text.'],
  ],
];

const complaintAbout = (sentence: string): Complaint =>
  translations.find(([pattern]) => pattern.test(sentence))?.[1] ?? complaints.malformed;
