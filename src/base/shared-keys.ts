import type { Spool } from './output.js';
import { OwnerTable } from './owner-table.js';
import { hashBytes, hashFolded, highHash, lowHash } from './text-hash.js';

/** Keys go into so many buckets by their hashes, to be compared bucket by bucket. */
const bucketCount = 64;

/** Numbers of an entry: both halves of the hash of a key, and its owner. */
const entryLength = 3;

/** Numbers that a bucket holds before they are put aside. */
const blockLength = entryLength * 1024;

/**
 * Who has a key in common with whom, for tens of millions of keys: hashes (text-hash.ts) and owners are put aside in a spool and
 * compared at the end. A table of all would be a large part of the memory that a simulation takes (design 7).
 */
export class SharedKeys {
  private readonly buckets = Array.from({ length: bucketCount }, () => new Bucket());
  private readonly others: { readonly spool: Spool; readonly sent: SentKeys; readonly take: Take }[] = [];

  constructor(private readonly spool: Spool) {}

  /** An owner has a key: what stands in a text from `from` on, whatever its case. Keys of different kinds are different. */
  add(text: string, owner: number, kind = 0, from = 0): void {
    hashFolded(text, kind, from);
    this.addHashed(owner);
  }

  /** The same for bytes. */
  addBytes(bytes: Uint8Array, owner: number): void {
    hashBytes(bytes);
    this.addHashed(owner);
  }

  private addHashed(owner: number): void {
    this.buckets[highHash % bucketCount]?.add(highHash, lowHash, owner, this.spool);
  }

  /** Tells of every key that several owners have the first of them with each other one. */
  tellPairs(onPair: (first: number, other: number) => void): void {
    for (const [b, bucket] of this.buckets.entries()) {
      const all = [{ spool: this.spool, keys: bucket.sent(), take: (owner: number) => owner }];
      for (const { spool, sent, take } of this.others) {
        const keys = sent[b];
        if (keys !== undefined) all.push({ spool, keys, take });
      }
      const table = new OwnerTable();
      table.reserve(all.reduce((sum, { keys }) => sum + entriesIn(keys), 0));
      for (const { spool, keys, take } of all) {
        forEachEntry(keys, spool, (high, low, owner) => {
          const taken = take(owner);
          const first = table.claim(high, low, taken);
          if (first >= 0 && first !== taken) onPair(first, taken);
        });
        // What is read of a spool that is not sound means nothing; the output tells why.
        if (!spool.isSound) return;
      }
    }
  }

  /** Everything as another thread can take it, together with the spool. */
  sent(): SentKeys {
    return this.buckets.map((bucket) => bucket.sent());
  }

  /** Takes over what another one put aside in another spool; `take` renames its owners. */
  merge(sent: SentKeys, spool: Spool, take: Take): void {
    this.others.push({ sent, spool, take });
  }
}

type Take = (owner: number) => number;

/** By bucket: where blocks stand in the spool, and what was not put aside yet. */
export type SentKeys = readonly { readonly places: readonly number[]; readonly rest: Uint32Array }[];

class Bucket {
  private readonly places: number[] = [];
  private block = new Uint32Array(entryLength * 16);
  private used = 0;

  add(high: number, low: number, owner: number, spool: Spool): void {
    if (this.used === this.block.length) this.makeRoom(spool);
    const { block, used } = this;
    block[used] = high;
    block[used + 1] = low;
    block[used + 2] = owner;
    this.used += entryLength;
  }

  private makeRoom(spool: Spool): void {
    const { block } = this;
    if (block.length === blockLength) {
      this.places.push(spool.size);
      spool.append(bytesOf(block));
      this.used = 0;
      return;
    }
    this.block = new Uint32Array(Math.min(block.length * 2, blockLength));
    this.block.set(block);
  }

  sent(): SentKeys[number] {
    return { places: this.places, rest: this.block.subarray(0, this.used) };
  }
}

const bytesOf = (numbers: Uint32Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

const entriesIn = ({ places, rest }: SentKeys[number]): number =>
  (places.length * blockLength + rest.length) / entryLength;

const forEachEntry = (
  { places, rest }: SentKeys[number],
  spool: Spool,
  each: (high: number, low: number, owner: number) => void,
): void => {
  const tell = (block: Uint32Array): void => {
    for (let i = 0; i < block.length; i += entryLength) each(block[i] ?? 0, block[i + 1] ?? 0, block[i + 2] ?? 0);
  };
  const block = new Uint32Array(blockLength);
  for (const place of places) {
    spool.read(place, bytesOf(block));
    if (!spool.isSound) return;
    tell(block);
  }
  tell(rest);
};
