import { instantOf } from '../attribute/instant-text.js';
import type { Instant } from '../attribute/value.js';
import { failed, ok, type Result } from '../base/result.js';

/** The day of a run that is not told one, 2026-01-01 UTC: the same bytes on every day (hardening DET-1). */
export const defaultAsOf: Instant = { kind: 'instant', ticks: 639_028_224_000_000_000n };

/** What `--as-of` says, or the fixed day of runs that are not told one. */
export const readAsOf = (text: string | undefined): Result<Instant> => {
  if (text === undefined) return ok(defaultAsOf);
  const instant = instantOf(text);
  if (instant !== null) return ok(instant);
  const message = `\`${text}\` is no date`;
  const help = 'Write it as 2026-10-01 or 2026-10-01T12:00:00Z (UTC).';
  return failed([{ code: 'pipeline/as-of', severity: 'error', message, help }]);
};
