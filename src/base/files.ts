import type { Diagnostic } from './diagnostic.js';
import { sha256Hex } from './sha256.js';

/** A folder as text: path relative to the folder, `/` as separator, to its decoded content. */
export type FileSet = ReadonlyMap<string, string>;

/** A text that may be too large to be held whole. */
export interface TextStream {
  /**
   * Hands the text over in pieces, cut anywhere; what is returned says why it ended early. Each call reads it anew. `isPlain` tells
   * that a piece has no suspect character (legal-text.ts), which need not be looked for then.
   */
  read(push: (piece: string, isPlain: boolean) => void): readonly Diagnostic[];
  /** SHA-256 of the text in UTF-8 once it was read to its end, else null. */
  sha256(): string | null;
}

/** Large files of a folder by path, as `FileSet` holds the others. */
export type StreamSet = ReadonlyMap<string, TextStream>;

/** A text at hand as a stream of one piece. */
export const streamOf = (text: string): TextStream => ({
  read(push) {
    push(text, false);
    return [];
  },
  sha256: () => sha256Hex(text),
});

/** The part of `files` below `folder` (no trailing slash), paths relative to it. */
export const below = (files: FileSet, folder: string): FileSet => {
  const prefix = `${folder}/`;
  const part = new Map<string, string>();
  for (const [path, text] of files) if (path.startsWith(prefix)) part.set(path.slice(prefix.length), text);
  return part;
};
