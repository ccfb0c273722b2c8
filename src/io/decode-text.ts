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

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What a byte order mark says about the bytes behind it; without one they are UTF-8 (hardening IN-2). */
export const encodingOf = (bytes: Uint8Array): { readonly encoding: Encoding; readonly skip: number } => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
  return { encoding: 'utf-8', skip: 0 };
};

const options = { fatal: true, ignoreBOM: true } as const;
const decoders: Readonly<Record<Encoding, InstanceType<typeof TextDecoder>>> = {
  'utf-8': new TextDecoder('utf-8', options),
  'utf-16le': new TextDecoder('utf-16le', options),
  'utf-16be': new TextDecoder('utf-16be', options),
};

/** Bytes that begin and end between characters as text, or null when they are none; nothing is ever replaced (IN-2). */
export const decodeExactly = (bytes: Uint8Array, encoding: Encoding): string | null => {
  try {
    return decoders[encoding].decode(bytes);
  } catch {
    return null;
  }
};

/** The diagnostics of text that is refused; one home, whether it is read whole or in pieces. */
export const textProblems = {
  encoding: (file: string, encoding: Encoding, line?: number): Diagnostic =>
    problem(
      file,
      'io/encoding',
      `the file is not valid ${encoding.toUpperCase()}`,
      'Save the file as UTF-8; Windows PowerShell writes it with `-Encoding utf8`.',
      line,
    ),
  empty: (file: string): Diagnostic =>
    problem(file, 'io/empty', 'the file is empty', 'Delete the file or give it content.'),
  nul: (file: string, line: number): Diagnostic =>
    problem(
      file,
      'io/nul',
      'the file contains a NUL character',
      'The file looks binary or was cut; export it again.',
      line,
    ),
} as const;

/**
 * The one place where bytes become text: a BOM decides between UTF-8 and UTF-16, otherwise it is UTF-8; nothing is ever
 * replaced by U+FFFD (hardening IN-2). NUL is refused here because no format has it (IN-3); empty input is (IN-4).
 */
export const decodeText = (bytes: Uint8Array, file: string): Result<string> => {
  const { encoding, skip } = encodingOf(bytes);
  const text = decodeExactly(bytes.subarray(skip), encoding);
  if (text === null) return failed([textProblems.encoding(file, encoding, badLine(bytes, encoding))]);
  if (text.trim() === '') return failed([textProblems.empty(file)]);
  const nul = text.indexOf('\0');
  return nul >= 0 ? failed([textProblems.nul(file, lineAt(text, nul))]) : ok(text);
};

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The line of the first byte that is not UTF-8: bytes up to a line end are decoded until one fails. */
export const badLine = (bytes: Uint8Array, encoding: Encoding): number | undefined => {
  if (encoding !== 'utf-8') return undefined;
  let line = 1;
  let start = 0;
  for (let i = 0; i <= bytes.length; i++) {
    if (i < bytes.length && bytes[i] !== 0x0a) continue;
    if (decodeExactly(bytes.subarray(start, i), encoding) === null) return line;
    start = i + 1;
    line++;
  }
  return line;
};
