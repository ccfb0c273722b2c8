import type { Diagnostic } from './diagnostic.js';

/** A value, perhaps with warnings. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** No value; at least one diagnostic has severity `error`. */
export interface Failed {
  readonly ok: false;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a step that can meet mistakes of the user returns instead of throwing. */
export type Result<T> = Ok<T> | Failed;

export const ok = <T>(value: T, diagnostics: readonly Diagnostic[] = []): Ok<T> => ({ ok: true, value, diagnostics });

export const failed = (diagnostics: readonly Diagnostic[]): Failed => ({ ok: false, diagnostics });

/** `value` if no diagnostic is an error, otherwise a failure; all diagnostics are kept either way. */
export const resultOf = <T>(value: T, diagnostics: readonly Diagnostic[]): Result<T> =>
  diagnostics.some((d) => d.severity === 'error') ? failed(diagnostics) : ok(value, diagnostics);
