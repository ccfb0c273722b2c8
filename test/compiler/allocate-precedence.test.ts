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
      title: 'back when the end is taken',
      wishes: [15, 16],
      taken: [16, 17, 18, 19],
      expected: ['compiler/no-free-precedence'],
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
    const result = allocatePrecedence([wish(10)], new Set([10, 11, 12, 13, 14]), all);
    expect(result.ok).toBe(false);
    expect(result.diagnostics[0]?.message).toContain('10, 11, 12, 13, 14');
  });

  it('refuses a range that ends before the plan', () => {
    expect(placed([wish(50)], [], { from: 60, to: 99 })).toEqual(['compiler/no-free-precedence']);
  });

  it('is unique, free, in range, in the band and in order, whatever is taken', () => {
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
        if (!result.ok) return;
        const given = numbers.map((number) => result.value.get(String(number)) ?? -1);
        expect([...given].sort((a, b) => a - b)).toEqual(given);
        expect(new Set(given).size).toBe(given.length);
        for (const [i, number] of given.entries()) {
          const band = bands.find(([from, to]) => (numbers[i] ?? 0) >= from && (numbers[i] ?? 0) <= to);
          expect(number >= (band?.[0] ?? 0) && number <= (band?.[1] ?? 0)).toBe(true);
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
