import { foldAscii } from '../base/fold-case.js';

/** An address that a second owner claims. */
export interface AddressCollision {
  readonly address: string;
  readonly first: number;
  readonly second: number;
}

/**
 * Who owns an SMTP address among `size` recipients. Open addressing over typed arrays: 16 bytes an address, where a `Map` of
 * strings takes ten times as much and ends at 16.7 million entries. The first owner keeps an address (cloud S-19).
 */
export class AddressIndex {
  /** Owner + 1; 0 is empty. */
  private readonly owners: Int32Array;
  private readonly hashes: Int32Array;
  private readonly mask: number;
  readonly collisions: readonly AddressCollision[];

  constructor(
    size: number,
    private readonly addressesOf: (owner: number) => readonly string[],
  ) {
    let count = 0;
    for (let owner = 0; owner < size; owner++) count += addressesOf(owner).length;
    let slots = 16;
    while (slots < count * 2) slots *= 2;
    this.mask = slots - 1;
    this.owners = new Int32Array(slots);
    this.hashes = new Int32Array(slots);
    const collisions: AddressCollision[] = [];
    for (let owner = 0; owner < size; owner++)
      for (const address of addressesOf(owner)) {
        const first = this.insert(address, owner);
        if (first !== owner) collisions.push({ address, first, second: owner });
      }
    this.collisions = collisions;
  }

  /** The recipient with the address, or -1. */
  find(address: string): number {
    return (this.owners[this.slotOf(address, hashOf(address))] ?? 0) - 1;
  }

  private insert(address: string, owner: number): number {
    const hash = hashOf(address);
    const slot = this.slotOf(address, hash);
    const present = this.owners[slot] ?? 0;
    if (present !== 0) return present - 1;
    this.owners[slot] = owner + 1;
    this.hashes[slot] = hash;
    return owner;
  }

  /** Where the address is, or where it would go. */
  private slotOf(address: string, hash: number): number {
    let slot = hash & this.mask;
    for (let owner = this.owners[slot] ?? 0; owner !== 0; owner = this.owners[slot] ?? 0) {
      if (this.hashes[slot] === hash && this.owns(owner - 1, address)) return slot;
      slot = (slot + 1) & this.mask;
    }
    return slot;
  }

  private owns(owner: number, address: string): boolean {
    const folded = foldAscii(address);
    return this.addressesOf(owner).some((own) => foldAscii(own) === folded);
  }
}

/** FNV-1a of the folded address. */
const hashOf = (address: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < address.length; i++) {
    const unit = address.charCodeAt(i);
    hash = Math.imul(hash ^ (unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit), 0x01000193);
  }
  return hash ^ (hash >>> 15);
};
