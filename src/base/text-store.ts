import { packed, unpacked } from './packed-hex.js';

/** How many bytes stand in front of a text at most. */
const mostHeader = 5;

/** How many texts are remembered, so that those of one person are stored once. */
const recentTexts = 4000;

/** Bytes of a chunk; a longer text has one of its own, as long as some of them. */
const chunkBits = 20;
const chunkSize = 2 ** chunkBits;
const withinChunk = chunkSize - 1;

/**
 * Texts by the million, in UTF-8 in chunks that are never copied: a string each would take three times the memory. In front of a
 * text stands how many bytes it takes, seven bits a byte, and whether it is packed.
 */
export class TextStore {
  /** By number of the chunk; one that a long text goes on into is left out. */
  private readonly chunks: Uint8Array[] = [];
  // A text is known by where it starts; 0 stands for none.
  private used = 1;
  private readonly recent = new Map<string, number>();

  /** The place of a text, never 0; a text that was added not long ago is not stored again. */
  add(text: string): number {
    const known = this.recent.get(text);
    if (known !== undefined) return known;
    const place = this.placeFor(mostHeader + text.length * 3);
    const chunk = this.chunks[place >>> chunkBits] as Uint8Array; // made for the place
    const at = place & withinChunk;
    const bytes = packed(text);
    const length = bytes === null ? writeText(chunk, at, text) : writePacked(chunk, at, bytes);
    this.used = place + length;
    if (this.recent.size === recentTexts) this.recent.clear();
    this.recent.set(text, place);
    return place;
  }

  /** Where so many bytes have room in one chunk. */
  private placeFor(most: number): number {
    const number = this.used >>> chunkBits;
    const chunk = this.chunks[number];
    if (chunk !== undefined && (this.used & withinChunk) + most <= chunk.length) return this.used;
    const next = this.chunks.length;
    const longer = Math.ceil((most + 1) / chunkSize);
    this.chunks[next + longer - 1] = nothing;
    this.chunks.fill(nothing, next);
    this.chunks[next] = new Uint8Array(longer * chunkSize);
    // Place 0 is no text's.
    return next === 0 ? 1 : next * chunkSize;
  }

  get(place: number): string {
    return decoder.decode(this.bytesAt(place));
  }

  /** The texts as another thread can take them. */
  sent(): SentTexts {
    return this.chunks;
  }

  /** Takes over the texts of another one, and returns how much further each of them stands here. */
  merge(sent: SentTexts): number {
    const shift = this.chunks.length * chunkSize;
    for (const chunk of sent) this.chunks.push(chunk);
    // What is added goes behind them.
    this.used = this.chunks.length * chunkSize;
    return shift;
  }

  /** Negative, 0 or positive in the order of UTF-16 units, as `compareText` has it. */
  compare(a: number, b: number): number {
    const [left, right] = [this.bytesAt(a), this.bytesAt(b)];
    const shared = Math.min(left.length, right.length);
    for (let i = 0; i < shared; i++) {
      const difference = orderOf(left[i] ?? 0) - orderOf(right[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return left.length - right.length;
  }

  /** A number that is smaller for a text that comes before by its six bytes from one on. */
  rank(place: number, from: number): number {
    const bytes = this.bytesAt(place);
    let rank = 0;
    for (let i = from; i < from + 6; i++) rank = rank * 256 + orderOf(bytes[i] ?? 0);
    return rank;
  }

  /** How many bytes two texts begin with in common. */
  common(a: number, b: number): number {
    const [left, right] = [this.bytesAt(a), this.bytesAt(b)];
    let length = 0;
    while (length < left.length && left[length] === right[length]) length++;
    return length;
  }

  /** The text in UTF-8. */
  bytesAt(place: number): Uint8Array {
    const chunk = this.chunks[place >>> chunkBits] ?? nothing;
    let at = place & withinChunk;
    let header = 0;
    for (let scale = 1, byte = moreBit; byte >= moreBit; scale *= moreBit) {
      byte = chunk[at++] ?? 0;
      header += (byte % moreBit) * scale;
    }
    const stored = chunk.subarray(at, at + Math.floor(header / 2));
    return header % 2 === 0 ? stored : unpacked(stored);
  }
}

/** Writes a text with its header and returns how many bytes both take. */
const writeText = (chunk: Uint8Array, at: number, text: string): number => {
  // Nearly all texts are ASCII, so that their lengths are known before.
  const expected = headerLength(text.length * 2);
  const { written } = encoder.encodeInto(text, chunk.subarray(at + expected));
  const header = headerLength(written * 2);
  if (header !== expected) chunk.copyWithin(at + header, at + expected, at + expected + written);
  writeHeader(chunk, at, written * 2);
  return header + written;
};

const writePacked = (chunk: Uint8Array, at: number, bytes: Uint8Array): number => {
  const header = bytes.length * 2 + 1;
  writeHeader(chunk, at, header);
  chunk.set(bytes, at + headerLength(header));
  return headerLength(header) + bytes.length;
};

/** A header is written seven bits a byte, with this bit where more follow. */
const moreBit = 128;

const headerLength = (header: number): number => {
  let length = 1;
  for (let rest = header; rest >= moreBit; rest = Math.floor(rest / moreBit)) length++;
  return length;
};

const writeHeader = (chunk: Uint8Array, from: number, header: number): void => {
  let at = from;
  let rest = header;
  for (; rest >= moreBit; rest = Math.floor(rest / moreBit)) chunk[at++] = (rest % moreBit) + moreBit;
  chunk[at] = rest;
};

/** The chunks of a `TextStore`. */
export type SentTexts = readonly Uint8Array[];

const nothing = new Uint8Array(0);

/** UTF-16 has the characters beyond U+FFFF before those from U+E000 on, UTF-8 behind them. */
const orderOf = (byte: number): number => (byte < 0xee ? byte : byte < 0xf0 ? byte + 5 : byte - 2);

const encoder = new TextEncoder();
const decoder = new TextDecoder();
