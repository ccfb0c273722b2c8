import { OwnerTable, type SentOwnerTable } from './owner-table.js';
import { hashText, highHash, lowHash } from './text-hash.js';

/**
 * Who had a text first, for millions of texts: 64 bits of hash and the number of the owner in typed arrays instead of a map of
 * strings, which takes five times the memory (design 7).
 */
export class FirstOwners {
  // Many small tables grow one after the other; one large table would need twice its room while it grows.
  private readonly tables = Array.from({ length: tableCount }, () => new OwnerTable());

  /** The first owner of a text; the given one and -1 when it had none. */
  claim(text: string, owner: number): number {
    hashText(text);
    return this.tableOf(highHash).claim(highHash, lowHash, owner);
  }

  /** The first owner of a text, -1 when nobody has it. */
  ownerOf(text: string): number {
    hashText(text);
    return this.tableOf(highHash).find(highHash, lowHash);
  }

  /** Everything it holds, as another thread can take it. */
  sent(): SentOwners {
    return this.tables.map((table) => table.sent());
  }

  /** Goes through what another one holds: `each` gets an owner there and claims its text here, see `claim`. */
  merge(all: SentOwners, each: (sent: number, claim: (owner: number) => number) => void): void {
    for (const [t, { high, low, owners, count }] of all.entries()) {
      const table = this.tables[t] as OwnerTable; // all have equally many
      // They come in the order of their slots: without room for all of them they would crowd the first slots of this table.
      table.reserve(count);
      for (let slot = 0; slot < owners.length; slot++) {
        const sent = (owners[slot] ?? 0) - 1;
        if (sent >= 0) each(sent, (owner) => table.claim(high[slot] ?? 0, low[slot] ?? 0, owner));
      }
    }
  }

  private tableOf(high: number): OwnerTable {
    return this.tables[high % tableCount] as OwnerTable; // the remainder is below the length
  }
}

const tableCount = 64;

/** `FirstOwners` as plain data. */
export type SentOwners = readonly SentOwnerTable[];
