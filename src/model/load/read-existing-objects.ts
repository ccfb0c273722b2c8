import { asTexts } from '../../base/decode.js';
import type { Diagnostic, Place } from '../../base/diagnostic.js';
import { type FileSet, type StreamSet, streamOf, type TextStream } from '../../base/files.js';
import { CsvParser } from '../../base/read-csv.js';
import { readJson } from '../../base/read-json.js';
import { LineParser } from '../../base/read-json-lines.js';
import { suggestion } from '../../base/suggestion.js';
import type { ExistingCloudObject } from '../existing-cloud-object.js';
import { DestroyedValues, damageOf } from './destroyed-values.js';
import {
  existingObject,
  type InventoryField,
  type InventoryRow,
  inventoryField,
  isNameOfGroups,
} from './existing-object.js';
import type { Problems } from './problems.js';

/**
 * The objects that a tenant has already, from exports of it: CSV as `Get-MgUser | Export-Csv` writes it, or JSON lines with the names
 * of Microsoft Graph. Read piece by piece, because tenants are large.
 */
export const readExistingObjects = (
  paths: readonly string[],
  at: Place,
  files: FileSet,
  streams: StreamSet,
  problems: Problems,
): readonly ExistingCloudObject[] => {
  const objects: ExistingCloudObject[] = [];
  const seen = new Set<string>();
  const take = (row: InventoryRow): void => {
    const object = existingObject(row, problems);
    if (object === null) return;
    if (seen.has(object.key)) {
      const message = `\`${object.key}\` is in the inventory twice`;
      problems.error('inventory', row.at, message, 'Keep one of the two.');
    }
    seen.add(object.key);
    objects.push(object);
  };
  for (const written of paths) {
    const path = written.replace(/^\.\//, '');
    const text = files.get(path);
    const stream = text === undefined ? streams.get(path) : streamOf(text);
    if (stream === undefined) {
      const known = [...files.keys(), ...streams.keys()].filter((name) => /\.(?:csv|jsonl)$/i.test(name));
      problems.error('inventory', at, `the workspace has no file \`${written}\``, suggestion(written, known));
    } else if (/\.csv$/i.test(path)) problems.found.push(...readCsv(stream, path, take, problems));
    else if (/\.jsonl$/i.test(path)) problems.found.push(...readLines(stream, path, take, problems));
    else
      problems.error(
        'inventory',
        at,
        `\`${written}\` is no kind of file an inventory can be`,
        'Export the tenant to .csv or .jsonl.',
      );
  }
  return objects;
};

type Take = (row: InventoryRow) => void;

const readCsv = (stream: TextStream, file: string, take: Take, problems: Problems): readonly Diagnostic[] => {
  const destroyed = new DestroyedValues(problems);
  const parser = new CsvParser(file, (header, line) => {
    const fields = header.map(inventoryField);
    if (fields.every((field) => field === null)) {
      const help = 'The first line names the properties, as `Get-MgUser -All -Property … | Export-Csv` writes them.';
      problems.error('wrong-columns', { file, line, column: 1 }, 'none of the columns is known', help);
      return null;
    }
    const isLikeGroup = header.some(isNameOfGroups);
    return {
      wanted: fields.map((field) => field !== null),
      row(cells, rowLine) {
        const texts = new Map<InventoryField, readonly string[]>();
        for (const [i, field] of fields.entries()) {
          const cell = cells[i] ?? '';
          if (field === null || cell === '' || texts.has(field)) continue;
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
const listOf = (cell: string): readonly string[] =>
  cell
    .split(/(?<!\\);/)
    .map((text) => text.replaceAll('\\;', ';').trim())
    .filter((text) => text !== '');

const readLines = (stream: TextStream, file: string, take: Take, problems: Problems): readonly Diagnostic[] => {
  const parser = new LineParser(file, (text, line) => {
    const document = readJson(text, file, line);
    problems.found.push(...document.diagnostics);
    if (!document.ok) return;
    const { value } = document;
    if (value.kind !== 'map') {
      problems.error('inventory', value.at, 'a line of an inventory is one object', 'Write one object a line.');
      return;
    }
    const texts = new Map<InventoryField, readonly string[]>();
    const places = new Map<InventoryField, Place>();
    let isBroken = false;
    for (const [name, { value: node }] of value.entries) {
      const field = inventoryField(name);
      if (field === null || texts.has(field) || (node.kind === 'scalar' && node.isNull === true)) continue;
      const values = asTexts(node, (diagnostic) => {
        isBroken = true;
        problems.found.push(diagnostic);
      }).filter((one) => one !== '');
      places.set(field, node.at);
      if (values.length > 0) texts.set(field, values);
    }
    const isLikeGroup = [...value.entries.keys()].some(isNameOfGroups);
    if (!isBroken) take({ texts, isLikeGroup, at: value.at, placeOf: (field) => places.get(field) ?? value.at });
  });
  const damage = stream.read((piece) => parser.push(piece));
  parser.end();
  return [...damage, ...parser.diagnostics];
};
