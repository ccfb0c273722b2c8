import type { Diagnostic } from './diagnostic.js';
import { streamLimits } from './limits.js';
import { type MetName, NameSequence } from './name-sequence.js';
import { Remainder } from './remainder.js';

/** Takes the entries of an LDIF file. */
export interface LdifSink {
  /** A new entry; its `dn` line follows as the first value. */
  begin(line: number): void;
  /** One line of the entry, unfolded. `name` carries its options; `base64` says how the value is written. */
  value(name: MetName, value: string, base64: boolean, line: number, column: number): void;
  /** The entry is whole; an entry with a mistake in its form ends in `abandon` instead. */
  end(): void;
  abandon(): void;
}

const [carriageReturn, blank] = [0x0d, 0x20];
const [hash, minus, colon, less] = [0x23, 0x2d, 0x3a, 0x3c];

/** A line as it stands in the file, folds and line end counted, so that it does not matter how the file is cut into pieces. */
const lineLimit = streamLimits.value + 2;

/**
 * Reads the entries of LDIF (RFC 2849) as `ldifde -f` writes it, from pieces cut anywhere: folded lines, comments, `version:`,
 * base64, `changetype: add`. Values by URL are refused, never fetched, and so are changes: a change says nothing about what
 * an object holds (hardening LDIF). Written by hand because the readers at hand build a tree of the whole file.
 */
export class LdifParser {
  readonly diagnostics: Diagnostic[] = [];
  /** Entries begun. */
  entries = 0;

  private state: 'between' | 'entry' | 'skipping' | 'stopped' = 'between';
  private readonly remainder = new Remainder();
  private text = '';
  private offset = 0;
  private line = 1;
  private entryLength = 0;
  /** Inside a line that is too long: nothing is kept until it ends. */
  private isDiscarding = false;
  private sawContent = false;
  private readonly names = new NameSequence();
  /** What each name is for, by its number. */
  private readonly roles: Role[] = [];

  constructor(
    private readonly file: string,
    private readonly sink: LdifSink,
  ) {}

  push(piece: string): void {
    this.join(piece, false);
  }

  end(): void {
    this.join('', true);
    this.endEntry();
    this.text = '';
    this.offset = 0;
  }

  private join(piece: string, isFinal: boolean): void {
    const text = this.remainder.join(this.text, this.offset, piece, isFinal);
    if (text === null) return;
    this.text = text;
    this.offset = 0;
    this.scan(isFinal);
  }

  private report(line: number, message: string, help: string, column = 1): void {
    this.diagnostics.push({
      code: 'base/ldif',
      severity: 'error',
      message,
      at: { file: this.file, line, column },
      help,
    });
  }

  /** Takes line after line; one that may be folded further stays until the next piece. */
  private scan(isFinal: boolean): void {
    const { text } = this;
    const length = text.length;
    while (this.offset < length) {
      const start = this.offset;
      let end = text.indexOf('\n', start);
      let next = end + 1;
      if (end < 0) {
        if (!isFinal) break;
        end = next = length;
      } else if (next >= length && !isFinal) break;
      if (text.charCodeAt(next) === blank) {
        const unfolded = this.unfold(start, isFinal);
        if (unfolded === null) break;
        this.take(unfolded.text, 0, unfolded.text.length, unfolded.lines, this.offset - start);
        continue;
      }
      this.offset = next;
      this.take(
        text,
        start,
        text.charCodeAt(end - 1) === carriageReturn && end > start ? end - 1 : end,
        1,
        next - start,
      );
    }
    if (!isFinal) this.wait();
  }

  /** Joins a folded line (RFC 2849: a line end and one blank are taken out), or null when more of it may follow. */
  private unfold(start: number, isFinal: boolean): { readonly text: string; readonly lines: number } | null {
    const { text } = this;
    let joined = '';
    let lines = 0;
    for (let from = start; ; ) {
      let end = text.indexOf('\n', from);
      let next = end + 1;
      if (end < 0) {
        if (!isFinal) return null;
        end = next = text.length;
      } else if (next >= text.length && !isFinal) return null;
      joined += text.slice(from, text.charCodeAt(end - 1) === carriageReturn && end > from ? end - 1 : end);
      lines++;
      if (text.charCodeAt(next) !== blank) {
        this.offset = next;
        return { text: joined, lines };
      }
      from = next + 1;
    }
  }

  /** The line is not whole yet; beyond the limit it is dropped piece by piece. */
  private wait(): void {
    if (this.text.length - this.offset <= lineLimit) return;
    const isIgnored = this.state === 'skipping' || this.text.charCodeAt(this.offset) === hash;
    if (!this.isDiscarding && !isIgnored) this.tooLong();
    this.isDiscarding = true;
    // The last two units stay: they decide whether the line goes on.
    const kept = this.text.slice(-2);
    for (let n = this.text.indexOf('\n', this.offset); n >= 0 && n < this.text.length - 2; ) {
      this.line++;
      n = this.text.indexOf('\n', n + 1);
    }
    this.text = kept;
    this.offset = 0;
  }

  private tooLong(): void {
    const help = 'Leave such attributes out of the export (`-o`).';
    this.report(this.line, `a value has more than ${streamLimits.value} characters`, help);
    this.abandonEntry();
  }

  /** One unfolded line from `start` to `end` of `text`, which takes `lines` lines and `size` characters of the file. */
  private take(text: string, start: number, end: number, lines: number, size: number): void {
    const { line } = this;
    this.line += lines;
    if (this.isDiscarding) {
      this.isDiscarding = false;
      return;
    }
    if (end === start) {
      this.endEntry();
      return;
    }
    if (text.charCodeAt(start) === hash || this.state === 'skipping') return;
    if (size > lineLimit) {
      this.line = line;
      this.tooLong();
      this.line = line + lines;
      return;
    }
    this.entryLength += end - start;
    if (this.entryLength > streamLimits.record) {
      this.report(line, `an entry has more than ${streamLimits.record} characters`, 'Split the group.');
      this.abandonEntry();
      return;
    }
    const expected = this.names.expected(text, start);
    if (expected !== null) {
      this.takeValue(expected, text, start, start + expected.written.length, end, line);
      return;
    }
    const at = text.indexOf(':', start);
    if (at < 0 || at >= end) this.takeBareLine(text, start, end, line);
    else {
      const name = this.names.met(text.slice(start, at), text.slice(start, at + 1));
      this.takeValue(name, text, start, at + 1, end, line);
    }
  }

  /** A line without a colon: the `-` after a change, or damage. */
  private takeBareLine(text: string, start: number, end: number, line: number): void {
    // `-` ends the list of one attribute in a change; in an entry it says nothing.
    if (this.state === 'entry' && end === start + 1 && text.charCodeAt(start) === minus) return;
    const help =
      text.charCodeAt(start) === blank
        ? 'A line that begins with a blank goes on the one before it.'
        : 'Every line is `name: value`; was the file cut or edited?';
    this.report(line, 'the line has no `:`', help);
    this.abandonEntry();
  }

  /** A line whose name ends before `behind`. */
  private takeValue(met: MetName, text: string, start: number, behind: number, end: number, line: number): void {
    const { name } = met;
    const sign = text.charCodeAt(behind);
    let from = sign === colon || sign === less ? behind + 1 : behind;
    while (from < end && text.charCodeAt(from) === blank) from++;
    if (this.state === 'between' && !this.begin(name, text.slice(from, end), line)) return;
    if (sign === less) {
      const help = 'URLs are never fetched; export the value itself.';
      this.report(line, `the value of \`${name}\` is given by a URL`, help, behind - start + 1);
      this.abandonEntry();
      return;
    }
    const role = (this.roles[met.number] ??= roleOf(name));
    if (role === 'changetype') {
      const change = text.slice(from, end);
      if (change.toLowerCase() !== 'add') this.refuseChange(change, line);
    } else if (role === 'control')
      this.report(
        line,
        'the entry has a `control:`',
        'Export with `ldifde -f`, which writes entries without controls.',
      );
    else this.sink.value(met, text.slice(from, end), sign === colon, line, from - start + 1);
  }

  private refuseChange(change: string, line: number): void {
    const help = 'Export the objects themselves: `ldifde -f <file>`; a change file does not say what an object holds.';
    this.report(line, `\`changetype: ${change.slice(0, 40)}\` is a change, not an entry`, help);
    this.abandonEntry();
  }

  /** The first line of an entry names it; `version: 1` may stand before the first. */
  private begin(name: string, value: string, line: number): boolean {
    const folded = name === 'dn' ? name : name.toLowerCase();
    const isFirst = !this.sawContent;
    this.sawContent = true;
    if (folded === 'version' && isFirst) {
      if (value !== '1') this.report(line, `LDIF version \`${value.slice(0, 40)}\` is not known`, 'Export version 1.');
      return false;
    }
    if (folded !== 'dn') {
      const help = 'Every entry begins with `dn:`; a blank line ends the one before it.';
      this.report(line, 'the entry does not begin with `dn:`', help);
      this.state = 'skipping';
      return false;
    }
    this.state = 'entry';
    this.entryLength = 0;
    this.entries++;
    this.sink.begin(line);
    return true;
  }

  private abandonEntry(): void {
    if (this.state === 'entry') this.sink.abandon();
    this.state = 'skipping';
  }

  private endEntry(): void {
    if (this.state === 'entry') this.sink.end();
    this.state = 'between';
    this.names.restart();
  }
}

type Role = 'changetype' | 'control' | 'value';

const roleOf = (name: string): Role => {
  const folded = name.toLowerCase();
  return folded === 'changetype' || folded === 'control' ? folded : 'value';
};
