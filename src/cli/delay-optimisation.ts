import { setFlagsFromString } from 'node:v8';

/** The last V8 that is known to have the flag; Node 24 has it. A newer one would complain on stderr if the flag were gone. */
const lastKnown = 13;

/**
 * Lets V8 wait longer before it optimises a function. A check of rules runs for a tenth of a second and was over before optimised
 * code had paid for being made: a fifth of the time went into that. What is really hot, in a large export, is still optimised.
 */
export const delayOptimisation = (): void => {
  if (Number.parseInt(process.versions.v8, 10) <= lastKnown) setFlagsFromString('--interrupt-budget=1000000');
};
