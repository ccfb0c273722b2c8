import type { Diagnostic, Span } from '../base/diagnostic.js';
import { visible } from './visible.js';

/** The line of a text in which a span begins, and a line below it with marks under the span. */
export const caretLines = (text: string, { start, end }: Span): readonly [string, string] => {
  const before = text.slice(0, start);
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const rest = text.slice(lineStart).search(/[\r\n]/);
  const lineEnd = rest < 0 ? text.length : lineStart + rest;
  const width = (from: number, to: number): number => visible(text.slice(from, to)).length;
  const marked = Math.max(1, width(start, Math.min(end, lineEnd)));
  // Long expressions are shown around the place alone.
  const from = Math.max(lineStart, start - 60);
  const to = Math.min(lineEnd, Math.max(end, start) + 60, start + 160);
  const shown = visible(text.slice(from, to));
  return [shown, `${' '.repeat(width(from, start))}${'^'.repeat(Math.min(marked, Math.max(1, shown.length)))}`];
};

/** A diagnostic of an expression: severity, code, message, the place in the text, help. */
export const caretText = (text: string, diagnostic: Diagnostic): string => {
  const { severity, code, message, at, help } = diagnostic;
  const place = at?.span === undefined ? [] : caretLines(text, at.span).map((line) => `    ${line}`);
  const lines = [`${severity} ${code} ${visible(message)}`, ...place];
  return (help === undefined ? lines : [...lines, `    help: ${visible(help)}`]).join('\n');
};
