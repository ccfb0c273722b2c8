import type { Instant } from './value.js';

/** Ticks of 100 ns from 0001-01-01 to 1970-01-01. */
const epoch = 621_355_968_000_000_000n;
const perMillisecond = 10_000n;

/** An instant in ISO 8601 to the tick, `2024-01-31T12:00:00.0000000Z`. */
export const instantText = ({ ticks }: Instant): string => {
  const rest = ((ticks % perMillisecond) + perMillisecond) % perMillisecond;
  const milliseconds = (ticks - rest - epoch) / perMillisecond;
  return new Date(Number(milliseconds)).toISOString().replace('Z', `${String(rest).padStart(4, '0')}Z`);
};

/** The instant of an ISO 8601 date (`2026-10-01`, midnight UTC) or date and time in UTC; `null` for any other text. */
export const instantOf = (text: string): Instant | null => {
  const full = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00.000Z` : text.replace(/(:\d{2})Z$/, '$1.000Z');
  const time = new Date(full);
  // A date that does not exist moves on to another one; printing it back shows that (hardening VAL-2).
  if (Number.isNaN(time.getTime()) || time.toISOString() !== full) return null;
  return { kind: 'instant', ticks: BigInt(time.getTime()) * perMillisecond + epoch };
};
