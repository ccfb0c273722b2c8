import { expect, it } from 'vitest';
import { areAllKept } from '../../src/gal/members.js';
import type { Outside } from '../../src/gal/outside.js';

/** Objects 1 to 9 have a row; tenant 0 has those up to 5 and wants those up to 7. */
const outside: Outside = {
  isComplete: true,
  numberOf: () => -1,
  anchorOf: (number) => (number < 10 ? `anchor ${number}` : null),
  target: (number, tenant) => (tenant === 0 && number <= 5 ? `anchor ${number}` : null),
  isIn: (number, tenant) => tenant === 0 && number <= 5,
  isExpected: (number, tenant) => tenant === 0 && (number <= 7 || number >= 10),
  rowName: () => null,
  postpone: () => {},
  presume: () => {},
};
const group = (members: readonly number[], kept = members, tenant = 0) => ({ members, tenants: [{ tenant, kept }] });

it.each([
  ['nobody is a member', group([]), true],
  ['all are there', group([1, 2, 5]), true],
  ['the tenant does not want one', group([1, 8]), true],
  ['one has no row', group([1, 12]), true],
  ['nobody is wanted there', group([1, 7], [], 1), true],
  ['one is wanted and not there', group([1, 6]), false],
  ['the group there does not have one', group([1, 2], [1]), false],
  [
    'one of two tenants lost one',
    { ...group([1, 2]), tenants: [{ tenant: 1, kept: [] }, ...group([], [2]).tenants] },
    false,
  ],
])('%s', (_, membership, isSo) => {
  expect(areAllKept(outside, membership)).toBe(isSo);
});
