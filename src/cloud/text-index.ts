/** Position of a hash that was taken out: the search goes on behind it. */
const removed = -2;
const free = -1;

/** Enough for the sign-in names of a part of a directory; a whole one doubles it a few times. */
const firstRoom = 256;

/**
 * Which object has a text (an address, a sign-in name, an anchor), for millions of them: only 32 bits of hash and the number of
 * the object are kept. A Map of strings would take ten times the memory and ends at 16.7 million entries (design 7).
 */
export class TextIndex {
  private hashes = new Uint32Array(firstRoom);
  private owners = new Int32Array(firstRoom).fill(free);
  private used = 0;

  constructor(
    /** ASCII letters are equal in both cases. */
    private readonly folds: boolean,
    /** Whether the object really has the text: two texts may have one hash. */
    private readonly has: (owner: number, text: string, from: number) => boolean,
  ) {}

  /** The number of an object that has the text from `from` on, or -1. */
  find(text: string, from = 0): number {
    const { hashes, owners } = this;
    const hash = this.hash(text, from);
    const mask = owners.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const owner = owners[at] ?? free;
      if (owner === free) return -1;
      if (owner >= 0 && hashes[at] === hash && this.has(owner, text, from)) return owner;
    }
  }

  add(text: string, owner: number, from = 0): void {
    if (this.used * 5 >= this.owners.length * 3) this.grow();
    this.put(this.hash(text, from), owner);
    this.used++;
  }

  /** The number of an object that has the text; this one, and it is added, when nobody had it. */
  claim(text: string, owner: number): number {
    if (this.used * 5 >= this.owners.length * 3) this.grow();
    const { hashes, owners } = this;
    const hash = this.hash(text, 0);
    const mask = owners.length - 1;
    let at = hash & mask;
    for (; owners[at] !== free; at = (at + 1) & mask) {
      const other = owners[at] ?? free;
      if (other >= 0 && hashes[at] === hash && this.has(other, text, 0)) return other;
    }
    hashes[at] = hash;
    owners[at] = owner;
    this.used++;
    return owner;
  }

  remove(text: string, owner: number, from = 0): void {
    const { hashes, owners } = this;
    const hash = this.hash(text, from);
    const mask = owners.length - 1;
    for (let at = hash & mask; owners[at] !== free; at = (at + 1) & mask) {
      if (hashes[at] !== hash || owners[at] !== owner) continue;
      owners[at] = removed;
      return;
    }
  }

  private put(hash: number, owner: number): void {
    const mask = this.owners.length - 1;
    let at = hash & mask;
    while (this.owners[at] !== free) at = (at + 1) & mask;
    this.hashes[at] = hash;
    this.owners[at] = owner;
  }

  private grow(): void {
    const { hashes, owners } = this;
    this.hashes = new Uint32Array(owners.length * 2);
    this.owners = new Int32Array(owners.length * 2).fill(free);
    this.used = 0;
    for (let at = 0; at < owners.length; at++) {
      const owner = owners[at] ?? free;
      if (owner < 0) continue;
      this.put(hashes[at] ?? 0, owner);
      this.used++;
    }
  }

  /** FNV-1a over UTF-16 units, its bits mixed so that the lowest ones depend on all. */
  private hash(text: string, from: number): number {
    let hash = 0x811c9dc5;
    for (let i = from; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      hash = Math.imul(hash ^ (this.folds && unit >= 65 && unit <= 90 ? unit + 32 : unit), 0x01000193);
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return (hash ^ (hash >>> 13)) >>> 0;
  }
}

/** Whether two texts are the same from these places on, ASCII letters folded (cloud S-44). */
export const isSameFolded = (a: string, fromA: number, b: string, fromB: number): boolean => {
  if (a.length - fromA !== b.length - fromB) return false;
  for (let i = fromA, j = fromB; i < a.length; i++, j++) {
    const unit = a.charCodeAt(i);
    const other = b.charCodeAt(j);
    if (unit === other) continue;
    const folded = unit | 32;
    if (folded !== (other | 32) || folded < 97 || folded > 122) return false;
  }
  return true;
};
