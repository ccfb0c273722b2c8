import type { Diagnostic } from './diagnostic.js';
import { streamLimits } from './limits.js';
import { Remainder } from './remainder.js';

/**
 * Takes a line that is not blank: it stands in `text` from `start` to `end`, without its end. It is not cut out, because every look
 * at a part of a text takes longer than one at a whole.
 */
export type TakeLine = (text: string, start: number, end: number, number: number) => void;

/** Cuts JSON lines from pieces. */
export class LineParser {
  readonly diagnostics: Diagnostic[] = [];
  private readonly remainder = new Remainder();
  private text = '';
  private offset = 0;
  private number = 0;

  constructor(
    private readonly file: string,
    private readonly line: TakeLine,
  ) {}

  push(piece: string): void {
    this.join(piece, false);
  }

  end(): void {
    this.join('', true);
    if (this.diagnostics.length === 0 && this.offset < this.text.length) this.take(this.text.length);
    this.text = '';
    this.offset = 0;
  }

  private join(piece: string, isFinal: boolean): void {
    if (this.diagnostics.length > 0) return;
    const text = this.remainder.join(this.text, this.offset, piece, isFinal);
    if (text === null) return;
    this.text = text;
    this.offset = 0;
    for (let end = this.text.indexOf('\n'); end >= 0; end = this.text.indexOf('\n', this.offset)) {
      this.take(end);
      this.offset = end + 1;
    }
    if (this.text.length - this.offset > streamLimits.record) this.tooLong();
  }

  private take(end: number): void {
    const { text, offset } = this;
    this.number++;
    if (end - offset > streamLimits.record) this.tooLong();
    else if (!isBlank(text, offset, end)) this.line(text, offset, end, this.number);
  }

  private tooLong(): void {
    this.diagnostics.push({
      code: 'base/json-line',
      severity: 'error',
      message: `a line has more than ${streamLimits.record} characters`,
      at: { file: this.file, line: this.number + 1, column: 1 },
      help: 'Write one object a line.',
    });
  }
}

const isBlank = (text: string, start: number, end: number): boolean =>
  text.charCodeAt(start) !== openBrace && text.slice(start, end).trim() === '';

const openBrace = 0x7b;
