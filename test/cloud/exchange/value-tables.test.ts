import { describe, expect, it } from 'vitest';
import { mailUserDisplayType } from '../../../src/cloud/exchange/display-type.js';
import {
  recipientDisplayTypes,
  recipientTypeDetails,
  remoteRecipientBits,
} from '../../../src/cloud/exchange/value-tables.js';

describe('display types (cloud 10.2)', () => {
  const homeBases = new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 17, 18]);
  const bit = (value: number, at: number): boolean => Math.floor((value >>> 0) / 2 ** at) % 2 === 1;

  it.each(Object.entries(recipientDisplayTypes))('%s = %d obeys the rule of its bits', (_, value) => {
    const unsigned = value < 0 ? value + 2 ** 32 : value;
    expect(Math.floor(unsigned / 2 ** 16) % 2 ** 14).toBe(0);
    expect(homeBases.has(unsigned % 256)).toBe(true);
    expect(bit(value, 31)).toBe(value < 0);
    if (value >= 0) expect(Math.floor(unsigned / 256) % 256).toBe(0);
  });

  it.each([
    [null, 6],
    [6n, 6],
    [0n, -2147483642],
    [7n, -2147481850],
    [8n, -2147481594],
    [1073741824n, -1073741818],
    [16n, -2147479546],
    [1073741840n, -1073737722],
    [-2147481850n, -2147481850],
    [-1073741818n, -1073741818],
  ])('a mail user with the synced value %s is shown as %d (S-32)', (synced, expected) => {
    expect(mailUserDisplayType(synced)).toBe(expected);
  });

  it('every prediction for a home type is a known synced type', () => {
    const known = new Set<number>(Object.values(recipientDisplayTypes));
    for (const home of [0n, 7n, 8n, 16n, 1073741824n, 1073741840n, 1073741830n])
      expect(known.has(mailUserDisplayType(home))).toBe(true);
  });
});

describe('recipient types (cloud 10.1)', () => {
  it('are 46 different powers of two', () => {
    const values = Object.values(recipientTypeDetails);
    expect(new Set(values).size).toBe(46);
    for (const value of values) expect(value & (value - 1n)).toBe(0n);
  });

  it.each([
    ['RemoteUserMailbox', 2147483648n],
    ['RemoteSharedMailbox', 34359738368n],
    ['LinkedRoomMailbox', 2199023255552n],
    ['SupervisoryReviewPolicyMailbox', 140737488355328n],
  ] as const)('%s = %d', (name, value) => expect(recipientTypeDetails[name]).toBe(value));
});

describe('remote recipient types (cloud 10.3)', () => {
  const b = remoteRecipientBits;
  it.each([
    [33n, b.ProvisionMailbox + b.RoomMailbox],
    [36n, b.Migrated + b.RoomMailbox],
    [65n, b.ProvisionMailbox + b.EquipmentMailbox],
    [68n, b.Migrated + b.EquipmentMailbox],
    [97n, b.ProvisionMailbox + b.SharedMailbox],
    [100n, b.Migrated + b.SharedMailbox],
    [96n, b.RoomMailbox + b.EquipmentMailbox],
    [10n, b.ProvisionArchive + b.DeprovisionMailbox],
    [17n, b.ProvisionMailbox + b.DeprovisionArchive],
  ])('%d is the sum of its parts', (sum, parts) => expect(parts).toBe(sum));
});
