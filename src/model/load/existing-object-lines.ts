import { asTexts } from '../../base/decode.js';
import type { Diagnostic, Place } from '../../base/diagnostic.js';
import type { TextStream } from '../../base/files.js';
import { FlatObjects } from '../../base/flat-objects.js';
import { readJson } from '../../base/read-json.js';
import { LineParser } from '../../base/read-json-lines.js';
import {
  type InventoryField,
  type InventoryRow,
  inventoryField,
  isNameOfGroups,
  type TakeRow,
} from './existing-object.js';
import type { Problems } from './problems.js';

/** The rows of an inventory in JSON lines, objects of Microsoft Graph. */
export const readInventoryLines = (
  stream: TextStream,
  file: string,
  take: TakeRow,
  problems: Problems,
): readonly Diagnostic[] => {
  const members = new FlatObjects();
  const parser = new LineParser(file, (text, start, end, line) => {
    const row = members.read(text, start, end) ? flatRow(members, file, line) : null;
    const known = row ?? documentRow(text.slice(start, end), file, line, problems);
    if (known !== null) take(known);
  });
  const damage = stream.read((piece) => parser.push(piece));
  parser.end();
  return [...damage, ...parser.diagnostics];
};

/** The row of an object of texts and lists; null when a property stands twice, which is told the slow way. */
const flatRow = (members: FlatObjects, file: string, line: number): InventoryRow | null => {
  const texts = new Map<InventoryField, readonly string[]>();
  const columns = new Map<InventoryField, number>();
  let isLikeGroup = false;
  for (let i = 0; i < members.count; i++) {
    const name = members.keys[i]?.name ?? '';
    const field = inventoryField(name);
    if (field === null) isLikeGroup ||= isNameOfGroups(name);
    else if (columns.has(field)) return null;
    else {
      columns.set(field, (members.offsets[i] ?? 0) + 1);
      const value = members.values[i] ?? null;
      const values = (typeof value === 'string' ? [value] : (value ?? [])).filter((one) => one !== '');
      if (values.length > 0) texts.set(field, values);
    }
  }
  const placeOf = (field: InventoryField): Place => ({ file, line, column: columns.get(field) ?? 1 });
  return { texts, isLikeGroup, at: { file, line, column: 1 }, placeOf };
};

/** The row of an object as it may come from Graph, with lists of objects among its properties; null when it is none. */
const documentRow = (text: string, file: string, line: number, problems: Problems): InventoryRow | null => {
  const document = readJson(text, file, line);
  problems.found.push(...document.diagnostics);
  if (!document.ok) return null;
  const { value } = document;
  if (value.kind !== 'map') {
    problems.error('inventory', value.at, 'a line of an inventory is one object', 'Write one object a line.');
    return null;
  }
  const texts = new Map<InventoryField, readonly string[]>();
  const places = new Map<InventoryField, Place>();
  let isBroken = false;
  for (const [name, { value: node, at }] of value.entries) {
    const field = inventoryField(name);
    if (field === null || places.has(field)) continue;
    places.set(field, at);
    if (node.kind === 'scalar' && node.isNull === true) continue;
    const values = asTexts(node, (diagnostic) => {
      isBroken = true;
      problems.found.push(diagnostic);
    }).filter((one) => one !== '');
    if (values.length > 0) texts.set(field, values);
  }
  const isLikeGroup = [...value.entries.keys()].some(isNameOfGroups);
  return isBroken ? null : { texts, isLikeGroup, at: value.at, placeOf: (field) => places.get(field) ?? value.at };
};
