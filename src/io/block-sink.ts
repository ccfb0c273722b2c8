import { NewFile } from './new-file.js';

/** Takes the blocks of a new file; throws what the disk refuses, at the latest when everything is settled. */
export interface BlockSink {
  /** What is to be filled next. */
  readonly block: Buffer;
  /** Writes the first bytes of `block`, which may be another one afterwards. */
  put(length: number): void;
  /** All blocks can be read in the file then. */
  settle(): void;
  /** SHA-256 of all blocks; `null` for a file that is not hashed. */
  digest(): string | null;
  /** Everything is on the disk then. */
  finish(): void;
  close(): void;
}

/** The blocks of a file. */
export interface BlockOptions {
  /** In bytes. */
  readonly blockSize: number;
  /** How many may wait, where they are written later than they are put. */
  readonly blocks: number;
  readonly isHashed: boolean;
}

/** Writes blocks as they come. */
export class DirectSink implements BlockSink {
  readonly block: Buffer;
  private readonly file: NewFile;

  constructor(path: string, { blockSize, isHashed }: BlockOptions) {
    this.file = new NewFile(path, { isHashed });
    this.block = Buffer.allocUnsafe(blockSize);
  }

  put(length: number): void {
    this.file.write(this.block.subarray(0, length));
  }

  settle(): void {}

  digest(): string | null {
    return this.file.digest();
  }

  finish(): void {
    this.file.finish();
  }

  close(): void {
    this.file.close();
  }
}
