import { adSchema, lookupIgnoringCase } from '../../attribute/catalogue.js';
import type { Place } from '../../base/diagnostic.js';
import type { DocumentNode } from '../../base/document.js';
import type { FileSet } from '../../base/files.js';
import { foldAscii } from '../../base/fold-case.js';
import { readCsv } from '../../base/read-csv.js';
import { readJson } from '../../base/read-json.js';
import { readYaml } from '../../base/read-yaml.js';
import { suggestion } from '../../base/suggestion.js';
import type { Assignment } from '../workspace.js';
import type { Problems } from './problems.js';
import type { AssignmentEntry } from './workspace-file.js';

/** `licensing` or `mailboxes` of a tenant; an inventory file is read here, so that nobody downstream needs files (design 2). */
export const readAssignment = (
  entry: AssignmentEntry | undefined,
  at: Place,
  files: FileSet,
  problems: Problems,
): Assignment => {
  if (entry === undefined || entry === 'home') return { kind: 'home' };
  if (entry === 'none') return { kind: 'none' };
  if ('inventory' in entry) return { kind: 'inventory', entries: readInventory(entry.inventory, at, files, problems) };
  if ('expression' in entry) return { kind: 'expression', expression: entry.expression, at };
  const definition = lookupIgnoringCase(adSchema, entry.attribute);
  if (definition === null) {
    const message = `the attribute \`${entry.attribute}\` is not known in Active Directory`;
    problems.warning('unknown-attribute', at, message, suggestion(entry.attribute, adSchema.keys()));
  }
  return { kind: 'attribute', attribute: definition?.name ?? entry.attribute, values: entry.values };
};

const readInventory = (path: string, at: Place, files: FileSet, problems: Problems): ReadonlySet<string> => {
  const text = files.get(path.replace(/^\.\//, ''));
  const entries = new Set<string>();
  if (text === undefined) {
    const known = [...files.keys()].filter((name) => /\.(?:csv|ya?ml|json)$/i.test(name));
    problems.error('inventory', at, `the workspace has no file \`${path}\``, suggestion(path, known));
    return entries;
  }
  for (const value of inventoryValues(path, text, at, problems)) {
    const name = normalised(value.text.trim());
    if (name === '') problems.error('inventory', value.at, 'an entry of the inventory is empty', 'Remove the line.');
    else entries.add(name);
  }
  return entries;
};

interface PlacedText {
  readonly text: string;
  readonly at: Place;
}

function* inventoryValues(path: string, text: string, at: Place, problems: Problems): Iterable<PlacedText> {
  if (/\.csv$/i.test(path)) {
    const table = readCsv(text, path);
    problems.found.push(...table.diagnostics);
    if (table.ok)
      for (const row of table.value.rows)
        yield { text: row.cells[0] ?? '', at: { file: path, line: row.line, column: 1 } };
    return;
  }
  if (!/\.(?:ya?ml|json)$/i.test(path)) {
    const help = 'Use a .csv whose first column names the people, or a list in .yaml or .json.';
    problems.error('inventory', at, `\`${path}\` is no kind of file an inventory can be`, help);
    return;
  }
  const document = /\.json$/i.test(path) ? readJson(text, path) : readYaml(text, path);
  problems.found.push(...document.diagnostics);
  if (document.ok) yield* listedTexts(document.value, problems);
}

function* listedTexts(node: DocumentNode, problems: Problems): Iterable<PlacedText> {
  if (node.kind !== 'list') {
    problems.error('inventory', node.at, 'an inventory is a list', 'Write one person per line after `- `.');
    return;
  }
  for (const item of node.items)
    if (item.kind === 'scalar') yield item;
    else
      problems.error('inventory', item.at, 'an entry of an inventory is a single value', 'Name one person per entry.');
}

const guid = /^\{?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}?$/i;

/** One spelling for each way to name a person (`Assignment`). */
const normalised = (text: string): string => {
  const id = guid.exec(text)?.[1];
  if (id !== undefined) return id.toLowerCase();
  return text.includes('@') ? foldAscii(text.replace(/^smtp:/i, '')) : text;
};
