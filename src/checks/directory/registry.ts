import type { Check } from '../define-check.js';

/** One line a check, by id. */
export const directoryChecks: readonly Check<'directory'>[] = [];
