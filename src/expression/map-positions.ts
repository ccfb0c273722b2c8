import { runtimeError } from './evaluated.js';
import type { Failure } from './outcome.js';

/** Lists that are combined position by position have the same number of positions (7.2, S15). */
export const differentLengths = (one: number, other: number): Failure =>
  runtimeError(`lists of ${one} and ${other} values cannot be combined position by position`);
