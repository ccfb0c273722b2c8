const plainInteger = /^-?\d+$/;
// A first character (after blanks) that a spreadsheet takes for a formula, full-width forms included; also on a later line.
const formula = /(?:^|[\r\n])[ \u00a0\u200b-\u200d\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u;

/** What most fields are: one line without quotes that begins with neither a formula nor blanks. */
const harmless = /^(?:[^ \u00a0\u200b-\u200d\ufeff=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20"][^\r\n"]*)?$/;

/** One field, always quoted; text that a spreadsheet would run is prefixed with an apostrophe (hardening CSV-W). */
const field = (text: string): string => {
  if (harmless.test(text)) return `"${text}"`;
  const safe = formula.test(text) && !plainInteger.test(text) ? `'${text}` : text;
  return `"${safe.includes('"') ? safe.replaceAll('"', '""') : safe}"`;
};

/** What may stand in a cell; lists are joined with `;`. */
export type CsvCell = string | readonly string[] | boolean | null | undefined;

/** What a table starts with, so that spreadsheets read it as UTF-8. */
export const csvStart = '\ufeff';

/** One row with its line end, every field quoted and made harmless (hardening CSV-W). */
export const csvLine = (cells: readonly CsvCell[]): string => {
  let line = '';
  for (const cell of cells) line += line === '' ? csvField(cell) : `,${csvField(cell)}`;
  return `${line}\r\n`;
};

/**
 * A table for people and spreadsheets: UTF-8 with BOM, CRLF, every field quoted, lists joined with `;`. The exact values
 * are in the JSON beside it (hardening CSV-W).
 */
export const csvText = (header: readonly string[], rows: Iterable<readonly CsvCell[]>): string => {
  let text = csvStart + csvLine(header);
  for (const row of rows) text += csvLine(row);
  return text;
};

/** One field of a row. */
export const csvField = (cell: CsvCell): string => {
  if (cell === null || cell === undefined || cell === '') return '""';
  if (typeof cell === 'string') return field(cell);
  if (typeof cell === 'boolean') return cell ? '"TRUE"' : '"FALSE"';
  if (cell.length < 2) return cell.length === 0 ? '""' : field(cell[0] ?? '');
  return field(cell.join(';'));
};

/** The field of a text of which there are few, like a platform or a recipient type: each is quoted once. */
export const csvWord = (word: string | null | undefined): string => {
  if (word === null || word === undefined) return '""';
  let quoted = words.get(word);
  if (quoted === undefined) words.set(word, (quoted = csvField(word)));
  return quoted;
};

const words = new Map<string, string>();
