import type { Check } from '../define-check.js';

/** One line a check, by id. */
export const topologyChecks: readonly Check<'topology'>[] = [];
