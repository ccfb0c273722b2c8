import type { Diagnostic } from '../../base/diagnostic.js';
import { failed, ok, type Result } from '../../base/result.js';

/** A rule that needs a number, and the one it would have on an empty server. */
export interface Wish {
  readonly id: string;
  readonly name: string;
  /** Number in the plan of scenario C.3, counted from 1. */
  readonly number: number;
  /** Twins for inetOrgPerson take what the other rules leave, so that they never move one of them. */
  readonly twin: boolean;
}

/** The plan of scenario C.3: filters, identity, resources, foreign objects, home corrections, groups and contacts. */
export const bands: readonly (readonly [from: number, to: number])[] = [
  [1, 9],
  [10, 14],
  [15, 19],
  [20, 39],
  [40, 49],
  [50, 69],
];

/**
 * Gives every rule a free number in the order of the plan (C.7.1): within its band, or, where the server's other rules leave
 * a band too few, within the whole plan, or at last within the whole range. The plan starts at `range.from`; `taken` are the
 * numbers of the server's other rules. The result does not depend on numbers the rules had before.
 */
export const allocatePrecedence = (
  wishes: readonly Wish[],
  taken: ReadonlySet<number>,
  range: { readonly from: number; readonly to: number },
): Result<ReadonlyMap<string, number>> => {
  const last = bands.at(-1)?.[1] ?? 0;
  const attempts = [bands, [[1, last]], [[1, 99]]] as const;
  for (const spans of attempts) {
    const numbers = placedIn(spans, wishes, taken, range);
    if (numbers !== null) return ok(numbers);
  }
  const numbers = numbersOf(range);
  const free = numbers.filter((number) => !taken.has(number)).length;
  return failed([exhausted(wishes, free, range, taken)]);
};

/** `null` when one of the spans has too few free numbers. */
const placedIn = (
  spans: readonly (readonly [number, number])[],
  wishes: readonly Wish[],
  taken: ReadonlySet<number>,
  range: { readonly from: number; readonly to: number },
): ReadonlyMap<string, number> | null => {
  const shift = range.from - 1;
  const numbers = new Map<string, number>();
  const used = new Set(taken);
  for (const [from, to] of spans)
    for (const twin of [false, true]) {
      const inSpan = wishes.filter((wish) => wish.twin === twin && wish.number >= from && wish.number <= to);
      const span = { from: from + shift, to: Math.min(to + shift, range.to) };
      const free = numbersOf(span).filter((number) => !used.has(number));
      if (free.length < inSpan.length) return null;
      for (const [id, number] of inOrder(inSpan, free, shift)) {
        numbers.set(id, number);
        used.add(number);
      }
    }
  return numbers;
};

const numbersOf = ({ from, to }: { readonly from: number; readonly to: number }): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/**
 * Ascending: the first free number from the wished one on, but never so late that the rules behind it find none.
 * INVARIANT: `wishes` are in plan order and there are at least as many free numbers.
 */
const inOrder = (
  wishes: readonly Wish[],
  free: readonly number[],
  shift: number,
): readonly (readonly [id: string, number: number])[] => {
  let next = 0;
  return wishes.map((wish, i) => {
    const last = free.length - (wishes.length - i);
    while (next < last && (free[next] ?? 0) < wish.number + shift) next++;
    // `next` is at most `last`, which is within `free`.
    return [wish.id, free[next++] as number] as const;
  });
};

const exhausted = (
  wishes: readonly Wish[],
  free: number,
  band: { readonly from: number; readonly to: number },
  used: ReadonlySet<number>,
): Diagnostic => {
  const occupied = numbersOf(band).filter((number) => used.has(number));
  const list = occupied.length === 0 ? 'none' : occupied.join(', ');
  return {
    code: 'compiler/no-free-precedence',
    severity: 'error',
    message: `${wishes.length} rules need numbers from ${band.from} to ${band.to}, ${free} are free; taken: ${list}`,
    help: 'Renumber the custom rules that use them, or widen `precedence` of the server (scenario C.3).',
  };
};
