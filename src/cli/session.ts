import { createInterface } from 'node:readline';
import type { Setting } from '../pipeline/evaluate/evaluate.js';
import { completions, step } from '../pipeline/evaluate/session.js';
import { print } from './terminal.js';

/** Reads lines from a terminal until it is closed or `:quit` is typed; history lives as long as the session. */
export const openSession = async (start: Setting): Promise<void> => {
  let setting = start;
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: '> ',
    historySize: 1000,
    removeHistoryDuplicates: true,
    completer: (line: string): [string[], string] => {
      const [found, part] = completions(line, setting);
      return [[...found], part];
    },
  });
  print('Write an expression, or `:help`.');
  lines.prompt();
  for await (const line of lines) {
    const result = step(line, setting);
    setting = result.setting;
    if (result.isOver) break;
    if (result.output !== '') print(result.output);
    lines.prompt();
  }
  lines.close();
};
