import type { Instant } from '../../attribute/value.js';
import { defineFunction } from '../define.js';
import { runtimeError } from '../evaluated.js';
import { civilOf, daysInMonth, instantOfCivil, instantOfTicks } from '../instant.js';
import type { Failure } from '../outcome.js';
import { formatDate } from './format-date.js';

/** 1601-01-01, where file times begin. */
const fileTimeStart = 504_911_232_000_000_000n;
const outOfRange = runtimeError('the date lies outside the years 1 to 9999');

export const now = defineFunction({
  name: 'Now',
  params: [],
  returns: 'dt',
  reads: 'now',
  summary: 'The current date and time in UTC; one instant for a whole run.',
  source: 'reference-connect-sync-functions-reference#now; expression-language 13, C12',
  examples: [['Now() = Now()', true]],
  evaluate: (environment) => environment.now,
});

/** What `n` of an interval is: months, or ticks. */
const intervals: ReadonlyMap<string, { readonly months: bigint } | { readonly ticks: bigint }> = new Map([
  ['yyyy', { months: 12n }],
  ['q', { months: 3n }],
  ['m', { months: 1n }],
  ['y', { ticks: 864_000_000_000n }],
  ['d', { ticks: 864_000_000_000n }],
  // QUIRK: `w` adds days, not weekdays, as in VBA.
  ['w', { ticks: 864_000_000_000n }],
  ['ww', { ticks: 6_048_000_000_000n }],
  ['h', { ticks: 36_000_000_000n }],
  ['n', { ticks: 600_000_000n }],
  ['s', { ticks: 10_000_000n }],
]);

export const dateAdd = defineFunction({
  name: 'DateAdd',
  params: [
    { name: 'interval', type: 'str' },
    { name: 'n', type: 'num' },
    { name: 'date', type: 'dt' },
  ],
  returns: 'dt',
  fails: 'the interval is unknown or the result lies outside the years 1 to 9999',
  summary:
    'A date moved by `n` intervals: `yyyy` years, `q` quarters, `m` months, `y` `d` `w` days, `ww` weeks, `h` hours, `n` minutes, `s` seconds. Months end at the last day of a shorter month.',
  source: 'reference-connect-sync-functions-reference#dateadd',
  examples: [
    ['DateAdd("m", 3, CDate("2001-01-01"))', { dateTime: '2001-04-01T00:00:00Z' }],
    ['DateAdd("m", 1, CDate("2024-01-31"))', { dateTime: '2024-02-29T00:00:00Z' }],
    ['DateAdd("w", 1, CDate("2024-01-05"))', { dateTime: '2024-01-06T00:00:00Z' }],
    ['DateAdd("mm",1,CDate("2023-01-31"))', { error: 'runtime' }],
  ],
  evaluate: (interval, n, date) => {
    const unit = intervals.get(interval);
    if (unit === undefined) return runtimeError(`\`${interval.slice(0, 80)}\` is no interval of \`DateAdd\``);
    if ('ticks' in unit) return instantOfTicks(date.ticks + n * unit.ticks) ?? outOfRange;
    return addMonths(date, n * unit.months) ?? outOfRange;
  },
});

const addMonths = (date: Instant, months: bigint): Instant | null => {
  const civil = civilOf(date);
  const total = BigInt(civil.year * 12 + civil.month - 1) + months;
  if (total < 12n || total >= 120_000n) return null;
  const year = Math.floor(Number(total) / 12);
  const month = (Number(total) % 12) + 1;
  return instantOfCivil({ ...civil, year, month, day: Math.min(civil.day, daysInMonth(year, month)) });
};

export const dateFromNum = defineFunction({
  name: 'DateFromNum',
  params: [{ name: 'fileTime', type: 'num' }],
  returns: 'dt',
  fails: 'the number is negative or lies beyond the year 9999, as 9223372036854775807 for “never” does',
  summary: 'The date of a file time: intervals of 100 ns since 1601-01-01.',
  source: 'reference-connect-sync-functions-reference#datefromnum',
  examples: [
    ['DateFromNum(129699324000000000)', { dateTime: '2012-01-01T23:00:00Z' }],
    ['DateFromNum(9223372036854775807)', { error: 'runtime' }],
  ],
  evaluate: (fileTime) => (fileTime < 0n ? null : instantOfTicks(fileTime + fileTimeStart)) ?? outOfRange,
});

export const numFromDate = defineFunction({
  name: 'NumFromDate',
  params: [{ name: 'date', type: 'dt' }],
  returns: 'num',
  fails: 'the date lies before 1601',
  summary: 'The file time of a date: intervals of 100 ns since 1601-01-01.',
  source: 'reference-connect-sync-functions-reference#numfromdate',
  examples: [['NumFromDate(CDate("2012-01-01 23:00:00"))', { num: '129699324000000000' }]],
  evaluate: ({ ticks }): bigint | Failure =>
    ticks < fileTimeStart ? runtimeError('the date lies before 1601') : ticks - fileTimeStart,
});

export const formatDateTime = defineFunction({
  name: 'FormatDateTime',
  params: [
    { name: 'date', type: 'dt' },
    { name: 'format', type: 'str' },
  ],
  returns: 'str',
  fails: 'the format is malformed or a standard format other than `s`, `u`, `o`, `O`, `r`, `R`',
  summary: 'A date as text after a .NET custom format, in UTC and with English names.',
  source: 'reference-connect-sync-functions-reference#formatdatetime; expression-language C13',
  examples: [
    ['FormatDateTime(CDate("12/25/2007"),"yyyy-MM-dd")', '2007-12-25'],
    ['FormatDateTime(CDate("2014-09-05T08:14:53Z"),"yyyyMMddHHmmss.0Z")', '20140905081453.0Z'],
    ['FormatDateTime("12/25/2007","yyyy-MM-dd")', { error: 'type' }],
  ],
  evaluate: formatDate,
});
