import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Diagnostic } from '../base/diagnostic.js';
import type { TextStream } from '../base/files.js';
import { badLine, type Encoding, encodingOf, textProblems } from './decode-text.js';
import { isSystemError, systemReason } from './system-reason.js';
import { type TakeText, TextPieces } from './text-pieces.js';

const blockSize = 128 * 1024;
const foldedFormats = /\.(?:ldif|ldf)$/i;

/**
 * A regular file read block by block, never whole, under the rules of `decodeText` (hardening IN-1 to IN-4). `shown` is the
 * path for messages.
 */
export const textStream = (path: string, shown: string): TextStream => {
  let digest: string | null = null;
  return {
    read(push) {
      digest = null;
      const reading = new Reading(path, shown);
      const diagnostics = reading.run(push);
      if (diagnostics.length === 0) digest = reading.digest();
      return diagnostics;
    },
    sha256: () => digest,
  };
};

class Reading {
  private readonly pieces: TextPieces;
  private readonly hash = createHash('sha256');
  private hasContent = false;
  /** Bytes of the blocks before the one at hand. */
  private offset = 0;

  constructor(
    private readonly path: string,
    private readonly shown: string,
  ) {
    this.pieces = new TextPieces(foldedFormats.test(path));
  }

  digest(): string {
    return this.hash.digest('hex');
  }

  run(push: TakeText): readonly Diagnostic[] {
    let handle: number | null = null;
    try {
      if (!statSync(this.path).isFile()) return [this.unreadable('it is not a regular file')];
      handle = openSync(this.path, 'r');
      if (!fstatSync(handle).isFile()) return [this.unreadable('it is not a regular file')];
      return this.readBlocks(handle, push);
    } catch (error) {
      if (handle === null || isSystemError(error))
        return [this.unreadable(`cannot read the file: ${systemReason(error)}`)];
      throw error;
    } finally {
      if (handle !== null) closeSync(handle);
    }
  }

  private readBlocks(handle: number, push: TakeText): readonly Diagnostic[] {
    const block = new Uint8Array(blockSize);
    let hasNul = false;
    const take: TakeText = (text, isPlain) => {
      if (hasNul || text.includes('\0')) {
        hasNul = true;
        return;
      }
      this.hasContent ||= text.trim() !== '';
      if (this.pieces.encoding !== 'utf-8') this.hash.update(text, 'utf8');
      push(text, isPlain);
    };
    for (;;) {
      const count = readSync(handle, block, 0, blockSize, this.offset);
      const bytes = block.subarray(0, count);
      const isText = count === 0 ? this.pieces.end(take) : this.pieces.push(bytes, take);
      if (hasNul) return [this.nul(handle, this.offset + count)];
      if (!isText) return [this.notText(handle, this.offset + count)];
      if (this.pieces.encoding === 'utf-8') this.addToHash(bytes);
      if (count === 0) return this.hasContent ? [] : [textProblems.empty(this.shown)];
      this.offset += count;
    }
  }

  /** The hash is that of the text in UTF-8, as of files that are read whole: it does not depend on the encoding. */
  private addToHash(bytes: Uint8Array): void {
    this.hash.update(this.offset === 0 ? bytes.subarray(encodingOf(bytes).skip) : bytes);
  }

  private unreadable(message: string): Diagnostic {
    return {
      code: 'io/unreadable',
      severity: 'error',
      message,
      at: { file: this.shown },
      help: 'Check the path and your rights on it.',
    };
  }

  private notText(handle: number, end: number): Diagnostic {
    const { encoding } = this.pieces;
    if (encoding !== 'utf-8') return textProblems.encoding(this.shown, encoding);
    const { bytes, line } = this.before(handle, end);
    return textProblems.encoding(this.shown, encoding, line - 1 + (badLine(bytes, encoding) ?? 1));
  }

  private nul(handle: number, end: number): Diagnostic {
    const { bytes, line } = this.before(handle, end);
    const step: Readonly<Record<Encoding, number>> = { 'utf-8': 1, 'utf-16le': 2, 'utf-16be': 2 };
    const size = step[this.pieces.encoding];
    let lines = 0;
    for (let i = 0; i + size <= bytes.length; i += size) {
      const unit = size === 1 ? bytes[i] : (bytes[i] ?? 0) | (bytes[i + 1] ?? 0);
      if (unit === 0) break;
      if (unit === 0x0a) lines++;
    }
    return textProblems.nul(this.shown, line + lines);
  }

  /** Reads the file anew up to `end`: the last blocks, and the line they begin on. Rare, so that nobody counts lines before. */
  private before(handle: number, end: number): { readonly bytes: Uint8Array; readonly line: number } {
    const kept = Math.max(0, Math.floor(end / blockSize) - 2) * blockSize;
    const block = new Uint8Array(blockSize);
    let line = 1;
    let at = 0;
    let last = 0;
    while (at < kept) {
      const count = readSync(handle, block, 0, Math.min(blockSize, kept - at), at);
      if (count === 0) break;
      for (let i = block.indexOf(0x0a); i >= 0 && i < count; i = block.indexOf(0x0a, i + 1)) {
        line++;
        last = at + i + 1;
      }
      at += count;
    }
    const bytes = new Uint8Array(end - last);
    return { bytes: bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, last)), line };
  }
}
