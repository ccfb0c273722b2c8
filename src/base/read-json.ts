import type { Diagnostic, Place } from './diagnostic.js';
import { type DocumentNode, type MapEntry, nestingLimit } from './document.js';
import { illegalCharacter } from './legal-text.js';
import { failed, type Result, resultOf } from './result.js';

/**
 * Reads JSON strictly, keeping positions and the digits of numbers: no comments, no trailing commas, no duplicate keys
 * (also escaped ones), bounded nesting, nothing after the value. `JSON.parse` does none of this (hardening JSON).
 * `firstLine` is the number of the text's first line, for JSON lines.
 */
export const readJson = (text: string, file: string, firstLine = 1): Result<DocumentNode> => {
  const diagnostics: Diagnostic[] = [];
  const reader = new JsonReader(text, file, firstLine, diagnostics);
  try {
    const value = reader.read();
    return resultOf(value, diagnostics);
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    return failed([...diagnostics, stop.diagnostic]);
  }
};

/** Ends the reading of a text whose syntax is broken; never leaves this file. */
class Stop extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super();
  }
}

type Frame =
  | { readonly kind: 'list'; readonly at: Place; readonly items: DocumentNode[] }
  | {
      readonly kind: 'map';
      readonly at: Place;
      readonly entries: Map<string, MapEntry>;
      key: string;
      keyAt: Place;
    };

const char = (c: string): number => c.charCodeAt(0);
const [quote, backslash, openBrace, closeBrace] = [char('"'), char('\\'), char('{'), char('}')];
const [openBracket, closeBracket, comma, colon] = [char('['), char(']'), char(','), char(':')];

const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const wordPattern = /[A-Za-z0-9_.+-]+/y;
const escapePattern = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

class JsonReader {
  private offset = 0;
  private line: number;
  private lineStart = 0;

  constructor(
    private readonly text: string,
    private readonly file: string,
    firstLine: number,
    private readonly diagnostics: Diagnostic[],
  ) {
    this.line = firstLine;
  }

  read(): DocumentNode {
    this.skipBlank();
    if (this.offset >= this.text.length)
      throw this.stop('the file has no content', 'Delete the file or give it content.');
    const stack: Frame[] = [];
    for (;;) {
      let done = this.open(stack);
      while (done !== null) {
        const frame = stack.at(-1);
        if (frame === undefined) return this.end(done);
        if (frame.kind === 'list') frame.items.push(done);
        else frame.entries.set(frame.key, { at: frame.keyAt, value: done });
        done = this.closeOrContinue(stack, frame);
      }
    }
  }

  /** Reads the start of a value: a whole scalar or empty collection is returned, an opened one is pushed. */
  private open(stack: Frame[]): DocumentNode | null {
    this.skipBlank();
    const at = this.place();
    const next = this.text.charCodeAt(this.offset);
    if (next === quote) return { kind: 'scalar', text: this.readString(), at };
    if (next !== openBrace && next !== openBracket) return this.readWord(at);
    if (stack.length >= nestingLimit)
      throw this.stop(`the nesting is deeper than ${nestingLimit} levels`, 'Flatten the document.', 'base/nesting');
    this.offset++;
    this.skipBlank();
    if (next === openBracket) {
      if (this.take(closeBracket)) return { kind: 'list', items: [], at };
      stack.push({ kind: 'list', at, items: [] });
      return null;
    }
    if (this.take(closeBrace)) return { kind: 'map', entries: new Map(), at };
    const frame: Frame = { kind: 'map', at, entries: new Map(), key: '', keyAt: at };
    stack.push(frame);
    this.readKey(frame);
    return null;
  }

  /** After a value: the finished collection, or null when another value follows in it. */
  private closeOrContinue(stack: Frame[], frame: Frame): DocumentNode | null {
    this.skipBlank();
    if (this.take(comma)) {
      if (frame.kind === 'map') {
        this.skipBlank();
        this.readKey(frame);
      }
      return null;
    }
    const closing = frame.kind === 'list' ? closeBracket : closeBrace;
    if (!this.take(closing)) throw this.unexpected(frame.kind === 'list' ? '`,` or `]`' : '`,` or `}`');
    stack.pop();
    return frame.kind === 'list'
      ? { kind: 'list', items: frame.items, at: frame.at }
      : { kind: 'map', entries: frame.entries, at: frame.at };
  }

  private readKey(frame: Extract<Frame, { kind: 'map' }>): void {
    if (this.text.charCodeAt(this.offset) !== quote) throw this.unexpected('a key in double quotes');
    frame.keyAt = this.place();
    frame.key = this.readString();
    const first = frame.entries.get(frame.key);
    if (first !== undefined)
      this.diagnostics.push({
        code: 'base/duplicate-key',
        severity: 'error',
        message: `the key \`${frame.key}\` stands here a second time`,
        at: frame.keyAt,
        help: `The first is in line ${first.at.line}; keep one of them.`,
      });
    this.skipBlank();
    if (!this.take(colon)) throw this.unexpected('`:`');
  }

  /** A string from its opening quote on. */
  private readString(): string {
    const start = this.offset;
    let escaped = false;
    for (let i = start + 1; i < this.text.length; i++) {
      const code = this.text.charCodeAt(i);
      if (code === quote) {
        this.offset = i + 1;
        return this.checked(this.text.slice(start + 1, i), escaped, start);
      }
      if (code < 0x20) {
        this.offset = i;
        const what =
          code === 10 || code === 13
            ? 'the string is not closed on this line'
            : 'a control character stands in a string';
        throw this.stop(what, 'Close the string, or write line ends as `\\n` and controls as `\\u0009`.');
      }
      if (code !== backslash) continue;
      escaped = true;
      escapePattern.lastIndex = i;
      if (!escapePattern.test(this.text)) {
        this.offset = i;
        throw this.stop('the escape after `\\` is unknown', 'A backslash itself is written `\\\\`.');
      }
      i = escapePattern.lastIndex - 1;
    }
    throw this.stop('the string is never closed', 'Add the closing quote; was the file cut?');
  }

  private checked(raw: string, escaped: boolean, start: number): string {
    // `raw` consists of checked escapes and legal characters, so that JSON.parse can neither fail nor give another type.
    const value = escaped ? String(JSON.parse(`"${raw}"`)) : raw;
    const bad = illegalCharacter(value);
    if (bad !== null)
      this.diagnostics.push({
        code: 'base/illegal-character',
        severity: 'error',
        message: `the text contains the character ${bad}, which no output format can carry`,
        at: this.place(start),
        help: 'Remove the character at its source.',
      });
    return value;
  }

  /** A number, `true`, `false` or `null`. */
  private readWord(at: Place): DocumentNode {
    wordPattern.lastIndex = this.offset;
    const word = wordPattern.exec(this.text)?.[0] ?? '';
    numberPattern.lastIndex = this.offset;
    const isNumber = word !== '' && numberPattern.exec(this.text)?.[0] === word;
    if (!isNumber && word !== 'true' && word !== 'false' && word !== 'null') throw this.unexpected('a value');
    this.offset += word.length;
    return word === 'null' ? { kind: 'scalar', text: word, isNull: true, at } : { kind: 'scalar', text: word, at };
  }

  private end(value: DocumentNode): DocumentNode {
    this.skipBlank();
    if (this.offset < this.text.length) throw this.unexpected('nothing after the value');
    return value;
  }

  private take(code: number): boolean {
    if (this.text.charCodeAt(this.offset) !== code) return false;
    this.offset++;
    return true;
  }

  private skipBlank(): void {
    for (; this.offset < this.text.length; this.offset++) {
      const code = this.text.charCodeAt(this.offset);
      if (code === 10) {
        this.line++;
        this.lineStart = this.offset + 1;
      } else if (code !== 32 && code !== 9 && code !== 13) return;
    }
  }

  private place(offset = this.offset): Place {
    return { file: this.file, line: this.line, column: offset - this.lineStart + 1 };
  }

  private unexpected(expected: string): Stop {
    if (this.offset >= this.text.length)
      return this.stop(`the text ends where ${expected} is expected`, 'Was the file cut?');
    const found = String.fromCodePoint(this.text.codePointAt(this.offset) ?? 0);
    const help =
      found === '/' || found === '#'
        ? 'JSON has no comments; use YAML for a commented file.'
        : found === '}' || found === ']'
          ? 'Remove the comma before it, or add what is missing.'
          : found === "'"
            ? 'JSON wants double quotes.'
            : 'Correct the JSON here; an editor marks the place.';
    return this.stop(`expected ${expected}, found \`${found}\``, help);
  }

  private stop(message: string, help: string, code = 'base/json-syntax'): Stop {
    return new Stop({ code, severity: 'error', message, at: this.place(), help });
  }
}
