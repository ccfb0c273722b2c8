import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../base/diagnostic.js';

export const cannotWrite = (file: string, message: string, help: string): Diagnostic => ({
  code: 'io/output',
  severity: 'error',
  message,
  at: { file },
  help,
});

/** What can be said against the target before the work starts, so that a long run does not end in a refusal. */
export const refuse = (
  target: string,
  { force, inputs }: { readonly force: boolean; readonly inputs: readonly string[] },
): Diagnostic | null => {
  const place = real(target);
  const clash = inputs.find((input) => contains(real(input), place) || contains(place, real(input)));
  if (clash !== undefined)
    return cannotWrite(target, `the output folder and the input \`${clash}\` overlap`, 'Choose a folder elsewhere.');
  if (!existsSync(target)) return null;
  if (!statSync(target).isDirectory()) return cannotWrite(target, 'the output is not a folder', 'Choose another path.');
  if (!force && readdirSync(target).length > 0)
    return cannotWrite(target, 'the output folder is not empty', 'Choose a new folder, or replace it with `--force`.');
  return null;
};

/** The path with links resolved as far as it exists. */
const real = (path: string): string => {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync(full);
  const parent = dirname(full);
  return parent === full ? full : join(real(parent), basename(full));
};

/** Whether a resolved path is the folder or lies in it. */
export const contains = (outer: string, inner: string): boolean => {
  const path = relative(outer, inner);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && resolve(outer, path) === inner);
};
