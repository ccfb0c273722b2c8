import { type MetName, NameSequence } from './name-sequence.js';

/**
 * Reads JSON objects of scalars and lists of scalars, numbers as they are written. Directory files are such objects, a thousand
 * million characters of them, and building a tree for each would take longer than everything that follows. The members of the
 * object at hand stand here in file order; they are filled anew for each.
 */
export class FlatObjects {
  count = 0;
  readonly keys: MetName[] = [];
  /** A scalar, a list, or `null` for JSON null. */
  readonly values: (string | readonly string[] | null)[] = [];
  /** Where each name begins, from the beginning of the object's text. */
  readonly offsets: number[] = [];
  /** Whether there is a backslash in the text. */
  hasEscapes = false;

  private text = '';
  private offset = 0;
  private end = 0;
  private readonly names = new NameSequence();

  /**
   * Reads the object that stands in `text` from `start` to `end`; false for anything else, also for mistakes: `readJson` then says
   * what it is. `isPlain`: the text is known to have no control characters but TAB and line ends.
   */
  read(text: string, start: number, end: number, isPlain = false): boolean {
    const own = text.slice(start, end);
    this.count = 0;
    this.hasEscapes = own.includes('\\');
    if (hasControls(own, isPlain)) return false;
    this.text = text;
    this.offset = start;
    this.end = end;
    return this.members(start);
  }

  private members(start: number): boolean {
    if (!this.take(openBrace)) return false;
    if (this.take(closeBrace)) return this.isAtEnd();
    this.names.restart();
    do {
      this.skipBlank();
      const at = this.offset - start;
      const key = this.name();
      if (key === null || !this.take(colon)) return false;
      this.skipBlank();
      const value = this.value();
      if (value === undefined) return false;
      this.keys[this.count] = key;
      this.values[this.count] = value;
      this.offsets[this.count++] = at;
    } while (this.take(comma));
    return this.take(closeBrace) && this.isAtEnd();
  }

  private name(): MetName | null {
    const { text, offset } = this;
    const expected = this.names.expected(text, offset);
    if (expected !== null) {
      this.offset += expected.written.length;
      return expected;
    }
    const name = this.string();
    return name === null ? null : this.names.met(name, text.slice(offset, this.offset));
  }

  private isAtEnd(): boolean {
    this.skipBlank();
    return this.offset === this.end;
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
    if (end < 0 || end >= this.end) return null;
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

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const word = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)(?![A-Za-z0-9_.+-])/y;

/** A control character is a mistake inside a string and rare outside: `readJson` tells. CR ends a line of Windows. */
const hasControls = (text: string, isPlain: boolean): boolean =>
  isPlain && !text.includes('\t') && !text.includes('\r') ? false : /[\u0000-\u001f](?!$)/.test(text);

const unescaped = (raw: string): string | null => {
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return null;
  }
};
