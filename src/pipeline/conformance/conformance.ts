import type { Diagnostic } from '../../base/diagnostic.js';
import { readJson } from '../../base/read-json.js';
import { failed, ok, type Result } from '../../base/result.js';
import type { VectorResult } from './cloud-vector-format.js';
import { type VectorFile, vectorKinds } from './vector-kinds.js';

/** What one file of vectors came to. */
export interface FileResult {
  readonly file: string;
  readonly kind: string;
  readonly results: readonly VectorResult[];
}

/** Runs a file of test vectors of any known format (design 3, `conformance`). */
export const runVectorFile = (text: string, file: string): Result<FileResult> => {
  const parsed = parse(text, file);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (!isVectorFile(value)) return unreadable(file, 'the file has no list `vectors` of mappings with members');
  const kind = vectorKinds.find((each) => each.recognises(value));
  if (kind === undefined) return unreadable(file, 'the vectors are of no known format');
  return ok({ file, kind: kind.name, results: kind.run(value) });
};

const parse = (text: string, file: string): Result<unknown> => {
  try {
    return ok(JSON.parse(text));
  } catch {
    // The library says no place; our own reader does.
    const { diagnostics } = readJson(text, file);
    return diagnostics.length > 0 ? failed(diagnostics) : unreadable(file, 'the file is no JSON');
  }
};

const isVectorFile = (value: unknown): value is VectorFile =>
  typeof value === 'object' &&
  value !== null &&
  'vectors' in value &&
  Array.isArray(value.vectors) &&
  value.vectors.length > 0 &&
  value.vectors.every((vector) => typeof vector === 'object' && vector !== null && !Array.isArray(vector));

const unreadable = (file: string, message: string): Result<never> => {
  const diagnostic: Diagnostic = {
    code: 'pipeline/vectors',
    severity: 'error',
    message,
    at: { file },
    help: 'The header of a vector file describes its format.',
  };
  return failed([diagnostic]);
};

const failures = ({ results }: FileResult): readonly VectorResult[] =>
  results.filter(({ differences }) => differences.length > 0);

/** Passed and failed vectors of all files. */
export const countVectors = (files: readonly FileResult[]): { readonly passed: number; readonly failed: number } => {
  const failedCount = files.reduce((sum, file) => sum + failures(file).length, 0);
  return { passed: files.reduce((sum, { results }) => sum + results.length, 0) - failedCount, failed: failedCount };
};

/** Every failing vector with what differs; the last line counts. */
export const conformanceText = (files: readonly FileResult[]): string => {
  const lines = files.flatMap((file) =>
    failures(file).flatMap(({ id, title, differences }) => [
      `${file.file}: ${id}${title === '' ? '' : ` (${title})`}`,
      ...differences.map((difference) => `    ${difference}`),
    ]),
  );
  const { passed, failed: failedCount } = countVectors(files);
  return [...lines, `${passed} passed, ${failedCount} failed`].join('\n');
};

/** The same for programs. */
export const conformanceJson = (files: readonly FileResult[]): string => {
  const shown = files.map((file) => ({
    file: file.file,
    kind: file.kind,
    vectors: file.results.length,
    failures: failures(file),
  }));
  return JSON.stringify({ ...countVectors(files), files: shown }, null, 2);
};
