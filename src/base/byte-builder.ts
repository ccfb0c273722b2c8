/** Puts a text in UTF-8 together from pieces; its bytes are used again for the next one. */
export class ByteBuilder {
  private bytes = new Uint8Array(4096);
  private length = 0;

  /** Adds bytes that are UTF-8 already. */
  add(piece: Uint8Array, from = 0, to = piece.length): void {
    const start = this.length;
    const length = to - from;
    this.makeRoom(length);
    // For a few bytes a call that copies takes longer than they do.
    if (length <= few) for (let i = 0; i < length; i++) this.bytes[start + i] = piece[from + i] ?? 0;
    else this.bytes.set(piece.subarray(from, to), start);
    this.length += length;
  }

  addText(piece: string): void {
    // No UTF-16 unit takes more than three bytes of UTF-8.
    this.makeRoom(piece.length * 3);
    if (piece.length <= few && isAscii(piece)) {
      for (let i = 0; i < piece.length; i++) this.bytes[this.length++] = piece.charCodeAt(i);
      return;
    }
    this.length += encoder.encodeInto(piece, this.bytes.subarray(this.length)).written;
  }

  /** What was added since the last call; it stays until something is added. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.length);
    this.length = 0;
    return taken;
  }

  private makeRoom(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const longer = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    longer.set(this.bytes.subarray(0, this.length));
    this.bytes = longer;
  }
}

const few = 24;
const encoder = new TextEncoder();

const isAscii = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
};
