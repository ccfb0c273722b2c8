/**
 * Decisions read from bytes: the same bytes give the same decisions, and when they run out the first, simplest choice is
 * taken, so that shorter bytes make smaller cases.
 */
export class Choices {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get isSpent(): boolean {
    return this.at >= this.bytes.length;
  }

  /** A number from 0 to `limit - 1`. */
  below(limit: number): number {
    const byte = this.bytes[this.at++] ?? 0;
    return limit <= 256 ? byte % limit : (byte * 256 + (this.bytes[this.at++] ?? 0)) % limit;
  }

  pick<T>(options: readonly [T, ...T[]] | readonly T[]): T {
    // The callers pass lists that are not empty.
    return options[this.below(options.length)] as T;
  }

  /** True in one of `n` cases, and never when the bytes have run out. */
  oneIn(n: number): boolean {
    return this.below(n) === n - 1;
  }
}
