import type { Diagnostic } from './diagnostic.js';
import { failed, ok, type Result } from './result.js';

/** Limits of hardening IN-5. */
const columnLimit = 10_000;
const valueLimit = 1024 * 1024;

export interface CsvRow {
  readonly cells: readonly string[];
  /** Line on which the row starts. */
  readonly line: number;
}

/** A CSV file whose header is read; rows follow one by one. */
export interface CsvReader {
  readonly header: readonly string[];
  readonly headerLine: number;
  /** The next row of the right length, or null at the end; rows that are wrong are reported and left out. */
  next(): CsvRow | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Opens CSV strictly (RFC 4180): a quote that is never closed, text after a closing quote, a row of another length, an
 * empty, padded or repeated column name are refused; a first line `#TYPE …` is skipped (hardening CSV). Written by hand
 * because it must name the line where a quote opened and keep pace with a million rows (design 8).
 */
export const openCsv = (text: string, file: string): Result<CsvReader> => {
  const scanner = new CsvScanner(text, file);
  if (text.startsWith('#TYPE')) scanner.skipLine();
  const header = scanner.row();
  if (header === null) {
    if (scanner.diagnostics.length === 0)
      scanner.report('base/empty', 1, 'the file has no header', 'Write the attribute names into the first line.');
    return failed(scanner.diagnostics);
  }
  checkHeader(header, scanner);
  if (scanner.diagnostics.length > 0) return failed(scanner.diagnostics);
  const next = (): CsvRow | null => {
    for (let row = scanner.row(); row !== null; row = scanner.row()) {
      if (row.cells.length === header.cells.length) return row;
      const message = `the row has ${row.cells.length} values, the header has ${header.cells.length} names`;
      scanner.report('base/csv', row.line, message, 'Quote values that contain commas or line ends.');
    }
    return null;
  };
  return ok({ header: header.cells, headerLine: header.line, next, diagnostics: scanner.diagnostics });
};

/** The whole of a small CSV file. */
export const readCsv = (
  text: string,
  file: string,
): Result<{ readonly header: readonly string[]; readonly rows: readonly CsvRow[] }> => {
  const reader = openCsv(text, file);
  if (!reader.ok) return reader;
  const rows: CsvRow[] = [];
  for (let row = reader.value.next(); row !== null; row = reader.value.next()) rows.push(row);
  const { header, diagnostics } = reader.value;
  return diagnostics.length > 0 ? failed(diagnostics) : ok({ header, rows });
};

const checkHeader = (header: CsvRow, scanner: CsvScanner): void => {
  const { cells, line } = header;
  const first = cells[0] ?? '';
  if (cells.length === 1 && /[;\t]/.test(first)) {
    const help = 'Export with commas: `Export-Csv -Delimiter ","`; `;` separates the values of one attribute.';
    scanner.report('base/csv-header', line, 'the columns are not separated by commas', help);
  }
  if (cells.length > columnLimit)
    scanner.report('base/csv-header', line, `there are more than ${columnLimit} columns`, 'Export fewer attributes.');
  const seen = new Map<string, string>();
  for (const name of cells) {
    if (name.trim() === '') {
      scanner.report('base/csv-header', line, 'a column has no name', 'Name every column after an attribute.');
      continue;
    }
    if (name !== name.trim())
      scanner.report('base/csv-header', line, `the column name \`${name}\` has blanks around it`, 'Remove them.');
    const folded = name.trim().toLowerCase();
    const twin = seen.get(folded);
    if (twin !== undefined)
      scanner.report(
        'base/csv-header',
        line,
        `the columns \`${twin}\` and \`${name}\` have the same name`,
        'Keep one.',
      );
    seen.set(folded, name);
  }
};

class CsvScanner {
  readonly diagnostics: Diagnostic[] = [];
  private offset = 0;
  private line = 1;

  constructor(
    private readonly text: string,
    private readonly file: string,
  ) {}

  report(code: string, line: number, message: string, help: string): void {
    this.diagnostics.push({ code, severity: 'error', message, at: { file: this.file, line, column: 1 }, help });
  }

  skipLine(): void {
    const end = this.text.indexOf('\n', this.offset);
    this.offset = end < 0 ? this.text.length : end + 1;
    this.line++;
  }

  /** The next row that is not blank, or null at the end or after damage that hides where rows begin. */
  row(): CsvRow | null {
    while (this.offset < this.text.length && this.skipBlankLine());
    if (this.offset >= this.text.length) return null;
    const line = this.line;
    const cells: string[] = [];
    for (;;) {
      const cell = this.text.charCodeAt(this.offset) === 0x22 ? this.quotedCell() : this.bareCell();
      if (cell === null) {
        this.offset = this.text.length;
        return null;
      }
      if (cell.length > valueLimit) {
        const help = 'Is a closing quote missing? Leave such attributes out.';
        this.report('base/csv', line, `a value has more than ${valueLimit} characters`, help);
      }
      cells.push(cell);
      if (this.text.charCodeAt(this.offset) !== 0x2c) break;
      this.offset++;
    }
    this.endLine();
    return { cells, line };
  }

  private skipBlankLine(): boolean {
    const code = this.text.charCodeAt(this.offset);
    if (code !== 10 && !(code === 13 && this.text.charCodeAt(this.offset + 1) === 10)) return false;
    this.endLine();
    return true;
  }

  private endLine(): void {
    if (this.text.charCodeAt(this.offset) === 13) this.offset++;
    if (this.text.charCodeAt(this.offset) === 10) this.offset++;
    this.line++;
  }

  private bareCell(): string | null {
    const start = this.offset;
    let i = start;
    for (; i < this.text.length; i++) {
      const code = this.text.charCodeAt(i);
      if (code === 0x2c || code === 10) break;
      if (code === 13 && this.text.charCodeAt(i + 1) === 10) break;
      if (code === 0x22) {
        const help = 'Put the whole value into quotes and double the quotes inside.';
        this.report('base/csv', this.line, 'a quote stands inside a value without quotes', help);
        return null;
      }
    }
    this.offset = i;
    return this.text.slice(start, i);
  }

  private quotedCell(): string | null {
    const openedOn = this.line;
    const start = this.offset + 1;
    let doubled = false;
    let end = this.text.indexOf('"', start);
    while (end >= 0 && this.text.charCodeAt(end + 1) === 0x22) {
      doubled = true;
      end = this.text.indexOf('"', end + 2);
    }
    if (end < 0) {
      const help = 'Close it; was the file cut?';
      this.report('base/csv', openedOn, 'the quote that opens in this row is never closed', help);
      return null;
    }
    const raw = this.text.slice(start, end);
    for (let n = raw.indexOf('\n'); n >= 0; n = raw.indexOf('\n', n + 1)) this.line++;
    this.offset = end + 1;
    const after = this.text.charCodeAt(this.offset);
    const atEnd = Number.isNaN(after) || after === 0x2c || after === 10;
    if (!atEnd && !(after === 13 && this.text.charCodeAt(this.offset + 1) === 10)) {
      const help = 'Double the quotes inside a quoted value.';
      this.report('base/csv', this.line, 'text follows a closing quote', help);
      return null;
    }
    return doubled ? raw.replaceAll('""', '"') : raw;
  }
}
