import { spawnSync } from 'node:child_process';
import { lstatSync, readdirSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { getHeapStatistics } from 'node:v8';

/** Memory that a run takes for each byte of the directory, measured on generated directories, and what it takes anyway. */
const heapPerByte = 10;
const heapAnyway = 200e6;

/**
 * Runs this process once more with more memory when the files of a folder need more than Node gives by itself, and says how that ended;
 * `null` when there is room, or nothing to be done. `bytes` of its files are to be held. Node fixes the size when it starts.
 */
export const runWithRoomFor = (folder: string, bytes = bytesIn(folder)): number | null => {
  const heap = heapFor(folder, bytes);
  const [script, ...args] = process.argv.slice(1);
  if (heap === null || script === undefined || process.env[isSecond] !== undefined) return null;
  const options = [...process.execArgv, `--max-old-space-size=${heap}`];
  const child = spawnSync(process.execPath, [...options, script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, [isSecond]: '1' },
  });
  return child.status ?? 2;
};

/** The heap in megabytes that a folder needs beyond what Node gives by itself, as far as there is memory; `null` when there is room. */
export const heapFor = (folder: string, bytes = bytesIn(folder)): number | null => {
  const wanted = Math.min(bytes * heapPerByte + heapAnyway, totalmem() * 0.9);
  return wanted <= getHeapStatistics().heap_size_limit ? null : Math.ceil(wanted / 2 ** 20);
};

/** The heap in megabytes that this thread may have. A thread that it starts gets the default of Node unless told. */
export const ownHeap = (): number => Math.ceil(getHeapStatistics().heap_size_limit / 2 ** 20);

/** Tells a process that it was started for its memory, so that it does not start another one. */
const isSecond = 'ONEGAL_LARGE_HEAP';

/** Size of all files of a folder, links not followed; what cannot be read counts nothing and is reported by who reads it. */
export const bytesIn = (folder: string): number => {
  let bytes = 0;
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const stat = lstatSync(path);
      bytes += stat.isDirectory() ? bytesIn(path) : stat.isFile() ? stat.size : 0;
    }
  } catch {
    return bytes;
  }
  return bytes;
};
