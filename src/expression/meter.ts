import { runtimeError } from './evaluated.js';
import type { Failure } from './outcome.js';

/** What one evaluation may cost (hardening IN-5). */
export const stepLimit = 1_000_000;

const overdrawn: Failure = runtimeError(`the evaluation takes more than ${stepLimit} steps`);

/**
 * Counts the work of one evaluation: a step for each member of a list times the nodes evaluated for it, and for long texts a
 * step for every 256 characters. The same input always costs the same, so a limit is no matter of speed.
 */
export class Meter {
  private left = stepLimit;

  /** A new evaluation begins. */
  reset(): void {
    this.left = stepLimit;
  }

  /** Takes steps; the failure when there are none left. */
  spend(steps: number): Failure | null {
    this.left -= steps;
    return this.left < 0 ? overdrawn : null;
  }
}

/** Texts up to this length are free. */
export const freeLength = 4096;

/** What handling these arguments at once costs, on top of the call: long texts, and one searched in the other. */
export const costOf = (args: readonly unknown[]): number => {
  let longest = 0;
  let second = 0;
  for (const value of args) {
    const length = typeof value === 'string' || value instanceof Uint8Array ? value.length : 0;
    if (length > longest) [longest, second] = [length, longest];
    else if (length > second) second = length;
  }
  return longest <= freeLength ? 0 : Math.floor(longest / 256) + Math.floor((longest / 2048) * (second / 2048));
};
