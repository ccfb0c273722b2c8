import { quoted } from '../../base/decode.js';
import type { Place } from '../../base/diagnostic.js';
import { type CsvReader, openCsv } from '../../base/read-csv.js';
import type { NameMeaning } from './attribute-names.js';
import type { DirectorySink } from './document-objects.js';
import type { Field, ObjectBuilder } from './object-builder.js';
import type { Problems } from './problems.js';

/** The objects of a CSV file as `Get-ADUser | Export-Csv` writes it (design 2, hardening CSV). */
export const readCsvObjects = (
  text: string,
  file: string,
  builder: ObjectBuilder,
  problems: Problems,
  sink: DirectorySink,
): void => {
  const opened = openCsv(text, file);
  if (!opened.ok) {
    problems.found.push(...opened.diagnostics);
    return;
  }
  const reader = opened.value;
  const columns = columnsOf(reader, file, builder, problems);
  if (columns === null) return;
  let rows = 0;
  for (let row = reader.next(); row !== null; row = reader.next()) {
    rows++;
    const at: Place = { file, line: row.line, column: 1 };
    const fields: Field[] = [];
    for (const column of columns) {
      const cell = row.cells[column.index] ?? '';
      if (cell === '') continue;
      const damage = damageOf(cell, column.isNumber);
      if (damage !== null)
        problems.error('destroyed-value', at, `\`${column.name}\` is ${quoted(cell)}: ${damage}`, exportHelp);
      else fields.push({ name: column.name, texts: column.isList ? splitValues(cell) : [cell], at });
      if (/^\?+$/.test(cell) || cell.includes('\ufffd'))
        problems.warning(
          'destroyed-text',
          at,
          `\`${column.name}\` has lost its letters: ${quoted(cell)}`,
          encodingHelp,
        );
    }
    const object = builder.build(fields, at);
    if (object !== null) sink.object(object);
  }
  problems.found.push(...reader.diagnostics);
  if (rows === 0 && reader.diagnostics.length === 0)
    problems.error(
      'empty',
      { file, line: reader.headerLine, column: 1 },
      'the file has a header but no rows',
      emptyHelp,
    );
};

const exportHelp =
  "Join the values when exporting: `Select-Object *,@{n='proxyAddresses';e={$_.proxyAddresses -join ';'}} -ExcludeProperty proxyAddresses`.";
const encodingHelp = 'Export again with `-Encoding UTF8`.';
const emptyHelp = 'Delete the file or give it content.';

interface Column {
  readonly name: string;
  readonly index: number;
  readonly isList: boolean;
  readonly isNumber: boolean;
}

const columnsOf = (
  { header, headerLine }: CsvReader,
  file: string,
  builder: ObjectBuilder,
  problems: Problems,
): readonly Column[] | null => {
  const at: Place = { file, line: headerLine, column: 1 };
  const meanings = header.map((name): NameMeaning => builder.names.meaningOf(name, at));
  for (const [kind, name] of [
    ['dn', 'DistinguishedName'],
    ['objectClass', 'ObjectClass'],
  ] as const)
    if (!meanings.some((meaning) => meaning.kind === kind)) {
      problems.error(
        'wrong-columns',
        at,
        `there is no column \`${name}\``,
        'Export with `Get-ADUser -Properties * | Export-Csv`; the first line names the attributes.',
      );
      return null;
    }
  const columns: Column[] = [];
  for (const [index, meaning] of meanings.entries()) {
    if (meaning.kind === 'ignored') continue;
    const definition = meaning.kind === 'attribute' ? meaning.definition : null;
    const isList = meaning.kind === 'objectClass' || definition?.multiValued === true;
    columns.push({ name: header[index] ?? '', index, isList, isNumber: definition?.type === 'number' });
  }
  return columns;
};

/** The values of a multi-valued cell: separated by `;`, a `\;` is a semicolon inside a value. */
const splitValues = (cell: string): readonly string[] => {
  if (!cell.includes(';')) return [cell];
  const values: string[] = [];
  let value = '';
  for (let i = 0; i < cell.length; i++) {
    const char = cell.charAt(i);
    if (char === '\\' && cell.charAt(i + 1) === ';') {
      value += ';';
      i++;
    } else if (char === ';') {
      values.push(value);
      value = '';
    } else value += char;
  }
  values.push(value);
  return values.filter((text) => text !== '');
};

/** What PowerShell or a spreadsheet has done to a value, or null. */
const damageOf = (cell: string, isNumber: boolean): string | null => {
  if (/^(?:System\.[A-Za-z.]+\[\]|Microsoft\.ActiveDirectory\.Management\.ADPropertyValueCollection)$/.test(cell))
    return 'PowerShell wrote a type name instead of the values';
  if (cell.startsWith('{') && (cell.endsWith('...}') || cell.endsWith('…}')))
    return 'PowerShell has cut the list of values';
  if (isNumber && /^-?\d+(?:[.,]\d+)?E\+?\d+$/i.test(cell)) return 'a spreadsheet has rounded the number';
  return null;
};
