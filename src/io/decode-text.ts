import type { Diagnostic } from '../base/diagnostic.js';
import { failed, ok, type Result } from '../base/result.js';

/** Why a byte sequence is no text onegal accepts, in one sentence. */
const problem = (file: string, code: string, message: string, help: string, line?: number): Diagnostic => ({
  code,
  severity: 'error',
  message,
  at: line === undefined ? { file } : { file, line },
  help,
});

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const encodingOf = (bytes: Uint8Array): { readonly encoding: Encoding; readonly skip: number } => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
  return { encoding: 'utf-8', skip: 0 };
};

/**
 * The one place where bytes become text: a BOM decides between UTF-8 and UTF-16, otherwise it is UTF-8; nothing is ever
 * replaced by U+FFFD (hardening IN-2). NUL is refused here because no format has it (IN-3); empty input is (IN-4).
 */
export const decodeText = (bytes: Uint8Array, file: string): Result<string> => {
  const { encoding, skip } = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(skip));
  } catch {
    const help = 'Save the file as UTF-8; Windows PowerShell writes it with `-Encoding utf8`.';
    return failed([
      problem(
        file,
        'io/encoding',
        `the file is not valid ${encoding.toUpperCase()}`,
        help,
        encoding === 'utf-8' ? badLine(bytes) : undefined,
      ),
    ]);
  }
  if (text.trim() === '')
    return failed([problem(file, 'io/empty', 'the file is empty', 'Delete the file or give it content.')]);
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const help = 'The file looks binary or was cut; export it again.';
    return failed([problem(file, 'io/nul', 'the file contains a NUL character', help, lineAt(text, nul))]);
  }
  return ok(text);
};

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The line of the first byte that is not UTF-8: bytes up to a line end are decoded until one fails. */
const badLine = (bytes: Uint8Array): number => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let start = 0;
  for (let i = 0; i <= bytes.length; i++) {
    if (i < bytes.length && bytes[i] !== 0x0a) continue;
    try {
      decoder.decode(bytes.subarray(start, i));
    } catch {
      return line;
    }
    start = i + 1;
    line++;
  }
  return line;
};
