import type { Diagnostic } from '../base/diagnostic.js';
import { type Result, resultOf } from '../base/result.js';
import type { ExportedObject } from '../engine/cs-object.js';
import type { ExportRow, ExportValue } from './export-difference.js';
import { jsonValue } from './json-value.js';

const heads: ReadonlySet<string> = new Set(['dn', 'objectType', 'sources', 'passwordSync']);

/** An exported object in the terms of `export/<server>.jsonl`. */
export const exportRow = ({ sourceAnchor, objectType, sources, attributes }: ExportedObject): ExportRow => ({
  sourceAnchor,
  objectType,
  sources,
  attributes: new Map([...attributes].map(([name, value]) => [name, jsonValue(value)])),
});

/** Reads `export/<server>.jsonl` as `simulate` wrote it; every damaged line is reported. */
export const readExportRows = (text: string, file: string): Result<readonly ExportRow[]> => {
  const diagnostics: Diagnostic[] = [];
  const rows: ExportRow[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const row = readRow(line);
    if (row === null) diagnostics.push(damaged(file, i + 1));
    else rows.push(row);
  }
  return resultOf(rows, diagnostics);
};

const readRow = (line: string): ExportRow | null => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  const [anchor, type, sources] = ['sourceAnchor', 'objectType', 'sources'].map((name) => fields.get(name));
  if (typeof anchor !== 'string' || typeof type !== 'string' || !isTexts(sources)) return null;
  const attributes = new Map<string, ExportValue>();
  for (const [name, one] of fields) {
    if (heads.has(name)) continue;
    if (!isExportValue(one)) return null;
    attributes.set(name, one);
  }
  return { sourceAnchor: anchor, objectType: type, sources, attributes };
};

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
const isExportValue = (value: unknown): value is ExportValue =>
  isScalar(value) || (Array.isArray(value) && value.every(isScalar));

const damaged = (file: string, line: number): Diagnostic => ({
  code: 'report/damaged-export',
  severity: 'error',
  message: 'this is no line that a simulation wrote',
  at: { file, line },
  help: 'Run `onegal simulate` again; the files are not meant to be edited.',
});
