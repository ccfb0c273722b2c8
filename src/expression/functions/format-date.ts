import type { Instant } from '../../attribute/value.js';
import { bounded, runtimeError } from '../evaluated.js';
import { type Civil, civilOf, weekdayOf } from '../instant.js';
import type { Failure } from '../outcome.js';

const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** What of a date the format asks for; the weekday is worked out where it is asked for. */
type Piece = (moment: Civil, date: Instant) => string;

const padded = (number: number, width: number): string =>
  width === 2 && number >= 10 && number < 100 ? String(number) : String(number).padStart(width, '0');
const named = (names: readonly string[], index: number, count: number): string =>
  count === 3 ? (names[index] ?? '').slice(0, 3) : (names[index] ?? '');

/** A specifier and how often it stands in a row, as a .NET custom format reads it. */
const specifiers = new Map<string, (moment: Civil, count: number, date: Instant) => string>([
  ['d', ({ day }, count, date) => (count < 3 ? padded(day, count) : named(weekdays, weekdayOf(date), count))],
  ['M', ({ month }, count) => (count < 3 ? padded(month, count) : named(months, month - 1, count))],
  ['y', ({ year }, count) => (count < 3 ? padded(year % 100, count) : padded(year, count))],
  ['h', ({ hour }, count) => padded(hour % 12 === 0 ? 12 : hour % 12, Math.min(count, 2))],
  ['H', ({ hour }, count) => padded(hour, Math.min(count, 2))],
  ['m', ({ minute }, count) => padded(minute, Math.min(count, 2))],
  ['s', ({ second }, count) => padded(second, Math.min(count, 2))],
  ['f', ({ ticks }, count) => padded(ticks, 7).slice(0, count)],
  ['F', ({ ticks }, count) => padded(ticks, 7).slice(0, count).replace(/0+$/, '')],
  ['t', ({ hour }, count) => (hour < 12 ? 'AM' : 'PM').slice(0, count)],
  ['K', (_, count) => 'Z'.repeat(count)],
  ['z', (_, count) => ['+0', '+00', '+00:00'][Math.min(count, 3) - 1] ?? ''],
  ['g', () => 'A.D.'],
]);

const standard: ReadonlyMap<string, string> = new Map([
  ['s', "yyyy-MM-dd'T'HH:mm:ss"],
  ['u', "yyyy-MM-dd HH:mm:ss'Z'"],
  ['o', "yyyy-MM-dd'T'HH:mm:ss.fffffffK"],
  ['O', "yyyy-MM-dd'T'HH:mm:ss.fffffffK"],
  ['r', "ddd, dd MMM yyyy HH:mm:ss 'GMT'"],
  ['R', "ddd, dd MMM yyyy HH:mm:ss 'GMT'"],
]);

const malformed = runtimeError('the format of `FormatDateTime` is malformed');

/** A format is nearly always a literal; the last one read is kept. */
let last: { readonly format: string; readonly pieces: readonly Piece[] | Failure } = { format: '', pieces: malformed };

/** A date after a .NET custom format in the invariant culture (14.5, C13). */
export const formatDate = (date: Instant, format: string): string | Failure => {
  if (last.format !== format) last = { format, pieces: piecesOf(format) };
  const { pieces } = last;
  if ('kind' in pieces) return pieces;
  const moment = civilOf(date);
  let text = '';
  for (const piece of pieces) {
    const part = piece(moment, date);
    // A fraction without digits takes the point before it along.
    if (part === '' && optionalFractions.has(piece) && text.endsWith('.')) text = text.slice(0, -1);
    else text += part;
  }
  return bounded(text);
};

const optionalFractions = new WeakSet<Piece>();

const piecesOf = (format: string): readonly Piece[] | Failure => {
  if (format.length === 1) {
    const custom = standard.get(format);
    return custom === undefined
      ? runtimeError(`\`${format}\` is a standard format that is not supported; write a custom one`)
      : piecesOf(custom);
  }
  const pieces: Piece[] = [];
  let at = 0;
  while (at < format.length) {
    const character = format.charAt(at);
    if (character === '%') {
      // Before a lone specifier it only says that the format is a custom one.
      const next = format.charAt(at + 1);
      if (next === '' || next === '%') return malformed;
      at++;
    } else if (character === '\\') {
      const escaped = format.charAt(at + 1);
      if (escaped === '') return malformed;
      pieces.push(() => escaped);
      at += 2;
    } else if (character === "'" || character === '"') {
      const literal = quotedAt(format, at);
      if (literal === null) return malformed;
      pieces.push(() => literal.text);
      at = literal.end;
    } else {
      const end = runEnd(format, at);
      const piece = pieceOf(character, end - at);
      if (piece === null) return malformed;
      pieces.push(piece);
      at = end;
    }
  }
  return pieces.length === 0 ? malformed : pieces;
};

/** Where the run of the character at `at` ends; K stands alone. */
const runEnd = (format: string, at: number): number => {
  let end = at + 1;
  while (format[at] !== 'K' && format[end] === format[at]) end++;
  return end;
};

const pieceOf = (character: string, count: number): Piece | null => {
  const specifier = specifiers.get(character);
  if (specifier === undefined) {
    const literal = character.repeat(count);
    return () => literal;
  }
  if ((character === 'f' || character === 'F') && count > 7) return null;
  const piece: Piece = (moment, date) => specifier(moment, count, date);
  if (character === 'F') optionalFractions.add(piece);
  return piece;
};

/** The text in quotes that begins at `at`, a backslash in it taking the next character as it is; `null` when unclosed. */
const quotedAt = (format: string, at: number): { readonly text: string; readonly end: number } | null => {
  const quote = format.charAt(at);
  let text = '';
  for (let i = at + 1; i < format.length; i++) {
    const character = format.charAt(i);
    if (character === quote) return { text, end: i + 1 };
    if (character === '\\') i++;
    if (i < format.length) text += format.charAt(i);
  }
  return null;
};
