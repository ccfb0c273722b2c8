/** How many bytes the length of a text takes. */
const lengthBytes = 3;

/** How many texts are remembered, so that those of one person are stored once. */
const recentTexts = 4000;

/** Texts of people by the million, in UTF-8 in one growing array: a string each would take three times the memory. */
export class TextStore {
  private bytes = new Uint8Array(65536);
  // A text is known by where it starts; 0 stands for none.
  private used = 1;
  private readonly recent = new Map<string, number>();

  /** The place of a text, never 0; a text that was added not long ago is not stored again. */
  add(text: string): number {
    const known = this.recent.get(text);
    if (known !== undefined) return known;
    this.makeRoom(lengthBytes + text.length * 3);
    const start = this.used + lengthBytes;
    const { written } = encoder.encodeInto(text, this.bytes.subarray(start));
    for (let i = 0, rest = written; i < lengthBytes; i++, rest = Math.floor(rest / 256))
      this.bytes[this.used + i] = rest % 256;
    const place = this.used;
    this.used = start + written;
    if (this.recent.size === recentTexts) this.recent.clear();
    this.recent.set(text, place);
    return place;
  }

  get(place: number): string {
    return decoder.decode(this.bytesAt(place));
  }

  /** The texts as another thread can take them. */
  sent(): Uint8Array {
    return this.bytes.slice(0, this.used);
  }

  /** Takes over the texts of another one, and returns how much further each of them stands here. */
  merge(sent: Uint8Array): number {
    const shift = this.used - 1;
    this.makeRoom(sent.length);
    this.bytes.set(sent.subarray(1), this.used);
    this.used += sent.length - 1;
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

  /** The text in UTF-8, as long as none is added. */
  bytesAt(place: number): Uint8Array {
    let length = 0;
    for (let i = lengthBytes - 1; i >= 0; i--) length = length * 256 + (this.bytes[place + i] ?? 0);
    return this.bytes.subarray(place + lengthBytes, place + lengthBytes + length);
  }

  private makeRoom(more: number): void {
    const least = this.used + more;
    if (least <= this.bytes.length) return;
    const longer = new Uint8Array(Math.max(this.bytes.length * 2, least));
    longer.set(this.bytes);
    this.bytes = longer;
  }
}

/** UTF-16 has the characters beyond U+FFFF before those from U+E000 on, UTF-8 behind them. */
const orderOf = (byte: number): number => (byte < 0xee ? byte : byte < 0xf0 ? byte + 5 : byte - 2);

const encoder = new TextEncoder();
const decoder = new TextDecoder();
