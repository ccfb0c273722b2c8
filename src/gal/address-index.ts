import { TextIndex } from '../cloud/text-index.js';

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

/** Indexes the addresses, without prefix, of `size` recipients; `has` says whether one of them is that of a recipient. */
export const indexAddresses = (
  size: number,
  addressesOf: (owner: number) => readonly string[],
  has: (owner: number, address: string) => boolean,
): AddressIndex => {
  const index = new TextIndex(true, has);
  const collisions: AddressCollision[] = [];
  for (let owner = 0; owner < size; owner++)
    for (const address of addressesOf(owner)) {
      const first = index.claim(address, owner);
      if (first !== owner) collisions.push({ address, first, second: owner });
    }
  return { find: (address) => index.find(address), collisions };
};
