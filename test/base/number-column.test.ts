import { expect, it } from 'vitest';
import { byteColumn, placeColumn } from '../../src/base/number-column.js';

it('a column is 0 where nothing was set, however far it has grown', () => {
  const column = placeColumn();
  column.set(50_000, 7);
  column.set(16_383, 3);
  column.set(16_384, 4_000_000_000);
  expect([0, 16_383, 16_384, 49_999, 50_000, 999_999].map((place) => column.get(place))).toEqual([
    0, 3, 4_000_000_000, 0, 7, 0,
  ]);
});

it('another thread reads what it was sent', () => {
  const column = byteColumn();
  for (let i = 0; i < 40_000; i++) column.set(i, i % 7);
  const read = byteColumn(structuredClone(column.sent()));
  for (let i = 0; i < 41_000; i++) expect(read.get(i)).toBe(i < 40_000 ? i % 7 : 0);
});
