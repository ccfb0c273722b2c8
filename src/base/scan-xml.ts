import type { XmlElement, XmlShape } from './xml.js';
import { XmlBuilder } from './xml-builder.js';

/**
 * Reads what nearly every XML file is: plain elements, attributes and text. Null for a document with a mistake or with anything
 * unusual (CDATA, processing instructions, character references, references in attributes, names beyond ASCII); the full reader
 * then reads it again. What this one accepts, it reads exactly as the full reader does; a test compares the two.
 *
 * It exists for the time: an export has two megabytes, of which a program that has just started reads every character slowly.
 */
export const scanXml = (text: string, shape: XmlShape | undefined, limits: XmlLimits): XmlElement | null => {
  // Also the end of CDATA, and not allowed in text.
  if (text.includes(']]>')) return null;
  const scan = new Scan(text, new XmlBuilder(shape), limits);
  return scan.run();
};

export interface XmlLimits {
  readonly depth: number;
  readonly attributes: number;
}

/** What stands between `<` and `>` of a start tag. */
interface Tag {
  /** The end tag, as it is nearly always written. */
  readonly end: string;
  readonly prefix: string;
  readonly local: string;
  readonly attributes: readonly Attribute[];
  readonly isEmpty: boolean;
  /** Neither prefixes nor declarations. */
  readonly isPlain: boolean;
  /** Says what prefixes stand for. */
  readonly declares: boolean;
  /** The attributes of a plain tag. */
  readonly map: ReadonlyMap<string, string>;
}

interface Attribute {
  readonly prefix: string;
  readonly local: string;
  readonly value: string;
}

type Bindings = ReadonlyMap<string, string>;

const xmlns = 'http://www.w3.org/2000/xmlns/';
const declaration = /<\?xml[ \t\r\n]+version="1\.0"(?:[ \t\r\n]+encoding="utf-(?:8|16)")?[ \t\r\n]*\?>/iy;
const tagName = /(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)/y;
const attribute =
  /[ \t\r\n]+(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<&\t\r\n]*)"|'([^'<&\t\r\n]*)')/y;
const tagEnd = /[ \t\r\n]*(\/?)$/y;
const endTag = /<\/[^<> \t\r\n]+[ \t\r\n]*>/y;
/**
 * A row of elements without elements in them: with text, or empty with up to two attributes. Nothing in it can be wrong or declare
 * something, so that what nobody wants is passed at the speed of the pattern. Bounded, because a pattern remembers where it was.
 */
const leaves =
  /(?:[^<&]*<(?:([A-Za-z_][\w.-]*)>[^<&]*<\/\1>|[A-Za-z_][\w.-]*(?: (?!xmlns)([A-Za-z_][\w.-]*)="[^"<&\t\r\n]*"(?: (?!xmlns|\2=)[A-Za-z_][\w.-]*="[^"<&\t\r\n]*")?)? ?\/>)){1,200}/y;
const isBlank = /^[ \t\r\n]*$/;
const reference = /&(amp|lt|gt|quot|apos);|&/g;
const characters: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

class Scan {
  private readonly open: Tag[] = [];
  private readonly bindings: Bindings[] = [new Map([['', '']])];
  /** By their source: most tags of a large file are written again and again. */
  private readonly tags = new Map<string, Tag | null>();
  private nextReference: number;
  private readonly hasReturns: boolean;

  constructor(
    private readonly text: string,
    private readonly builder: XmlBuilder,
    private readonly limits: XmlLimits,
  ) {
    this.nextReference = text.indexOf('&');
    this.hasReturns = text.includes('\r');
  }

  run(): XmlElement | null {
    const { text } = this;
    declaration.lastIndex = 0;
    let at = declaration.test(text) ? declaration.lastIndex : 0;
    let roots = 0;
    for (;;) {
      if (!this.builder.takesText) at = this.passLeaves(at);
      const open = text.indexOf('<', at);
      if (this.open.length === 0) {
        if (!isBlank.test(text.slice(at, open < 0 ? text.length : open))) return null;
        if (open < 0) return roots === 1 ? this.builder.root() : null;
      } else if (open < 0 || (open > at && !this.readText(at, open))) return null;
      const next = text.charCodeAt(open + 1);
      if (next === 0x21) at = this.readComment(open);
      else if (next === 0x2f) at = this.readEnd(open);
      else {
        if (this.open.length === 0) roots++;
        at = this.readStart(open);
      }
      if (at < 0) return null;
    }
  }

  private readText(from: number, to: number): boolean {
    const hasReference = this.nextReference >= 0 && this.nextReference < to;
    if (!this.builder.takesText && !hasReference) return true;
    let part = this.text.slice(from, to);
    if (this.hasReturns) part = part.replace(/\r\n?/g, '\n');
    if (hasReference) {
      let isKnown = true;
      part = part.replace(reference, (_, name: string | undefined) => {
        isKnown &&= name !== undefined;
        return characters.get(name ?? '') ?? '';
      });
      if (!isKnown) return false;
      this.nextReference = this.text.indexOf('&', to);
    }
    this.builder.text(part);
    return true;
  }

  /** Gives where the comment ends, or -1. */
  private readComment(open: number): number {
    if (!this.text.startsWith('<!--', open)) return -1;
    const end = this.text.indexOf('--', open + 4);
    if (end < 0 || this.text.charCodeAt(end + 2) !== 0x3e) return -1;
    if (this.nextReference >= 0 && this.nextReference < end) this.nextReference = this.text.indexOf('&', end);
    return end + 3;
  }

  /** Inside of what is not kept: behind the leaves that stand here. */
  private passLeaves(from: number): number {
    let at = from;
    if (this.open.length === 0 || this.open.length >= this.limits.depth) return at;
    for (leaves.lastIndex = at; leaves.test(this.text); ) at = leaves.lastIndex;
    return at;
  }

  private readEnd(open: number): number {
    const end = this.open.pop()?.end;
    if (end === undefined) return -1;
    let close = open + end.length;
    if (!this.text.startsWith(end, open)) {
      endTag.lastIndex = open;
      const written = endTag.exec(this.text)?.[0];
      if (written?.replace(/[ \t\r\n]+>$/, '>') !== end) return -1;
      close = endTag.lastIndex;
    }
    this.bindings.pop();
    this.builder.leave(close);
    return close;
  }

  private readStart(open: number): number {
    const close = this.text.indexOf('>', open);
    if (close < 0 || (this.nextReference >= 0 && this.nextReference < close)) return -1;
    const source = this.text.slice(open + 1, close);
    let tag = this.tags.get(source);
    if (tag === undefined) {
      tag = readTag(source, this.limits);
      // A start tag with attributes mostly has an identifier among them, and is the only one of its kind.
      if (tag === null || tag.isEmpty || tag.attributes.length === 0) this.tags.set(source, tag);
    }
    if (tag === null || this.open.length >= this.limits.depth) return -1;
    let outer = this.bindings[this.bindings.length - 1] ?? new Map();
    let attributes = tag.map;
    if (!tag.isPlain) {
      outer = bind(tag, outer);
      const resolved = outer.has(tag.prefix) ? resolve(tag, outer) : null;
      if (resolved === null) return -1;
      attributes = resolved;
    }
    if (this.builder.enters(tag.local)) this.builder.add(outer.get(tag.prefix) ?? '', tag.local, attributes, open);
    if (tag.isEmpty) {
      this.builder.leave(close + 1);
      return close + 1;
    }
    const next = this.text.indexOf('<', close);
    if (next >= 0 && this.text.startsWith(tag.end, next)) return this.readLeaf(close + 1, next, tag);
    this.open.push(tag);
    this.bindings.push(outer);
    return close + 1;
  }

  /** The rest of an element that holds only text, which most do. */
  private readLeaf(from: number, to: number, { end }: Tag): number {
    if (to > from && !this.readText(from, to)) return -1;
    this.builder.leave(to + end.length);
    return to + end.length;
  }
}

/** Beginnings of prefixes that XML keeps for itself. */
const reserved = /^xml/i;
const noAttributes: ReadonlyMap<string, string> = new Map();

const readTag = (source: string, limits: XmlLimits): Tag | null => {
  tagName.lastIndex = 0;
  // Not taken apart as a list here and below: that would run an iterator, and this runs for every tag of a large file.
  const found = tagName.exec(source);
  const prefix = found?.[1] ?? '';
  if (found === null || reserved.test(prefix)) return null;
  const attributes: Attribute[] = [];
  let isPlain = prefix === '';
  let declares = false;
  let end = found[0].length;
  for (;;) {
    attribute.lastIndex = end;
    const match = attribute.exec(source);
    if (match === null) break;
    const one = { prefix: match[1] ?? '', local: match[2] ?? '', value: match[3] ?? match[4] ?? '' };
    if (attributes.push(one) > limits.attributes) return null;
    if (isDeclaration(one)) declares = true;
    if (declares || one.prefix !== '') isPlain = false;
    end = attribute.lastIndex;
  }
  tagEnd.lastIndex = end;
  const slash = tagEnd.exec(source)?.[1];
  if (slash === undefined) return null;
  const map =
    isPlain && attributes.length > 0 ? new Map(attributes.map((one) => [one.local, one.value])) : noAttributes;
  if (isPlain && map.size !== attributes.length) return null;
  const local = found[2] ?? '';
  return { end: `</${found[0]}>`, prefix, local, attributes, isEmpty: slash === '/', isPlain, declares, map };
};

/** What prefixes stand for inside the element. */
const bind = (tag: Tag, outer: Bindings): Bindings => {
  if (!tag.declares) return outer;
  const bindings = new Map(outer);
  for (const one of tag.attributes) if (isDeclaration(one)) bindings.set(one.prefix === '' ? '' : one.local, one.value);
  return bindings;
};

const isDeclaration = ({ prefix, local }: Attribute): boolean =>
  prefix === 'xmlns' || (prefix === '' && local === 'xmlns');

/** The attributes by their full names; null when one occurs twice, has an unknown prefix, or declares what XML reserves. */
const resolve = (tag: Tag, bindings: Bindings): ReadonlyMap<string, string> | null => {
  const attributes = new Map<string, string>();
  for (const one of tag.attributes) {
    const { prefix, local, value } = one;
    let namespace = '';
    if (tag.declares && isDeclaration(one)) {
      namespace = xmlns;
      if ((prefix !== '' && (value === '' || reserved.test(local))) || /^http:\/\/www\.w3\.org\/| /.test(value))
        return null;
    } else if (prefix !== '') {
      const bound = reserved.test(prefix) ? undefined : bindings.get(prefix);
      if (bound === undefined) return null;
      namespace = bound;
    }
    const name = namespace === '' ? local : `{${namespace}}${local}`;
    if (attributes.has(name)) return null;
    attributes.set(name, value);
  }
  return attributes;
};
