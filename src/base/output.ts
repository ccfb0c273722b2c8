import type { FileSet } from './files.js';
import { sha256Hex } from './sha256.js';

/** Takes the files of an output folder piece by piece; pieces of one file arrive in order, those of different files in turn. */
export interface Output {
  /** `path` is relative to the folder, `/` as separator. */
  write(path: string, piece: string): void;
  /** The same for text that is UTF-8 already; a piece may end within a character, and whoever wrote may use the bytes again. */
  writeBytes(path: string, piece: Uint8Array): void;
  /** A place to put texts aside until it is known where they go; gone with the output. */
  spool(): Spool;
  /** SHA-256 of every file as it stands, in UTF-8, by path in the order of their first pieces. */
  hashes(): ReadonlyMap<string, string>;
}

/** Bytes that are put aside one behind the other, to be read again in any order. */
export interface Spool {
  /** Bytes so far: where the next ones begin. */
  readonly size: number;
  /** Whether what is read is what was put aside; not when the disk refused something, which the output tells in the end. */
  readonly isSound: boolean;
  append(bytes: Uint8Array): void;
  /** Fills `into` with what stands from a place on, and returns how many bytes there were. */
  read(from: number, into: Uint8Array): number;
}

/** An output that is kept as texts, for folders that fit in memory. */
export class TextOutput implements Output {
  private readonly pieces = new Map<string, (string | Uint8Array)[]>();

  write(path: string, piece: string): void {
    this.add(path, piece);
  }

  writeBytes(path: string, piece: Uint8Array): void {
    this.add(path, piece.slice());
  }

  spool(): Spool {
    return new MemorySpool();
  }

  hashes(): ReadonlyMap<string, string> {
    return new Map([...this.files()].map(([path, text]) => [path, sha256Hex(text)]));
  }

  files(): FileSet {
    return new Map([...this.pieces].map(([path, pieces]) => [path, joined(pieces)]));
  }

  private add(path: string, piece: string | Uint8Array): void {
    const file = this.pieces.get(path);
    if (file === undefined) this.pieces.set(path, [piece]);
    else file.push(piece);
  }
}

const joined = (pieces: readonly (string | Uint8Array)[]): string => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const texts = pieces.map((piece) =>
    typeof piece === 'string' ? decoder.decode() + piece : decoder.decode(piece, { stream: true }),
  );
  return texts.join('') + decoder.decode();
};

/** A spool for what fits in memory, in blocks that are never copied. */
export class MemorySpool implements Spool {
  private readonly blocks: Uint8Array[] = [];
  readonly isSound = true;
  size = 0;

  append(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) {
      const at = this.size % memoryBlock;
      if (at === 0) this.blocks.push(new Uint8Array(memoryBlock));
      const part = bytes.subarray(from, from + memoryBlock - at);
      this.blocks.at(-1)?.set(part, at);
      from += part.length;
      this.size += part.length;
    }
  }

  read(from: number, into: Uint8Array): number {
    const length = Math.max(0, Math.min(this.size - from, into.length));
    for (let read = 0; read < length; ) {
      const at = (from + read) % memoryBlock;
      const block = this.blocks[Math.floor((from + read) / memoryBlock)] as Uint8Array; // it is within the size
      const part = block.subarray(at, Math.min(memoryBlock, at + length - read));
      into.set(part, read);
      read += part.length;
    }
    return length;
  }
}

/** In bytes. */
const memoryBlock = 64 * 1024;
