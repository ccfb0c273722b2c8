import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { failed, ok, type Result } from '../base/result.js';

/**
 * Runs a module of the user and gives its default export. The only place that executes anything from a workspace, and only when the
 * user asked for it on the command line.
 */
export const loadModule = async (path: string, shown: string): Promise<Result<unknown>> => {
  try {
    const loaded: Record<string, unknown> = await import(pathToFileURL(resolve(path)).href);
    return ok(loaded.default);
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    const help = path.endsWith('.ts')
      ? 'Node runs TypeScript from version 22.18 on; use a newer one, or write JavaScript.'
      : 'Run the module with node to see what is wrong.';
    return failed([
      {
        code: 'io/module',
        severity: 'error',
        message: `the module cannot be run: ${reason.slice(0, 120)}`,
        at: { file: shown },
        help,
      },
    ]);
  }
};
