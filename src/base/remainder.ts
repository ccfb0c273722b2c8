/** Pieces of a record longer than this are gathered before they are looked at. */
const patience = 1024 * 1024;

/**
 * Joins what is left of earlier pieces with new ones. A record much longer than a piece is joined in doubling steps, so that
 * reading stays linear however a text is cut (hardening IN-6).
 */
export class Remainder {
  private readonly waiting: string[] = [];
  private length = 0;

  /** The unread rest of `text` from `offset` on and everything behind it; null when more is awaited first. */
  join(text: string, offset: number, piece: string, isFinal: boolean): string | null {
    this.waiting.push(piece);
    this.length += piece.length;
    const left = text.length - offset;
    if (!isFinal && left > patience && this.length < left) return null;
    const joined = this.waiting.join('');
    this.waiting.length = 0;
    this.length = 0;
    return left > 0 ? text.slice(offset) + joined : joined;
  }
}
