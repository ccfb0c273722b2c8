import { remoteRecipientBits as bits } from './value-tables.js';

/** What msExchRemoteRecipientType says (cloud 10.3). */
export interface RemoteType {
  readonly provisions: boolean;
  readonly deprovisions: boolean;
  readonly isMigrated: boolean;
  /** What kind of mailbox it is, if no user's. */
  readonly resource: 'Shared' | 'Room' | 'Equipment' | null;
}

const read = (value: bigint): RemoteType => {
  const has = (bit: bigint): boolean => BigInt.asUintN(64, value & bit) === bit;
  const other = has(bits.RoomMailbox) ? 'Room' : has(bits.EquipmentMailbox) ? 'Equipment' : null;
  return {
    provisions: has(bits.ProvisionMailbox),
    deprovisions: has(bits.DeprovisionMailbox),
    isMigrated: has(bits.Migrated),
    resource: has(bits.SharedMailbox) ? 'Shared' : other,
  };
};

const none = read(0n);
const known = new Map<bigint, RemoteType>();

/** The meaning of a value; null says nothing. A directory has few different ones, so that each is taken apart once. */
export const remoteTypeOf = (value: bigint | null): RemoteType => {
  if (value === null) return none;
  let meaning = known.get(value);
  if (meaning === undefined) {
    meaning = read(value);
    // A file that is made to have more gains nothing.
    if (known.size < 256) known.set(value, meaning);
  }
  return meaning;
};
