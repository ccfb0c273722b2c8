import { type Diagnostic, hasErrors } from '../base/diagnostic.js';
import { diagnosticsText } from '../report/diagnostics.js';

/** A result, on stdout. */
export const print = (text: string): void => {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
};

/** Messages and progress, on stderr. */
export const say = (text: string): void => {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
};

/** Prints diagnostics on stderr; true if one of them is an error, so that the command cannot run. */
export const complain = (diagnostics: readonly Diagnostic[]): boolean => {
  if (diagnostics.length > 0) say(diagnosticsText(diagnostics));
  return hasErrors(diagnostics);
};
