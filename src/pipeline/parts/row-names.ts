import type { ObjectRemovals } from '../../cloud/removed-addresses.js';

/** What stands in front of the texts of a row, for findings that name it. */
export interface RowNames {
  /** DN of the AD object, or the source anchor. */
  readonly row: string;
  /** By tenant: what the object is called there; empty where it lost no address. */
  readonly tenants: readonly (readonly string[])[];
}

/** The names as they stand in front of the texts; no name holds what separates them (hardening IN-3). */
export const namesText = (row: string, removals: readonly (ObjectRemovals | null)[]): string => {
  let text = row;
  for (const one of removals) text += one === null ? '\u0002' : `\u0002${one.names.join('\u0003')}`;
  return text;
};

/** Reads what stands in front of the texts of a row. */
export const readNames = (text: string): RowNames => {
  const [row = '', ...tenants] = text.split('\u0002');
  return { row, tenants: tenants.map((names) => (names === '' ? [] : names.split('\u0003'))) };
};
