import { isOpen, openNumber } from '../attribute/open-reference.js';
import { csvField } from './csv.js';
import { jsonQuote, jsonQuoteAll } from './json-quote.js';

/*
 * Texts with gaps where open references stand. A gap begins with U+0001, which no value holds (hardening IN-3), a letter for its kind, the
 * name of its field, U+0002, the numbers of the objects, and U+0003.
 */

/** What open references lead to; `null` for one that leads nowhere. */
export interface OpenTargets {
  /** In JSON: a DN or a source anchor. */
  readonly text: (number: number) => string | null;
  /** In tables: a name. */
  readonly name: (number: number) => string | null;
}

const begin = 1;
const end = 3;

/** Whether the values are open references. */
export const areOpen = (values: readonly string[]): boolean => isOpen(values[0] ?? '');

/** A field of a JSON object that is there when a reference leads somewhere: all that do as a list, or the first. It brings its own comma. */
export const openField = (name: string, values: readonly string[], many: boolean): string =>
  gap(many ? 'L' : 'F', name, values);

/** A cell of a table with the names of all references that lead somewhere, or the first. */
export const openCell = (values: readonly string[], many: boolean): string => gap(many ? 'N' : 'O', '', values);

const gap = (kind: string, name: string, values: readonly string[]): string =>
  `\u0001${kind}${name}\u0002${values.map(openNumber).join()}\u0003`;

/** Writes a text piece by piece with its gaps filled. */
export const fillGaps = (
  bytes: Uint8Array,
  targets: OpenTargets,
  write: (piece: string | Uint8Array) => void,
): void => {
  let from = 0;
  let isFirst = false;
  for (let gapAt = bytes.indexOf(begin); gapAt >= 0; gapAt = bytes.indexOf(begin, from)) {
    if (gapAt > from) {
      write(bytes.subarray(from, gapAt));
      isFirst = bytes[gapAt - 1] === brace;
    }
    const close = bytes.indexOf(end, gapAt);
    const filled = fill(decoder.decode(bytes.subarray(gapAt + 1, close)), targets);
    from = close + 1;
    if (filled.kind === 'cell') write(filled.text);
    else if (filled.text !== '') {
      write(isFirst ? filled.text : `,${filled.text}`);
      isFirst = false;
    } else if (isFirst && bytes[from] === comma) from++;
  }
  if (from < bytes.length) write(from === 0 ? bytes : bytes.subarray(from));
};

const brace = 0x7b;
const comma = 0x2c;
const decoder = new TextDecoder();

const fill = (
  gapText: string,
  { text, name }: OpenTargets,
): { readonly kind: 'field' | 'cell'; readonly text: string } => {
  const separator = gapText.indexOf('\u0002');
  const [kind, field] = [gapText.charAt(0), gapText.slice(1, separator)];
  const numbers = gapText
    .slice(separator + 1)
    .split(',')
    .map(Number);
  const isCell = kind === 'N' || kind === 'O';
  const found: string[] = [];
  for (const number of numbers) {
    const target = isCell ? name(number) : text(number);
    if (target !== null) found.push(target);
  }
  const [first] = found;
  if (kind === 'N') return { kind: 'cell', text: csvField(found) };
  if (kind === 'O') return { kind: 'cell', text: csvField(first) };
  if (first === undefined) return { kind: 'field', text: '' };
  return { kind: 'field', text: `${jsonQuote(field)}:${kind === 'L' ? jsonQuoteAll(found) : jsonQuote(first)}` };
};
