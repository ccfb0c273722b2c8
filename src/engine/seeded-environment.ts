import type { Instant } from '../attribute/value.js';
import { sha256Hex } from '../base/sha256.js';
import type { Environment } from '../expression/context.js';

/** An environment that is told which flow on which object runs next, so that it gives the same values in every pass. */
export interface FlowEnvironment extends Environment {
  enter(rule: string, target: string, anchor: string): void;
}

export const isFlowEnvironment = (environment: Environment): environment is FlowEnvironment => 'enter' in environment;

/**
 * The default source of expression-language 13: what an expression draws depends on the seed, the rule, the target and the
 * object, and on nothing that happened before.
 */
export const seededEnvironment = (seed: string, now: Instant): FlowEnvironment => {
  let scope = seed;
  let block = 0;
  const next = (): string => sha256Hex(`${scope}|${block++}`);
  return {
    now,
    enter: (rule, target, anchor) => {
      scope = `${seed}|${rule}|${target}|${anchor}`;
      block = 0;
    },
    random: () => Number(BigInt(`0x${next().slice(0, 16)}`) >> 11n) / 2 ** 53,
    newGuid: () => {
      const hex = next().slice(0, 32);
      const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
      return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        variant + hex.slice(17, 20),
        hex.slice(20),
      ].join('-');
    },
  };
};
