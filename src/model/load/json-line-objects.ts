import { asMap } from '../../base/decode.js';
import type { Diagnostic, Place } from '../../base/diagnostic.js';
import type { TextStream } from '../../base/files.js';
import { streamLimits } from '../../base/limits.js';
import { readJson } from '../../base/read-json.js';
import { type FlatMembers, flatMembers, LineParser, scanFlatObject } from '../../base/read-json-lines.js';
import type { AttributeNames, NameMeaning } from './attribute-names.js';
import { onegal } from './dialects.js';
import type { DirectoryReader } from './directory-reader.js';
import { fieldsOf } from './document-objects.js';

/** The objects of a file of JSON lines: one object a line; an empty line is nothing (design 2, hardening JSON). */
export const readJsonLines = (stream: TextStream, file: string, reader: DirectoryReader): readonly Diagnostic[] => {
  const lines = new JsonLineObjects(file, reader);
  const parser = new LineParser(file, (text, number) => lines.line(text, number));
  const damage = reader.read(stream, (piece) => parser.push(piece));
  parser.end();
  reader.problems.found.push(...parser.diagnostics);
  return damage;
};

/** A key as it was met: what it means, and the last line that had it. */
interface Key {
  readonly meaning: NameMeaning;
  line: number;
}

class JsonLineObjects {
  private readonly names: AttributeNames;
  private readonly keys = new Map<string, Key>();
  private readonly members: FlatMembers = flatMembers();
  private number = 0;
  private offset = 0;
  private readonly where = (): Place => ({ file: this.file, line: this.number, column: this.offset + 1 });

  constructor(
    private readonly file: string,
    private readonly reader: DirectoryReader,
  ) {
    this.names = reader.names(onegal);
  }

  line(text: string, number: number): void {
    this.number = number;
    // An escape may stand for a character that the text does not show.
    if (text.includes('\\u')) this.reader.watch.reset(true);
    if (!scanFlatObject(text, this.members) || !this.add(text)) this.slow(text);
  }

  /** Adds what was scanned; false when a key stands twice, which the slow way reports. */
  private add(text: string): boolean {
    const { members, reader } = this;
    const { builder } = reader;
    builder.begin({ file: this.file, line: this.number, column: text.indexOf('{') + 1 }, this.where);
    for (let i = 0; i < members.count; i++) {
      const name = members.keys[i] ?? '';
      this.offset = members.offsets[i] ?? 0;
      const key = this.keyOf(name);
      if (key.line === this.number) return false;
      key.line = this.number;
      const value = members.values[i];
      if (value === null || value === undefined) continue;
      if (key.meaning.kind === 'ignored') reader.counts.ignore(key.meaning);
      else if (typeof value === 'string') this.texts(key.meaning, name, [value]);
      else this.texts(key.meaning, name, value);
    }
    reader.take(builder.finish());
    return true;
  }

  private texts(meaning: NameMeaning, name: string, texts: readonly string[]): void {
    if (texts.some((text) => text.length > streamLimits.value)) {
      const message = `a value of \`${name}\` has more than ${streamLimits.value} characters`;
      this.reader.problems.error('value', this.where(), message, 'Leave such attributes out.');
    } else this.reader.builder.texts(meaning, name, texts);
  }

  private keyOf(name: string): Key {
    let key = this.keys.get(name);
    if (key === undefined) {
      key = { meaning: this.names.meaningOf(name, this.where()), line: 0 };
      this.keys.set(name, key);
    }
    return key;
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
