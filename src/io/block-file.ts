import type { BlockSink } from './block-sink.js';
import { newSink } from './own-thread.js';

const blockSize = 256 * 1024;

/** A new file that is written in large blocks and hashed on the way; throws what the disk refuses. */
export class BlockFile {
  private readonly sink: BlockSink;
  private used = 0;

  constructor(path: string) {
    this.sink = newSink(path, { blockSize, blocks: 4, isHashed: true });
  }

  write(piece: string | Uint8Array): void {
    if (typeof piece !== 'string') this.put(piece);
    else if (piece.length * mostBytes > blockSize) this.put(Buffer.from(piece, 'utf8'));
    else {
      if (piece.length * mostBytes > blockSize - this.used) this.flush();
      this.used += this.sink.block.write(piece, this.used, 'utf8');
    }
  }

  private put(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) {
      if (this.used === blockSize) this.flush();
      const part = bytes.subarray(from, from + blockSize - this.used);
      this.sink.block.set(part, this.used);
      this.used += part.length;
      from += part.length;
    }
  }

  /** SHA-256 of everything so far. */
  digest(): string {
    this.flush();
    return this.sink.digest() ?? '';
  }

  /** Everything is on the disk then. */
  finish(): void {
    this.flush();
    this.sink.finish();
  }

  close(): void {
    this.sink.close();
  }

  private flush(): void {
    if (this.used > 0) this.sink.put(this.used);
    this.used = 0;
  }
}

/** No UTF-16 unit takes more than three bytes of UTF-8. */
const mostBytes = 3;
