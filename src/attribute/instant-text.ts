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
