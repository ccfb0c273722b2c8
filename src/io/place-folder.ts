import { existsSync, lstatSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const leftoverAge = 60 * 60 * 1000;
const renamePatience = 5_000;

/** Moves the finished folder into place; an old target is set aside first and put back when the move fails. */
export const placeFolder = (temporary: string, target: string): void => {
  if (existsSync(target) && readdirSync(target).length === 0) rmdirSync(target);
  if (!existsSync(target)) {
    patiently(() => renameSync(temporary, target));
    return;
  }
  const aside = `${temporary}-old`;
  patiently(() => renameSync(target, aside));
  try {
    patiently(() => renameSync(temporary, target));
  } catch (error) {
    renameSync(aside, target);
    throw error;
  }
  rmSync(aside, { recursive: true, force: true });
};

/** Windows locks folders for a moment while a scanner looks at them. */
const patiently = (move: () => void): void => {
  const until = Date.now() + renamePatience;
  for (;;) {
    try {
      move();
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if ((code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY') || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
};

/** Removes what a killed run left, when it is old; heals a gap between setting aside and moving in. */
export const removeLeftovers = (parent: string, name: string): void => {
  for (const entry of readdirSync(parent)) {
    if (!entry.startsWith(`.${name}.onegal-`)) continue;
    const path = join(parent, entry);
    const old = Date.now() - lstatSync(path).mtimeMs > leftoverAge;
    if (entry.endsWith('-old') && !existsSync(join(parent, name))) renameSync(path, join(parent, name));
    else if (old) rmSync(path, { recursive: true, force: true });
  }
};
