import { compareText } from './order.js';

export type Severity = 'error' | 'warning' | 'info';

/** A half-open range of UTF-16 offsets into one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where in the user's input something is. Lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  /** Path as the user gave it, or relative to the folder that is read. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** Inside an expression or another embedded text: offsets into that text. */
  readonly span?: Span;
}

/** One mistake or remark. Tests match on `code`, never on the words. */
export interface Diagnostic {
  /** Stable and documented: `<folder>/<slug>`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence without a full stop, user input in backticks. */
  readonly message: string;
  readonly at?: Place;
  /** The next step for the user. */
  readonly help?: string;
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((d) => d.severity === 'error');

/** Order of hardening ERR-2: file, line, column, then code and message so that the order is total. */
export const compareDiagnostics = (a: Diagnostic, b: Diagnostic): number =>
  compareText(a.at?.file ?? '', b.at?.file ?? '') ||
  (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
  (a.at?.column ?? 0) - (b.at?.column ?? 0) ||
  (a.at?.span?.start ?? 0) - (b.at?.span?.start ?? 0) ||
  compareText(a.code, b.code) ||
  compareText(a.message, b.message);
