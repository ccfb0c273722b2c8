import { expect, it } from 'vitest';
import { selectionOf } from '../../../src/pipeline/parts/part-share.js';

/** Which share each of so many records belongs to. */
const sharesOf = (threads: number, records: number, partSize: number): readonly (readonly number[])[] => {
  const selections = Array.from({ length: threads }, (_, share) => selectionOf({ threads, share, partSize }));
  return Array.from({ length: records }, () =>
    selections.flatMap((selection, share) => (selection.isNextWanted() ? [share] : [])),
  );
};

it.each([1, 2, 3, 5, 8, 20])('every record belongs to one of %d shares, and parts stay together', (threads) => {
  const shares = sharesOf(threads, 3000, 3);
  for (const [record, share] of shares.entries()) {
    expect(share.length).toBe(1);
    if (record % 3 > 0) expect(share).toEqual(shares[record - 1]);
  }
  const counts = Array.from({ length: threads }, (_, own) => shares.filter(([share]) => share === own).length);
  const others = counts.slice(1);
  if (threads > 1) expect(Math.max(...others) - Math.min(...others)).toBeLessThanOrEqual(3);
  expect(counts[0]).toBeLessThanOrEqual(Math.max(...counts));
});

it('the first of two shares is a little smaller, because it checks all records', () => {
  const counts = [0, 0];
  for (const [share = 0] of sharesOf(2, 64_000, 64)) counts[share] = (counts[share] ?? 0) + 1;
  expect(counts[0]).toBeGreaterThan(30_000);
  expect(counts[0]).toBeLessThan(32_000);
  expect([0, 1, 2].map((share) => selectionOf({ threads: 3, share }).checksOthers)).toEqual([true, false, false]);
});
