import type { Diagnostic } from './diagnostic.js';
import { streamLimits } from './limits.js';
import { Remainder } from './remainder.js';

/** Cuts JSON lines from pieces; `line` gets each line that is not blank, without its end, and its number. */
export class LineParser {
  readonly diagnostics: Diagnostic[] = [];
  private readonly remainder = new Remainder();
  private text = '';
  private offset = 0;
  private number = 0;

  constructor(
    private readonly file: string,
    private readonly line: (text: string, number: number) => void,
  ) {}

  push(piece: string): void {
    this.join(piece, false);
  }

  end(): void {
    this.join('', true);
    if (this.diagnostics.length === 0 && this.offset < this.text.length) this.take(this.text.slice(this.offset));
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
      this.take(this.text.slice(this.offset, end));
      this.offset = end + 1;
    }
    if (this.text.length - this.offset > streamLimits.record) this.tooLong();
  }

  private take(text: string): void {
    this.number++;
    if (text.length > streamLimits.record) this.tooLong();
    else if (text.trim() !== '') this.line(text, this.number);
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

/** The members of one object of scalars and lists of scalars, in file order; filled anew for each line. */
export interface FlatMembers {
  count: number;
  readonly keys: string[];
  /** A scalar, a list, or `null` for JSON null. */
  readonly values: (string | readonly string[] | null)[];
  /** Where each key begins, from 0. */
  readonly offsets: number[];
}

export const flatMembers = (): FlatMembers => ({ count: 0, keys: [], values: [], offsets: [] });

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const word = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)(?![A-Za-z0-9_.+-])/y;

/**
 * Reads one JSON object of scalars and lists of scalars, numbers as they are written; false for anything else, also for
 * mistakes: `readJson` then says what it is. Directory files are such objects, a thousand million characters of them, and
 * building a tree for each would take longer than everything that follows.
 */
export const scanFlatObject = (text: string, into: FlatMembers): boolean => {
  into.count = 0;
  // A control character is a mistake inside a string and rare outside: `readJson` tells. CR ends a line of Windows.
  if (/[\u0000-\u001f](?!$)/.test(text)) return false;
  return new FlatScanner(text, into).read();
};

class FlatScanner {
  private offset = 0;
  private readonly hasEscapes: boolean;

  constructor(
    private readonly text: string,
    private readonly into: FlatMembers,
  ) {
    this.hasEscapes = text.includes('\\');
  }

  read(): boolean {
    if (!this.take(openBrace)) return false;
    const { into } = this;
    if (!this.take(closeBrace))
      do {
        this.skipBlank();
        const at = this.offset;
        const key = this.string();
        if (key === null || !this.take(colon)) return false;
        this.skipBlank();
        const value = this.value();
        if (value === undefined) return false;
        into.keys[into.count] = key;
        into.values[into.count] = value;
        into.offsets[into.count++] = at;
      } while (this.take(comma));
    else return this.isAtEnd();
    return this.take(closeBrace) && this.isAtEnd();
  }

  private isAtEnd(): boolean {
    this.skipBlank();
    return this.offset === this.text.length;
  }

  private skipBlank(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.offset);
      if (code !== 0x20 && code !== 0x09 && code !== 0x0d) return;
      this.offset++;
    }
  }

  private take(code: number): boolean {
    if (this.text.charCodeAt(this.offset) !== code) {
      this.skipBlank();
      if (this.text.charCodeAt(this.offset) !== code) return false;
    }
    this.offset++;
    return true;
  }

  private value(): string | readonly string[] | null | undefined {
    if (this.text.charCodeAt(this.offset) !== openBracket) return this.scalar();
    this.offset++;
    const items: string[] = [];
    if (this.take(closeBracket)) return items;
    do {
      this.skipBlank();
      const item = this.scalar();
      if (item === undefined || item === null) return undefined;
      items.push(item);
    } while (this.take(comma));
    return this.take(closeBracket) ? items : undefined;
  }

  private scalar(): string | null | undefined {
    if (this.text.charCodeAt(this.offset) === quote) return this.string() ?? undefined;
    word.lastIndex = this.offset;
    const found = word.exec(this.text)?.[0];
    if (found === undefined) return undefined;
    this.offset += found.length;
    return found === 'null' ? null : found;
  }

  /** A string from its opening quote on, or null. */
  private string(): string | null {
    const { text } = this;
    if (!this.take(quote)) return null;
    const start = this.offset;
    let end = text.indexOf('"', start);
    if (this.hasEscapes) while (end >= 0 && this.isEscaped(start, end)) end = text.indexOf('"', end + 1);
    if (end < 0) return null;
    this.offset = end + 1;
    const raw = text.slice(start, end);
    return this.hasEscapes && raw.includes('\\') ? unescaped(raw) : raw;
  }

  /** Whether an odd number of backslashes stands before `at`. */
  private isEscaped(start: number, at: number): boolean {
    let i = at;
    while (i > start && this.text.charCodeAt(i - 1) === backslash) i--;
    return (at - i) % 2 === 1;
  }
}

const unescaped = (raw: string): string | null => {
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return null;
  }
};
