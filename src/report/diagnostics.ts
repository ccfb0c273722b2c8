import { compareDiagnostics, type Diagnostic } from '../base/diagnostic.js';
import { excerpt, visible } from './visible.js';

/** Per file; beyond it only a count is shown (hardening ERR-2). */
const shownPerFile = 50;

/** `file:line:column` as far as it is known. */
const placeText = ({ at }: Diagnostic): string => {
  if (at === undefined) return '';
  const line = at.line === undefined ? '' : `:${at.line}${at.column === undefined ? '' : `:${at.column}`}`;
  return `${visible(at.file)}${line} `;
};

/** One diagnostic in the form of hardening ERR-1: one line, then an indented help line. */
export const diagnosticText = (diagnostic: Diagnostic): string => {
  const head = `${placeText(diagnostic)}${diagnostic.severity} ${diagnostic.code} `;
  const line = head + excerpt(diagnostic.message, Math.max(40, 200 - head.length));
  return diagnostic.help === undefined ? line : `${line}\n    help: ${visible(diagnostic.help)}`;
};

/** All diagnostics, sorted by place, one a line or two; more than fifty in one file are counted. */
export const diagnosticsText = (diagnostics: readonly Diagnostic[]): string => {
  const lines: string[] = [];
  const counts = new Map<string, number>();
  for (const diagnostic of [...diagnostics].sort(compareDiagnostics)) {
    const file = diagnostic.at?.file ?? '';
    const count = (counts.get(file) ?? 0) + 1;
    counts.set(file, count);
    if (count <= shownPerFile) lines.push(diagnosticText(diagnostic));
  }
  for (const [file, count] of counts)
    if (count > shownPerFile) lines.push(`${visible(file)} and ${count - shownPerFile} more problems in this file`);
  return lines.join('\n');
};
