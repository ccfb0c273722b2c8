import type { Instant } from '../../attribute/value.js';
import { fraction, instantOfCivil, instantOfTicks } from '../instant.js';

const pattern =
  /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\/(\d{1,2})\/(\d{4}))(?:(?: +|T)(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?(?: *(AM|PM))?(?: *(Z|[+-]\d{1,2}|[+-]\d{4}|[+-]\d\d:\d\d))?)?$/;

/** The instant that `CDate` reads from a text, `null` for any other text (14.3, S20). */
export const parseDate = (text: string): Instant | null => {
  const match = pattern.exec(text);
  if (match === null) return null;
  const number = (...groups: readonly number[]): number =>
    Number(groups.map((group) => match[group]).find((found) => found !== undefined) ?? 0);
  const hour = hourOf(number(7), match[11]);
  const offset = offsetOf(match[12]);
  if (hour === null || offset === null) return null;
  const local = instantOfCivil({
    year: number(1, 6),
    month: number(2, 4),
    day: number(3, 5),
    hour,
    minute: number(8),
    second: number(9),
    ticks: fraction(match[10]),
  });
  return local === null ? null : instantOfTicks(local.ticks - BigInt(offset) * 600_000_000n);
};

/** Hours with AM or PM run from 1 to 12. */
const hourOf = (hour: number, half: string | undefined): number | null => {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'PM' ? 12 : 0);
};

/** Minutes east of UTC; zones reach 14 hours. */
const offsetOf = (zone: string | undefined): number | null => {
  if (zone === undefined || zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const [hours, minutes] =
    digits.length <= 2 ? [Number(digits), 0] : [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  const offset = hours * 60 + minutes;
  return minutes > 59 || offset > 14 * 60 ? null : zone.startsWith('-') ? -offset : offset;
};
