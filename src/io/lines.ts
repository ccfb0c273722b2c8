import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { failed, type Result } from '../base/result.js';
import { unreadable } from './read-folder.js';
import { isSystemError, systemReason } from './system-reason.js';

const blockSize = 1 << 20;

/**
 * Lets `use` read the lines of a UTF-8 file one by one, so that a file may be larger than a text can be. What the disk or the encoding
 * refuses is told instead of what `use` would have said.
 */
export const withLines = <T>(path: string, use: (lines: Iterator<string>) => Result<T>): Result<T> => {
  let handle: number | null = null;
  try {
    if (!statSync(path).isFile()) return failed([unreadable(path, 'it is not a regular file')]);
    handle = openSync(path, 'r');
    return use(linesOf(handle));
  } catch (error) {
    if (isNoText(error)) return failed([unreadable(path, 'it is not UTF-8 text', 'Write the file again.')]);
    if (isSystemError(error)) return failed([unreadable(path, `cannot read the file: ${systemReason(error)}`)]);
    throw error;
  } finally {
    if (handle !== null) closeSync(handle);
  }
};

const isNoText = (error: unknown): boolean =>
  error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';

function* linesOf(handle: number): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const block = Buffer.allocUnsafe(blockSize);
  let rest = '';
  for (;;) {
    const count = readSync(handle, block, 0, blockSize, null);
    const lines = (rest + decoder.decode(block.subarray(0, count), { stream: count > 0 })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (count === 0) break;
  }
  if (rest !== '') yield rest;
}
