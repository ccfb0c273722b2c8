/** By how much a table grows: little, because much of what it gains stands empty. */
const growth = 1.25;
/** How much of a table is taken at most. */
const fullest = 0.8;

/** The arrays of an `OwnerTable`. */
export interface SentOwnerTable {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  /** One more than the number of the owner; 0 is a free slot. */
  readonly owners: Uint32Array;
  readonly count: number;
}

/**
 * The first owners of keys that are known by 64 bits of hash (text-hash.ts): an open hash table in typed arrays. Its entries lie in the order
 * of their hashes, so that it can grow by any factor.
 */
export class OwnerTable {
  private size = 64;
  private high = new Uint32Array(this.size);
  private low = new Uint32Array(this.size);
  private owners = new Uint32Array(this.size);
  private count = 0;

  /** The first owner of a key; the given one and -1 when it had none. */
  claim(high: number, low: number, owner: number): number {
    const slot = this.probe(high, low);
    const first = (this.owners[slot] ?? 0) - 1;
    if (first >= 0) return first;
    this.put(slot, high, low, owner + 1);
    this.count++;
    this.reserve(0);
    return -1;
  }

  /** Makes room for some more keys. */
  reserve(more: number): void {
    const least = (this.count + more) / fullest;
    if (least > this.size) this.grow(Math.ceil(Math.max(least, this.size * growth)));
  }

  /** The first owner of a key, -1 when it has none. */
  find(high: number, low: number): number {
    return (this.owners[this.probe(high, low)] ?? 0) - 1;
  }

  /** Everything as another thread can take it. */
  sent(): SentOwnerTable {
    const { high, low, owners, count } = this;
    return { high, low, owners, count };
  }

  /** The slot of a hash, or the one where it belongs. */
  private probe(high: number, low: number): number {
    let slot = Math.floor((low / 2 ** 32) * this.size);
    while (this.owners[slot] !== 0 && (this.low[slot] !== low || this.high[slot] !== high))
      slot = slot + 1 === this.size ? 0 : slot + 1;
    return slot;
  }

  private put(slot: number, high: number, low: number, owner: number): void {
    this.high[slot] = high;
    this.low[slot] = low;
    this.owners[slot] = owner;
  }

  private grow(size: number): void {
    const { high, low, owners } = this;
    this.size = size;
    this.high = new Uint32Array(size);
    this.low = new Uint32Array(size);
    this.owners = new Uint32Array(size);
    for (let i = 0; i < owners.length; i++) {
      const owner = owners[i] ?? 0;
      if (owner === 0) continue;
      const [h, l] = [high[i] ?? 0, low[i] ?? 0];
      this.put(this.probe(h, l), h, l, owner);
    }
  }
}
