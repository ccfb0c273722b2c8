import { setFlagsFromString } from 'node:v8';

/** The last V8 that is known to have the flags; Node 24 has it. A newer one would complain on stderr if a flag were gone. */
const lastKnown = 13;

const setFlag = (flag: string): void => {
  if (Number.parseInt(process.versions.v8, 10) <= lastKnown) setFlagsFromString(flag);
};

/**
 * Lets V8 wait longer before it optimises a function. A check of rules runs for a tenth of a second and was over before optimised
 * code had paid for being made: a fifth of the time went into that. What is really hot, in a large export, is still optimised.
 */
export const delayOptimisation = (): void => setFlag('--interrupt-budget=1000000');

/**
 * Lets V8 make all objects where short-lived ones are collected. It judges by the first moments, in which nobody of the directory was done
 * with yet, and would put the values of all later people among what lives long: there they keep everything they refer to until the next full
 * collection, which doubles the time that collecting takes. Threads that start later have the flag, too.
 */
export const allocateYoung = (): void => setFlag('--no-allocation-site-pretenuring');
