import { quoted } from '../../base/decode.js';
import type { Diagnostic, Place } from '../../base/diagnostic.js';
import type { TextStream } from '../../base/files.js';
import { streamLimits } from '../../base/limits.js';
import { CsvParser, type CsvSink } from '../../base/read-csv.js';
import type { NameMeaning } from './attribute-names.js';
import { utf8 } from './bytes.js';
import { DestroyedValues, damageOf, hasLostLetters } from './destroyed-values.js';
import { csvDialectOf, type Dialect } from './dialects.js';
import type { DirectoryReader } from './directory-reader.js';

/** The objects of a CSV file as `Get-ADUser | Export-Csv` or `csvde -f` writes it (design 2, hardening CSV). */
export const readCsvObjects = (stream: TextStream, file: string, reader: DirectoryReader): readonly Diagnostic[] => {
  const { problems } = reader;
  const destroyed = new DestroyedValues(problems);
  let isOpen = false;
  const parser = new CsvParser(file, (header, line) => {
    const dialect = csvDialectOf(header);
    reader.counts.dialect = dialect.name;
    const columns = columnsOf(header, { file, line, column: 1 }, dialect, reader);
    isOpen = columns !== null;
    return columns === null ? null : new CsvObjects(header, columns, dialect, file, reader, parser, destroyed);
  });
  const damage = reader.read(stream, (piece) => parser.push(piece));
  parser.end();
  destroyed.tell();
  problems.found.push(...parser.diagnostics);
  if (isOpen && parser.rows === 0 && parser.diagnostics.length === 0 && damage.length === 0)
    problems.error(
      'empty',
      { file, line: parser.headerLine, column: 1 },
      'the file has a header but no rows',
      'Delete the file or give it content.',
    );
  return damage;
};

interface Column {
  readonly index: number;
  readonly meaning: NameMeaning;
  readonly isList: boolean;
  readonly isNumber: boolean;
}

/** The columns that are read: what names the object first, then in the order in which objects keep attributes. */
const columnsOf = (
  header: readonly string[],
  at: Place,
  dialect: Dialect,
  reader: DirectoryReader,
): readonly Column[] | null => {
  const names = reader.names(dialect);
  const columns: Column[] = [];
  let isComplete = true;
  for (const [index, name] of header.entries()) {
    const { meaning } = names.knownName(name, at);
    reader.counts.ignore(meaning);
    if (meaning.kind === 'ignored') continue;
    const inlet = meaning.kind === 'attribute' ? meaning.inlet : null;
    const isList = meaning.kind === 'objectClass' || inlet?.isList === true;
    columns.push({ index, meaning, isList, isNumber: inlet?.type === 'number' });
  }
  for (const [kind, name] of [
    ['dn', 'DistinguishedName'],
    ['objectClass', 'ObjectClass'],
  ] as const)
    if (isComplete && !columns.some(({ meaning }) => meaning.kind === kind)) {
      const help = 'Export with `Get-ADUser -Properties … | Export-Csv`; the first line names the attributes.';
      reader.problems.error('wrong-columns', at, `there is no column \`${name}\``, help);
      isComplete = false;
    }
  const rank = ({ meaning }: Column): number => (meaning.kind === 'attribute' ? meaning.inlet.number : -1);
  return isComplete ? columns.sort((a, b) => rank(a) - rank(b)) : null;
};

/** Makes an object of each row. */
class CsvObjects implements CsvSink {
  readonly wanted: readonly boolean[];
  private column = 0;
  /** Whether the row at hand is long enough for a value that is too long. */
  private mayBeLong = false;
  private readonly where = (): Place => this.parser.placeOf(this.column);

  constructor(
    private readonly header: readonly string[],
    private readonly columns: readonly Column[],
    private readonly dialect: Dialect,
    private readonly file: string,
    private readonly reader: DirectoryReader,
    private readonly parser: CsvParser,
    private readonly destroyed: DestroyedValues,
  ) {
    const wanted = header.map(() => false);
    for (const { index } of columns) wanted[index] = true;
    this.wanted = wanted;
  }

  row(cells: readonly string[], line: number, length: number): void {
    if (!this.reader.next()) return;
    const { builder } = this.reader;
    this.mayBeLong = length > streamLimits.value;
    builder.begin({ file: this.file, line, column: 1 }, this.where);
    for (const column of this.columns) {
      const cell = cells[column.index] ?? '';
      if (cell === '') continue;
      this.column = column.index;
      if (this.isDestroyed(column, cell)) continue;
      if (column.isList) this.list(column, cell);
      else this.value(column, this.dialect.escapesEverywhere ? cell.replaceAll('\\;', ';') : cell);
    }
    this.reader.take(builder.finish());
  }

  /** Values of a list are separated by `;`, a `\;` is a semicolon inside a value. */
  private list(column: Column, cell: string): void {
    if (!cell.includes(';')) {
      this.value(column, cell);
      return;
    }
    const hasEscapes = cell.includes('\\;');
    const value = (start: number, end: number): void => {
      const text = cell.slice(start, end);
      this.value(column, hasEscapes ? text.replaceAll('\\;', ';') : text);
    };
    let start = 0;
    for (let at = cell.indexOf(';'); at >= 0; at = cell.indexOf(';', at + 1)) {
      if (hasEscapes && cell.charAt(at - 1) === '\\') continue;
      value(start, at);
      start = at + 1;
    }
    value(start, cell.length);
  }

  private value({ index, meaning }: Column, text: string): void {
    const { builder, problems } = this.reader;
    if (text === '') return;
    if (this.mayBeLong && text.length > streamLimits.value) {
      const message = `a value of \`${this.header[index]}\` has more than ${streamLimits.value} characters`;
      problems.error('value', this.where(), message, 'Is a closing quote missing? Leave such attributes out.');
    } else if (this.dialect.hexValues && text.startsWith("X'") && text.endsWith("'")) this.hex(index, meaning, text);
    else if (meaning.kind === 'attribute') builder.add(meaning.inlet, text);
    else builder.general(meaning, this.header[index] ?? '', text);
  }

  private hex(index: number, meaning: NameMeaning, text: string): void {
    const { builder, problems } = this.reader;
    const bytes = bytesOfHex(text);
    const name = this.header[index] ?? '';
    if (bytes === null) {
      const help = "csvde writes bytes as two hex digits each between `X'` and `'`.";
      problems.error('value', this.where(), `\`${name}\` cannot be ${quoted(text)}`, help);
    } else if (meaning.kind === 'attribute') builder.addBytes(meaning.inlet, bytes);
    else this.reader.watch.closely(() => builder.general(meaning, name, utf8(bytes) ?? text));
  }

  private isDestroyed({ index, isNumber }: Column, cell: string): boolean {
    const first = cell.charCodeAt(0);
    const name = this.header[index] ?? '';
    const damage = damageOf(cell, first, isNumber);
    if (damage !== null) this.destroyed.found(index, name, cell, damage, this.where());
    else if (hasLostLetters(cell, first, this.reader.watch.isSuspect)) {
      const message = `\`${name}\` has lost its letters: ${quoted(cell)}`;
      this.reader.problems.warning('destroyed-text', this.where(), message, 'Export again with `-Encoding UTF8`.');
    }
    return damage !== null;
  }
}

/** The bytes of `X'48656C6C6F'`, or null. */
const bytesOfHex = (text: string): Uint8Array | null => {
  const digits = text.slice(2, -1);
  if (digits.length % 2 !== 0 || !/^[0-9A-Fa-f]+$/.test(digits)) return null;
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return bytes;
};
