import { asList, asMap, asText, field, type Report } from '../base/decode.js';
import type { Diagnostic } from '../base/diagnostic.js';
import { readJson } from '../base/read-json.js';
import { type Result, resultOf } from '../base/result.js';

/** Reads the fingerprints of findings that were known when the baseline was written. */
export const readBaseline = (text: string, file: string): Result<ReadonlySet<string>> => {
  const document = readJson(text, file);
  if (!document.ok) return document;
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => diagnostics.push(diagnostic);
  const prints = new Set<string>();
  const root = asMap(document.value, report);
  const list = root === null ? undefined : field(root, 'findings');
  for (const item of list === undefined ? [] : asList(list, report)) {
    const entry = asMap(item, report);
    const node = entry === null ? undefined : field(entry, 'fingerprint');
    const print = node === undefined ? null : asText(node, report);
    if (print !== null) prints.add(print);
  }
  return resultOf(prints, diagnostics);
};
