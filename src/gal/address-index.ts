import { isSameFolded, TextIndex } from '../cloud/text-index.js';

/** An address that a second owner claims. */
export interface AddressCollision {
  readonly address: string;
  readonly first: number;
  readonly second: number;
}

/** Who owns an SMTP address among many recipients. */
export interface AddressIndex {
  /** The recipient with the address, or -1. The first owner keeps an address (cloud S-19). */
  readonly find: (address: string) => number;
  readonly collisions: readonly AddressCollision[];
}

/** Indexes the addresses, without prefix, of `size` recipients. */
export const indexAddresses = (size: number, addressesOf: (owner: number) => readonly string[]): AddressIndex => {
  const index = new TextIndex(true, (owner, text, from) =>
    addressesOf(owner).some((address) => isSameFolded(address, 0, text, from)),
  );
  const collisions: AddressCollision[] = [];
  for (let owner = 0; owner < size; owner++)
    for (const address of addressesOf(owner)) {
      const first = index.find(address);
      if (first === -1) index.add(address, owner);
      else if (first !== owner) collisions.push({ address, first, second: owner });
    }
  return { find: (address) => index.find(address), collisions };
};
