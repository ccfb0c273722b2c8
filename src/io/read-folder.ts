import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, hasErrors } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { compareText } from '../base/order.js';
import { failed, ok, type Result } from '../base/result.js';
import { decodeText } from './decode-text.js';
import { systemReason } from './system-reason.js';

/** Bytes: files read whole, and files that are read record by record (hardening IN-5). */
const wholeFileLimit = 64 * 1024 * 1024;
const recordFileLimit = 480 * 1024 * 1024;
const recordFormats = /\.(csv|jsonl|ldif)$/i;

/** Says for a path relative to the folder whether the file is input; what is not is left unread. */
export type Wanted = (path: string) => boolean;

/**
 * Reads a folder into memory as text. Links inside are refused, not followed; folders that start with a dot are not
 * entered; every problem of the run is reported (hardening IN-1, ERR-2).
 */
export const readFolder = (folder: string, wanted: Wanted = () => true): Result<FileSet> => {
  const diagnostics: Diagnostic[] = [];
  const files = readFiles(folder, pathsIn(folder, wanted, diagnostics), diagnostics);
  return hasErrors(diagnostics) ? failed(diagnostics) : ok(files, diagnostics);
};

/** Files below a folder as text, each whole. */
export const readFiles = (folder: string, paths: readonly string[], diagnostics: Diagnostic[]): FileSet => {
  const files = new Map<string, string>();
  for (const path of paths) {
    const text = readTextFile(join(folder, path), path);
    diagnostics.push(...text.diagnostics);
    if (text.ok) files.set(path, text.value);
  }
  return files;
};

/** The paths of what is wanted of a folder, sorted. */
export const pathsIn = (folder: string, wanted: Wanted, diagnostics: Diagnostic[]): string[] => {
  const found: string[] = [];
  const open = [''];
  for (let relative = open.pop(); relative !== undefined; relative = open.pop()) {
    let names: string[];
    try {
      if (relative === '' && !statSync(folder).isDirectory()) throw new NotAFolder();
      names = readdirSync(join(folder, relative));
    } catch (error) {
      const reason = error instanceof NotAFolder ? 'it is not a folder' : systemReason(error);
      diagnostics.push(unreadable(relative === '' ? folder : relative, `cannot read the folder: ${reason}`));
      continue;
    }
    for (const name of names) {
      const path = relative === '' ? name : `${relative}/${name}`;
      const stat = lstatSync(join(folder, path));
      if (stat.isDirectory()) {
        if (!name.startsWith('.')) open.push(path);
      } else if (wanted(path)) {
        if (stat.isSymbolicLink())
          diagnostics.push(unreadable(path, 'links inside an input folder are not followed', 'Copy the file itself.'));
        else found.push(path);
      }
    }
  }
  return found.sort(compareText);
};

class NotAFolder extends Error {}

/** A file or folder that cannot be read, and why. */
export const unreadable = (
  file: string,
  message: string,
  help = 'Check the path and your rights on it.',
): Diagnostic => ({
  code: 'io/unreadable',
  severity: 'error',
  message,
  at: { file },
  help,
});

/** Whether the path leads to a folder; a path that leads nowhere is none. */
export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** One regular file as text, opened once and measured on that handle; `shown` is the path for messages. */
export const readTextFile = (path: string, shown: string = path): Result<string> => {
  let handle: number | null = null;
  try {
    if (!statSync(path).isFile()) return failed([unreadable(shown, 'it is not a regular file')]);
    handle = openSync(path, 'r');
    const { size } = fstatSync(handle);
    const limit = recordFormats.test(path) ? recordFileLimit : wholeFileLimit;
    if (size > limit) {
      const message = `the file has ${size} bytes, more than the limit of ${limit}`;
      return failed([unreadable(shown, message, 'Split the file.')]);
    }
    const bytes = new Uint8Array(size);
    let read = 0;
    while (read < size) {
      const count = readSync(handle, bytes, read, size - read, null);
      if (count === 0) break;
      read += count;
    }
    return decodeText(bytes.subarray(0, read), shown);
  } catch (error) {
    return failed([unreadable(shown, `cannot read the file: ${systemReason(error)}`)]);
  } finally {
    if (handle !== null) closeSync(handle);
  }
};
