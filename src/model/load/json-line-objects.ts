import { asMap } from '../../base/decode.js';
import type { Diagnostic, Place } from '../../base/diagnostic.js';
import type { TextStream } from '../../base/files.js';
import { FlatObjects } from '../../base/flat-objects.js';
import { streamLimits } from '../../base/limits.js';
import type { MetName } from '../../base/name-sequence.js';
import { readJson } from '../../base/read-json.js';
import { LineParser } from '../../base/read-json-lines.js';
import type { AttributeNames, NameMeaning } from './attribute-names.js';
import { onegal } from './dialects.js';
import type { DirectoryReader } from './directory-reader.js';
import { fieldsOf } from './document-objects.js';

/** The objects of a file of JSON lines: one object a line; an empty line is nothing (design 2, hardening JSON). */
export const readJsonLines = (stream: TextStream, file: string, reader: DirectoryReader): readonly Diagnostic[] => {
  const lines = new JsonLineObjects(file, reader);
  const parser = new LineParser(file, (text, start, end, number) => lines.line(text, start, end, number));
  const damage = reader.read(stream, (piece) => parser.push(piece));
  parser.end();
  reader.problems.found.push(...parser.diagnostics);
  return damage;
};

/** A key as it was met: what it means, and the last line that had it. */
interface Key {
  readonly name: string;
  readonly meaning: NameMeaning;
  line: number;
}

class JsonLineObjects {
  private readonly names: AttributeNames;
  /** By number of the name. */
  private readonly keys: Key[] = [];
  private readonly members = new FlatObjects();
  private number = 0;
  private offset = 0;
  /** Whether the line at hand is long enough for a value that is too long. */
  private mayBeLong = false;
  private readonly where = (): Place => ({ file: this.file, line: this.number, column: this.offset + 1 });

  constructor(
    private readonly file: string,
    private readonly reader: DirectoryReader,
  ) {
    this.names = reader.names(onegal);
  }

  line(text: string, start: number, end: number, number: number): void {
    const { members, reader } = this;
    if (!reader.next()) return;
    this.number = number;
    this.mayBeLong = end - start > streamLimits.value;
    const isFlat = members.read(text, start, end, !reader.watch.isSuspect);
    // An escape may stand for a character that the text does not show.
    if (members.hasEscapes && text.slice(start, end).includes('\\u')) reader.watch.reset(true);
    if (!isFlat || !this.add(text.indexOf('{', start) - start)) this.slow(text.slice(start, end));
  }

  /** Adds what was read of an object that begins at `offset`; false when a key stands twice, which the slow way reports. */
  private add(offset: number): boolean {
    const { members, reader, number } = this;
    const { builder } = reader;
    builder.begin({ file: this.file, line: number, column: offset + 1 }, this.where);
    for (let i = 0; i < members.count; i++) {
      this.offset = members.offsets[i] ?? 0;
      const key = this.keyOf(members.keys[i] as MetName); // `i` is below the count
      if (key.line === number) return false;
      key.line = number;
      const value = members.values[i];
      if (value === null || value === undefined) continue;
      const { meaning, name } = key;
      if (meaning.kind === 'ignored') reader.counts.ignore(meaning);
      else if (typeof value !== 'string') {
        if (value.every((one) => this.isShort(name, one))) builder.texts(meaning, name, value);
      } else if (this.isShort(name, value)) builder.text(meaning, name, value);
    }
    reader.take(builder.finish());
    return true;
  }

  private isShort(name: string, text: string): boolean {
    if (!this.mayBeLong || text.length <= streamLimits.value) return true;
    const message = `a value of \`${name}\` has more than ${streamLimits.value} characters`;
    this.reader.problems.error('value', this.where(), message, 'Leave such attributes out.');
    return false;
  }

  private keyOf({ name, number }: MetName): Key {
    return (this.keys[number] ??= { name, meaning: this.names.meaningOf(name, this.where()), line: 0 });
  }

  private slow(text: string): void {
    const { problems, builder } = this.reader;
    builder.abandon();
    const document = readJson(text, this.file, this.number);
    problems.found.push(...document.diagnostics);
    if (!document.ok) return;
    const map = asMap(document.value, (d) => problems.found.push(d));
    if (map !== null) this.reader.take(builder.object(fieldsOf(map, problems), map.at, this.names));
  }
}
