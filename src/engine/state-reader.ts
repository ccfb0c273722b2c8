import { asMap, type Report } from '../base/decode.js';
import type { Diagnostic } from '../base/diagnostic.js';
import type { MapNode } from '../base/document.js';
import { readJson } from '../base/read-json.js';

/** One line of a state file and its number. */
export interface StateLine {
  readonly text: string;
  readonly line: number;
}

/** Gives the next line as a mapping; null, with a diagnostic, where there is none. */
export const stateReader =
  (lines: Iterator<StateLine>, file: string, report: Report): (() => MapNode | null) =>
  () => {
    const line = lines.next();
    if (line.done === true) {
      report(cut(file));
      return null;
    }
    const read = readJson(line.value.text, file, line.value.line);
    for (const diagnostic of read.diagnostics) report(diagnostic);
    return read.ok ? asMap(read.value, report) : null;
  };

const cut = (file: string): Diagnostic => ({
  code: 'engine/state-cut',
  severity: 'error',
  message: `\`${file}\` ends too early`,
  at: { file },
  help: 'Write the state again with `simulate --save-state`; nothing of this file was used.',
});
