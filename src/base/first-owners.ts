import { foldCase } from './fold-case.js';

/**
 * Who had a text first, for millions of texts: 64 bits of hash and the number of the owner in typed arrays instead of a map of
 * strings, which takes five times the memory (design 7). Two different texts are taken for the same once in 10^7 runs over ten
 * million texts.
 */
export class FirstOwners {
  // Many small tables grow one after the other; one large table would need three times its room while it grows.
  private readonly tables = Array.from({ length: tableCount }, () => new OwnerTable());

  /** The first owner of a text; the given one and -1 when it had none. */
  claim(text: string, owner: number): number {
    hash(text);
    return this.table().claim(owner);
  }

  /** The same for a text that is compared as AD compares it; texts of different kinds have nothing to do with each other. */
  claimFolded(text: string, owner: number, kind = 0, from = 0): number {
    hashFolded(text, kind, from);
    return this.table().claim(owner);
  }

  /** The same for bytes. */
  claimBytes(bytes: Uint8Array, owner: number): number {
    hashBytes(bytes);
    return this.table().claim(owner);
  }

  /** The first owner of a text, -1 when nobody has it. */
  ownerOf(text: string): number {
    hash(text);
    return this.table().find();
  }

  /** Everything it holds, as another thread can take it. */
  sent(): SentOwners {
    return this.tables.map((table) => table.sent());
  }

  /** Goes through what another one holds: `each` gets an owner there and claims its text here, see `claim`. */
  merge(all: SentOwners, each: (sent: number, claim: (owner: number) => number) => void): void {
    const claim = (owner: number): number => this.table().claim(owner);
    for (const [t, { high, low, owners, count }] of all.entries()) {
      // They come in the order of their slots: without room for all of them they would crowd the first slots of this table.
      this.tables[t]?.reserve(count);
      for (let slot = 0; slot < owners.length; slot++) {
        const sent = owners[slot] ?? -1;
        if (sent < 0) continue;
        highHash = high[slot] ?? 0;
        lowHash = low[slot] ?? 0;
        each(sent, claim);
      }
    }
  }

  /** The table of what was hashed last. */
  private table(): OwnerTable {
    return this.tables[highHash % tableCount] as OwnerTable; // the remainder is below the length
  }
}

const tableCount = 64;

/** The hashes and owners of `FirstOwners` as they stand in its arrays. */
export type SentOwners = readonly {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  readonly owners: Int32Array;
  readonly count: number;
}[];

/** An open hash table of what was hashed last. */
class OwnerTable {
  private size = 64;
  private high = new Uint32Array(this.size);
  private low = new Uint32Array(this.size);
  private owners = new Int32Array(this.size).fill(-1);
  private count = 0;

  claim(owner: number): number {
    const slot = this.probe(highHash, lowHash);
    const first = this.owners[slot] ?? -1;
    if (first >= 0) return first;
    this.high[slot] = highHash;
    this.low[slot] = lowHash;
    this.owners[slot] = owner;
    this.count++;
    this.reserve(0);
    return -1;
  }

  /** Makes room for some more texts: at most three slots of four are taken. */
  reserve(more: number): void {
    while ((this.count + more) * 4 > this.size * 3) this.grow();
  }

  find(): number {
    return this.owners[this.probe(highHash, lowHash)] ?? -1;
  }

  sent(): SentOwners[number] {
    const { high, low, owners, count } = this;
    return { high, low, owners, count };
  }

  private probe(high: number, low: number): number {
    let slot = low & (this.size - 1);
    while ((this.owners[slot] ?? -1) >= 0 && (this.high[slot] !== high || this.low[slot] !== low))
      slot = (slot + 1) & (this.size - 1);
    return slot;
  }

  private grow(): void {
    const { high, low, owners } = this;
    this.size *= 2;
    this.high = new Uint32Array(this.size);
    this.low = new Uint32Array(this.size);
    this.owners = new Int32Array(this.size).fill(-1);
    for (let i = 0; i < owners.length; i++) {
      const owner = owners[i] ?? -1;
      if (owner < 0) continue;
      const slot = this.probe(high[i] ?? 0, low[i] ?? 0);
      this.high[slot] = high[i] ?? 0;
      this.low[slot] = low[i] ?? 0;
      this.owners[slot] = owner;
    }
  }
}

let highHash = 0;
let lowHash = 0;

/** Two multiplicative hashes of the text, left in the variables above so that no object is made for each of millions. */
const hash = (text: string): void => {
  let [a, b] = [highStart, lowStart];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = highMixed(a, unit);
    b = lowMixed(b, unit);
  }
  finish(a, b, text.length);
};

/** What `hash` makes of the folded text, which need not be made for ASCII. */
const hashFolded = (text: string, kind: number, from: number): void => {
  let [a, b] = [highMixed(highStart, kind), lowMixed(lowStart, kind)];
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) {
      hashUnits(foldCase(text.slice(from)), kind);
      return;
    }
    const folded = unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
    a = highMixed(a, folded);
    b = lowMixed(b, folded);
  }
  finish(a, b, text.length - from);
};

/** What `hashFolded` makes of a text that is folded already. */
const hashUnits = (text: string, kind: number): void => {
  let [a, b] = [highMixed(highStart, kind), lowMixed(lowStart, kind)];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = highMixed(a, unit);
    b = lowMixed(b, unit);
  }
  finish(a, b, text.length);
};

const hashBytes = (bytes: Uint8Array): void => {
  let [a, b] = [highStart, lowStart];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    a = highMixed(a, byte);
    b = lowMixed(b, byte);
  }
  finish(a, b, bytes.length);
};

const [highStart, lowStart] = [0x811c9dc5, 0x9e3779b9];

const highMixed = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

const lowMixed = (hash: number, unit: number): number => Math.imul(hash + unit, 0x85ebca6b) ^ (hash >>> 13);

const finish = (a: number, b: number, length: number): void => {
  highHash = (Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) ^ length) >>> 0;
  lowHash = (Math.imul(b ^ (b >>> 16), 0xc2b2ae35) ^ (a >>> 7)) >>> 0;
};
