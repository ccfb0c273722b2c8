import type { Place } from '../../base/diagnostic.js';
import { type FileSet, type StreamSet, streamOf } from '../../base/files.js';
import { suggestion } from '../../base/suggestion.js';
import type { ExistingCloudObject } from '../existing-cloud-object.js';
import { existingObject, type TakeRow } from './existing-object.js';
import { readInventoryCsv } from './existing-object-cells.js';
import { readInventoryLines } from './existing-object-lines.js';
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
  const take: TakeRow = (row) => {
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
    } else if (/\.csv$/i.test(path)) problems.found.push(...readInventoryCsv(stream, path, take, problems));
    else if (/\.jsonl$/i.test(path)) problems.found.push(...readInventoryLines(stream, path, take, problems));
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
