import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

export const projectFolder = resolve(import.meta.dirname, '../..');
const main = resolve(projectFolder, 'dist/cli/main.js');

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line as a user would; `npm test` builds it first. */
export const onegal = (
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Record<string, string> } = {},
): CliRun => {
  if (!existsSync(main)) throw new Error('the command line is not built: run `npm run build`');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: options.cwd ?? projectFolder,
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
};
