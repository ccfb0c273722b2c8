import type { Instant } from '../attribute/value.js';

const ticksPerDay = 864_000_000_000n;
const ticksPerMillisecond = 10_000n;
/** 1970-01-01 in days after 0001-01-01. */
const epochDays = 719_162;
/** The first tick after 9999-12-31. */
const endTicks = 3_155_378_976_000_000_000n;

/** A UTC date and time taken apart. */
export interface Civil {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Below a second, 0 to 9 999 999. */
  readonly ticks: number;
}

/** The instant with these ticks, `null` outside 0001-01-01 to 9999-12-31 (expression-language 5). */
export const instantOfTicks = (ticks: bigint): Instant | null =>
  ticks < 0n || ticks >= endTicks ? null : { kind: 'instant', ticks };

/** Days in a month of the proleptic Gregorian calendar. */
export const daysInMonth = (year: number, month: number): number => {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

/** The instant of a date and time; `null` when there is no such day or time. */
export const instantOfCivil = (civil: Civil): Instant | null => {
  const { year, month, day, hour, minute, second, ticks } = civil;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  // `setUTCFullYear` takes years below 100 as they are; `Date.UTC` does not.
  const days = new Date(0).setUTCFullYear(year, month - 1, day) / 86_400_000 + epochDays;
  const seconds = (hour * 60 + minute) * 60 + second;
  return instantOfTicks(BigInt(days) * ticksPerDay + BigInt(seconds * 10_000_000 + ticks));
};

export const civilOf = ({ ticks }: Instant): Civil => {
  const milliseconds = ticks / ticksPerMillisecond;
  const date = new Date(Number(milliseconds) - epochDays * 86_400_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    ticks: date.getUTCMilliseconds() * 10_000 + Number(ticks - milliseconds * ticksPerMillisecond),
  };
};

/** The day of the week, 0 is Sunday. */
export const weekdayOf = ({ ticks }: Instant): number => Number((ticks / ticksPerDay + 1n) % 7n);

const iso = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?Z$/;

/** The instant of `yyyy-MM-ddTHH:mm:ss[.fffffff]Z`, or `null`. */
export const instantAt = (text: string): Instant | null => {
  const match = iso.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  return instantOfCivil({ year, month, day, hour, minute, second, ticks: fraction(match[7]) });
};

/** Up to seven digits after a decimal point, in ticks. */
export const fraction = (digits: string | undefined): number => Number((digits ?? '').padEnd(7, '0'));

/** `yyyy-MM-ddTHH:mm:ss[.fffffff]Z`, the fraction only when there is one. */
export const isoText = (instant: Instant): string => {
  const { year, month, day, hour, minute, second, ticks } = civilOf(instant);
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const below = ticks === 0 ? '' : `.${String(ticks).padStart(7, '0').replace(/0+$/, '')}`;
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}${below}Z`;
};
