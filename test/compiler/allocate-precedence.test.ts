import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocatePrecedence, bands, type Wish } from '../../src/compiler/passes/allocate-precedence.js';

const wish = (number: number, twin = false): Wish => ({
  id: `${number}${twin ? 'i' : ''}`,
  name: `rule ${number}`,
  number,
  twin,
});
const all = { from: 1, to: 99 };
const placed = (wishes: readonly Wish[], taken: readonly number[] = [], range = all) => {
  const result = allocatePrecedence(wishes, new Set(taken), range);
  return result.ok ? Object.fromEntries(result.value) : result.diagnostics.map(({ code }) => code);
};

describe('numbers of generated rules', () => {
  it.each([
    { title: 'the plan itself', wishes: [5, 6, 10, 20], taken: [], expected: { 5: 5, 6: 6, 10: 10, 20: 20 } },
    { title: 'a taken number is skipped', wishes: [5, 6], taken: [5], expected: { 5: 6, 6: 7 } },
    { title: 'order survives', wishes: [20, 23, 26], taken: [20, 21, 22, 23], expected: { 20: 24, 23: 25, 26: 26 } },
    {
      title: 'into the next band when a band is full',
      wishes: [15, 16, 20],
      taken: [16, 17, 18, 19],
      expected: { 15: 15, 16: 20, 20: 21 },
    },
    { title: 'back into the band', wishes: [5, 6], taken: [6, 7, 8, 9], expected: { 5: 4, 6: 5 } },
    { title: 'standard rules do not matter', wishes: [5], taken: [100, 161], expected: { 5: 5 } },
  ])('$title', ({ wishes, taken, expected }) => {
    expect(
      placed(
        wishes.map((number) => wish(number)),
        taken,
      ),
    ).toEqual(expected);
  });

  it('shifts the plan to where the range begins', () => {
    expect(placed([wish(5), wish(20)], [], { from: 30, to: 99 })).toEqual({ 5: 34, 20: 49 });
  });

  it('gives twins what users leave, without moving them', () => {
    const users = [wish(5), wish(6)];
    expect(placed([...users, wish(5, true), wish(6, true)])).toMatchObject({ 5: 5, 6: 6, '5i': 7, '6i': 8 });
  });

  it('names the numbers that are taken', () => {
    const result = allocatePrecedence([wish(10), wish(11)], new Set([10, 11, 12, 14]), { from: 10, to: 14 });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['compiler/no-free-precedence']);
    expect(result.diagnostics[0]?.message).toBe(
      '2 rules need numbers from 10 to 14, 1 are free; taken: 10, 11, 12, 14',
    );
  });

  it('squeezes the plan into a range that ends before it', () => {
    expect(placed([wish(5), wish(50)], [], { from: 60, to: 99 })).toEqual({ 5: 64, 50: 99 });
    expect(placed([wish(5), wish(50)], [], { from: 98, to: 99 })).toEqual({ 5: 98, 50: 99 });
  });

  it('is unique, free, in range and in order, whatever is taken; in the bands whenever they have room', () => {
    const wished = fc
      .uniqueArray(fc.integer({ min: 1, max: 69 }), { maxLength: 25 })
      .map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(wished, fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 60 }), (numbers, taken) => {
        const result = allocatePrecedence(
          numbers.map((number) => wish(number)),
          new Set(taken),
          all,
        );
        const free = Array.from({ length: 99 }, (_, i) => i + 1).filter((number) => !taken.includes(number));
        expect(result.ok).toBe(free.length >= numbers.length);
        if (!result.ok) return;
        const hasRoom = bands.every(
          ([from, to]) =>
            numbers.filter((n) => n >= from && n <= to).length <= free.filter((n) => n >= from && n <= to).length,
        );
        const given = numbers.map((number) => result.value.get(String(number)) ?? -1);
        expect([...given].sort((a, b) => a - b)).toEqual(given);
        expect(new Set(given).size).toBe(given.length);
        for (const [i, number] of given.entries()) {
          const band = bands.find(([from, to]) => (numbers[i] ?? 0) >= from && (numbers[i] ?? 0) <= to);
          if (hasRoom) expect(number >= (band?.[0] ?? 0) && number <= (band?.[1] ?? 0)).toBe(true);
          expect(number >= 1 && number <= 99).toBe(true);
          expect(taken).not.toContain(number);
        }
      }),
    );
  });

  it('succeeds whenever a band has enough free numbers', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 20, max: 39 }), { maxLength: 15 }), (taken) => {
        expect(
          allocatePrecedence(
            [20, 23, 26, 30, 31].map((n) => wish(n)),
            new Set(taken),
            all,
          ).ok,
        ).toBe(true);
      }),
    );
  });
});
