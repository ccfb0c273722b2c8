const plainInteger = /^-?\d+$/;
// A first character (after blanks) that a spreadsheet takes for a formula, full-width forms included; also on a later line.
const formula = /(?:^|[\r\n])[ \u00a0\u200b-\u200d\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u;

/** One field, always quoted; text that a spreadsheet would run is prefixed with an apostrophe (hardening CSV-W). */
const field = (text: string): string => {
  const safe = formula.test(text) && !plainInteger.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/**
 * A table for people and spreadsheets: UTF-8 with BOM, CRLF, every field quoted, lists joined with `;`. The exact values
 * are in the JSON beside it (hardening CSV-W).
 */
export const csvText = (
  header: readonly string[],
  rows: Iterable<readonly (string | readonly string[] | boolean | null | undefined)[]>,
): string => {
  const lines = [header.map(field).join(',')];
  for (const row of rows) lines.push(row.map((cell) => field(cellText(cell))).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
};

const cellText = (cell: string | readonly string[] | boolean | null | undefined): string => {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : cell.join(';');
};
