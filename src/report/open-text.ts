import { isOpen, openNumber } from '../attribute/open-reference.js';
import type { ByteBuilder } from '../base/byte-builder.js';
import { ControlBytes } from '../base/control-bytes.js';
import { csvField } from './csv.js';
import { jsonQuote } from './json-quote.js';

/*
 * Texts with gaps where open references stand. A gap begins with U+0001, which no value holds (hardening IN-3), a letter for its kind, the
 * name of its field, U+0002, the numbers of the objects, and U+0003.
 */

/** What open references lead to, in UTF-8; `null` for one that leads nowhere. What is returned stays as it is until the next question. */
export interface OpenTargets {
  /** In JSON: a DN or a source anchor. */
  readonly text: (number: number) => Uint8Array | null;
  /** In tables: a name. */
  readonly name: (number: number) => Uint8Array | null;
}

const end = 3;

/** Kinds of gaps: a field with a list or with the first target, a cell with all names or with the first one. */
const kinds = { list: 'L', first: 'F', names: 'N', name: 'O' } as const;
const [listByte, namesByte, nameByte] = [kinds.list, kinds.names, kinds.name].map((kind) => kind.charCodeAt(0));

/** Whether the values are open references. */
export const areOpen = (values: readonly string[]): boolean => isOpen(values[0] ?? '');

/** A field of a JSON object that is there when a reference leads somewhere: all that do as a list, or the first. It brings its own comma. */
export const openField = (name: string, values: readonly string[], many: boolean): string =>
  gap(many ? kinds.list : kinds.first, name, values);

/** A cell of a table with the names of all references that lead somewhere, or the first. */
export const openCell = (values: readonly string[], many: boolean): string =>
  gap(many ? kinds.names : kinds.name, '', values);

const gap = (kind: string, name: string, values: readonly string[]): string =>
  values.length === 1
    ? `\u0001${kind}${name}\u0002${openNumber(values[0] ?? '')}\u0003`
    : `\u0001${kind}${name}\u0002${values.map(openNumber).join()}\u0003`;

/** Adds a text with its gaps filled; names of fields and values are taken as they stand where nothing has to be escaped. */
export const fillGaps = (bytes: Uint8Array, targets: OpenTargets, into: ByteBuilder): void => {
  // There are no others in it than those of gaps.
  const controls = new ControlBytes(bytes);
  let from = 0;
  let isFirst = false;
  for (let gapAt = controls.next(0); gapAt < bytes.length; gapAt = controls.next(from)) {
    if (gapAt > from) {
      into.add(bytes, from, gapAt);
      isFirst = bytes[gapAt - 1] === brace;
    }
    const kind = bytes[gapAt + 1];
    const split = controls.next(gapAt + 1);
    from = controls.next(split + 1) + 1;
    if (kind === namesByte || kind === nameByte) fillCell(bytes, split + 1, kind === nameByte, targets, into);
    else if (fillField(bytes, gapAt + 2, split, kind === listByte, isFirst, targets, into)) isFirst = false;
    else if (isFirst && bytes[from] === comma) from++;
  }
  into.add(bytes, from);
};

const brace = 0x7b;
const comma = 0x2c;

/** Whether anything was written: a field whose references lead nowhere is left out. */
const fillField = (
  bytes: Uint8Array,
  name: number,
  split: number,
  isList: boolean,
  isFirstField: boolean,
  { text }: OpenTargets,
  into: ByteBuilder,
): boolean => {
  let found = 0;
  for (let at = split + 1; bytes[at - 1] !== end; at = nextNumber(bytes, at)) {
    const target = text(numberAt(bytes, at));
    if (target === null) continue;
    if (found++ === 0) {
      into.addText(isFirstField ? '"' : ',"');
      into.add(bytes, name, split);
      into.addText(isList ? '":[' : '":');
    } else into.addText(',');
    addQuoted(target, into);
    if (!isList) return true;
  }
  if (found > 0) into.addText(']');
  return found > 0;
};

const fillCell = (bytes: Uint8Array, from: number, isOne: boolean, { name }: OpenTargets, into: ByteBuilder): void => {
  const names: string[] = [];
  for (let at = from; bytes[at - 1] !== end; at = nextNumber(bytes, at)) {
    const target = name(numberAt(bytes, at));
    if (target === null) continue;
    // Nearly always the only one, and nothing in it that a table would have to escape.
    if (isOne && isHarmless(target)) {
      into.addText('"');
      into.add(target);
      into.addText('"');
      return;
    }
    names.push(decoder.decode(target));
    if (isOne) break;
  }
  into.addText(csvField(names));
};

const numberAt = (bytes: Uint8Array, at: number): number => {
  let number = 0;
  for (let i = at, byte = bytes[i] ?? 0; byte >= zero && byte <= nine; byte = bytes[++i] ?? 0)
    number = number * 10 + byte - zero;
  return number;
};

/** Behind the number and what separates it from the next one, or ends the gap. */
const nextNumber = (bytes: Uint8Array, at: number): number => {
  let i = at;
  while ((bytes[i] ?? 0) >= zero && (bytes[i] ?? 0) <= nine) i++;
  return i + 1;
};

const [zero, nine] = [0x30, 0x39];

const addQuoted = (text: Uint8Array, into: ByteBuilder): void => {
  for (let i = 0; i < text.length; i++) {
    const byte = text[i] ?? 0;
    if (byte >= 0x20 && byte !== quote && byte !== backslash) continue;
    into.addText(jsonQuote(decoder.decode(text)));
    return;
  }
  into.addText('"');
  into.add(text);
  into.addText('"');
};

const [quote, backslash] = [0x22, 0x5c];

/** Letters, digits and what stands between them in names: nothing that `csvField` would look at twice. */
const isHarmless = (text: Uint8Array): boolean => {
  for (let i = 0; i < text.length; i++) {
    const byte = text[i] ?? 0;
    const isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
    const isDigit = byte >= zero && byte <= nine;
    if (!isLetter && !isDigit && (i === 0 || (byte !== 0x20 && byte !== comma && byte !== 0x2e && byte !== 0x2d)))
      return false;
  }
  return true;
};

const decoder = new TextDecoder();
