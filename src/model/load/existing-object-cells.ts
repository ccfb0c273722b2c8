import type { Diagnostic, Place } from '../../base/diagnostic.js';
import type { TextStream } from '../../base/files.js';
import { CsvParser } from '../../base/read-csv.js';
import { DestroyedValues, damageOf } from './destroyed-values.js';
import { type InventoryField, inventoryField, isNameOfGroups, type TakeRow } from './existing-object.js';
import type { Problems } from './problems.js';

/** The rows of an inventory as `Get-MgUser | Export-Csv` writes it. */
export const readInventoryCsv = (
  stream: TextStream,
  file: string,
  take: TakeRow,
  problems: Problems,
): readonly Diagnostic[] => {
  const destroyed = new DestroyedValues(problems);
  const parser = new CsvParser(file, (header, line) => {
    const fields = header.map(inventoryField);
    if (fields.every((field) => field === null)) {
      const help = 'The first line names the properties, as `Get-MgUser -All -Property … | Export-Csv` writes them.';
      problems.error('wrong-columns', { file, line, column: 1 }, 'none of the columns is known', help);
      return null;
    }
    const isLikeGroup = header.some(isNameOfGroups);
    const columns = fields.flatMap((field, i) => (field === null ? [] : [{ field, i }]));
    return {
      wanted: fields.map((field) => field !== null),
      row(cells, rowLine) {
        const texts = new Map<InventoryField, readonly string[]>();
        for (const { field, i } of columns) {
          const cell = cells[i] ?? '';
          if (cell === '' || texts.has(field)) continue;
          const damage = damageOf(cell, cell.charCodeAt(0), false);
          if (damage !== null) destroyed.found(i, header[i] ?? '', cell, damage, parser.placeOf(i));
          else texts.set(field, isList(field) ? listOf(cell) : [cell]);
        }
        const placeOf = (field: InventoryField): Place => parser.placeOf(fields.indexOf(field));
        take({ texts, isLikeGroup, at: { file, line: rowLine, column: 1 }, placeOf });
      },
    };
  });
  const damage = stream.read((piece) => parser.push(piece));
  parser.end();
  destroyed.tell();
  return [...damage, ...parser.diagnostics];
};

const isList = (field: InventoryField): boolean => field === 'proxyAddresses' || field === 'roles';

/** Values of a list are separated by `;`, a `\;` is a semicolon inside a value. */
const listOf = (cell: string): readonly string[] => {
  const texts = cell.includes('\\;')
    ? cell.split(/(?<!\\);/).map((text) => text.replaceAll('\\;', ';'))
    : cell.split(';');
  return texts.map((text) => text.trim()).filter((text) => text !== '');
};
