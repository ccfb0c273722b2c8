import { isAscii } from 'node:buffer';
import { decodeExactly, type Encoding, encodingOf } from './decode-text.js';
import { arePlain } from './plain-bytes.js';

/**
 * Bytes that are decoded at a time, up to the next line end. A text with one Chinese letter takes two bytes for every character of
 * it, and so does all that is cut from it: small pieces keep most of a directory at one.
 */
const pieceSize = 1024;

/** How many bytes behind a line end decide whether it cuts a character: the blank and three more, or two units. */
const reach = 8;

const [lineFeed, carriageReturn, blank] = [0x0a, 0x0d, 0x20];

/** Takes a piece of text; `isPlain` when it is known to have no suspect character (legal-text.ts). */
export type TakeText = (text: string, isPlain: boolean) => void;

/**
 * Turns bytes that arrive in blocks into pieces of text that end with a line where there is one. `unfolds`: the format folds
 * lines by bytes (LDIF), which may cut a character in two; the halves are put together again behind the fold, so that unfolding
 * the text gives the same as unfolding the bytes and decoding then (hardening LDIF). Lines of fewer than eight bytes are not put
 * together again but refused as what they look like; nobody folds so.
 */
export class TextPieces {
  /** Known after the first block. */
  encoding: Encoding = 'utf-8';
  private isFirst = true;
  /** Bytes that wait for those that follow. */
  private held: Uint8Array = new Uint8Array(0);

  constructor(private readonly unfolds: boolean) {}

  /** Hands over the text that a block completes; false when it is none. */
  push(block: Uint8Array, take: TakeText): boolean {
    let bytes = this.held.length === 0 ? block : joined(this.held, block);
    if (this.isFirst) {
      // A byte order mark has up to three bytes.
      if (bytes.length < 3) {
        this.held = new Uint8Array(bytes);
        return true;
      }
      bytes = this.start(bytes);
    }
    const end = this.cut(bytes);
    this.held = new Uint8Array(bytes.subarray(end));
    return this.decode(bytes.subarray(0, end), take);
  }

  /** Hands over what is left at the end; false as above. */
  end(take: TakeText): boolean {
    const bytes = this.isFirst ? this.start(this.held) : this.held;
    this.held = new Uint8Array(0);
    return this.decode(bytes, take);
  }

  private start(bytes: Uint8Array): Uint8Array {
    const { encoding, skip } = encodingOf(bytes);
    this.encoding = encoding;
    this.isFirst = false;
    return bytes.subarray(skip);
  }

  private decode(bytes: Uint8Array, take: TakeText): boolean {
    if (bytes.length === 0) return true;
    if (this.encoding !== 'utf-8') {
      const units = this.unfolds ? mendedUnits(bytes, this.encoding === 'utf-16le' ? 1 : 0) : bytes;
      return taken(decodeExactly(units, this.encoding), false, take);
    }
    const whole = this.unfolds ? mended(bytes) : bytes;
    const buffer = Buffer.from(whole.buffer, whole.byteOffset, whole.length);
    const isPlain = arePlain(whole);
    for (let start = 0; start < whole.length; ) {
      const line = start + pieceSize < whole.length ? whole.indexOf(lineFeed, start + pieceSize) : -1;
      const end = line < 0 ? whole.length : line + 1;
      const piece = buffer.subarray(start, end);
      // A decoder takes three times as long for ASCII.
      const text = isAscii(piece) ? piece.toString('latin1') : decodeExactly(piece, this.encoding);
      if (!taken(text, isPlain, take)) return false;
      start = end;
    }
    return true;
  }

  /** Up to where the bytes can be decoded: behind the last line, before it when it may be folded, else between characters. */
  private cut(bytes: Uint8Array): number {
    if (this.encoding !== 'utf-8') return this.cutUnits(bytes);
    if (this.unfolds && bytes.at(-1) === carriageReturn) return wholeCharacters(bytes, bytes.length - 1);
    const last = bytes.lastIndexOf(lineFeed);
    if (last < 0) return wholeCharacters(bytes, bytes.length);
    if (!this.unfolds) return last + 1;
    const end = bytes[last - 1] === carriageReturn ? last - 1 : last;
    const before = wholeCharacters(bytes, end);
    if (before > 0) return before;
    // A very long line: what a fold may have cut off stands at its beginning.
    return bytes.length - last > reach ? wholeCharacters(bytes, bytes.length) : 0;
  }

  private cutUnits(bytes: Uint8Array): number {
    const high = this.encoding === 'utf-16le' ? 1 : 0;
    const isLineFeed = (at: number): boolean => bytes[at + high] === 0 && bytes[at + 1 - high] === lineFeed;
    let last = (bytes.length & ~1) - 2;
    while (last >= 0 && !isLineFeed(last)) last -= 2;
    // Without the surrogate that a fold or the end of the block parts from its second half.
    const parted = (end: number): number => (((bytes[end - 2 + high] ?? 0) & 0xfc) === 0xd8 ? end - 2 : end);
    const isReturn = (at: number): boolean => bytes[at + high] === 0 && bytes[at + 1 - high] === carriageReturn;
    const whole = bytes.length & ~1;
    if (this.unfolds && whole >= 2 && isReturn(whole - 2)) return parted(whole - 2);
    if (last < 0) return parted(whole);
    if (!this.unfolds) return last + 2;
    const before = parted(last >= 2 && isReturn(last - 2) ? last - 2 : last);
    if (before > 0) return before;
    return bytes.length - last > reach ? parted(whole) : 0;
  }
}

const taken = (text: string | null, isPlain: boolean, take: TakeText): boolean => {
  if (text !== null && text !== '') take(text, isPlain);
  return text !== null;
};

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

/** The greatest offset up to `end` that does not cut a UTF-8 sequence. */
const wholeCharacters = (bytes: Uint8Array, end: number): number => {
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back] ?? 0;
    if (byte < 0x80) return end;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return length > back ? end - back : end;
  }
  return end;
};

/** Moves the second half of a character that a fold cut in two before the fold. */
const mended = (bytes: Uint8Array): Uint8Array => {
  if (isAscii(bytes)) return bytes;
  let own: Uint8Array | null = null;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) {
    if (bytes[at + 1] !== blank || ((bytes[at + 2] ?? 0) & 0xc0) !== 0x80) continue;
    own ??= new Uint8Array(bytes);
    const fold = bytes[at - 1] === carriageReturn ? at - 1 : at;
    let end = at + 2;
    while (((bytes[end] ?? 0) & 0xc0) === 0x80) end++;
    own.set(bytes.subarray(at + 2, end), fold);
    own.set(bytes.subarray(fold, at + 2), fold + end - at - 2);
  }
  return own ?? bytes;
};

/** The same for the two halves of a UTF-16 pair; `high` is where the high byte of a unit stands. */
const mendedUnits = (bytes: Uint8Array, high: number): Uint8Array => {
  let own: Uint8Array | null = null;
  const unit = (at: number): number => ((bytes[at + high] ?? 0) << 8) | (bytes[at + 1 - high] ?? 0);
  for (let at = 2; at + 5 < bytes.length; at += 2) {
    if (unit(at) !== lineFeed || unit(at + 2) !== blank || (unit(at + 4) & 0xfc00) !== 0xdc00) continue;
    own ??= new Uint8Array(bytes);
    const fold = unit(at - 2) === carriageReturn ? at - 2 : at;
    own.set(bytes.subarray(at + 4, at + 6), fold);
    own.set(bytes.subarray(fold, at + 4), fold + 2);
  }
  return own ?? bytes;
};
