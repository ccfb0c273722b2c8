import { decodeBase64 } from '../../base/base64.js';
import type { Diagnostic, Place } from '../../base/diagnostic.js';
import type { TextStream } from '../../base/files.js';
import type { MetName } from '../../base/name-sequence.js';
import { LdifParser, type LdifSink } from '../../base/read-ldif.js';
import type { AttributeNames, KnownName, NameMeaning, Range } from './attribute-names.js';
import { utf8 } from './bytes.js';
import { ldifde } from './dialects.js';
import type { DirectoryReader } from './directory-reader.js';

/** The objects of an LDIF file as `ldifde -f` writes it (design 2, hardening LDIF). */
export const readLdifObjects = (stream: TextStream, file: string, reader: DirectoryReader): readonly Diagnostic[] => {
  reader.counts.dialect = ldifde.name;
  const parser = new LdifParser(file, new LdifObjects(file, reader));
  const damage = reader.read(stream, (piece) => parser.push(piece));
  parser.end();
  const { problems } = reader;
  problems.found.push(...parser.diagnostics);
  if (parser.entries === 0 && parser.diagnostics.length === 0 && damage.length === 0)
    problems.error(
      'empty',
      { file, line: 1, column: 1 },
      'the file has no entries',
      'Delete the file or give it content.',
    );
  return damage;
};

/** Makes an object of each entry. */
class LdifObjects implements LdifSink {
  private readonly names: AttributeNames;
  /** By number of the name. */
  private readonly known: KnownName[] = [];
  private at: Place;
  private line = 1;
  private column = 1;
  private dn = '';
  private isRead = true;
  private readonly where = (): Place => ({ file: this.file, line: this.line, column: this.column });
  /** The parts of lists that came in parts, by name. */
  private readonly ranges = new Map<string, Range[]>();

  constructor(
    private readonly file: string,
    private readonly reader: DirectoryReader,
  ) {
    this.names = reader.names(ldifde);
    this.at = { file };
  }

  begin(line: number): void {
    this.isRead = this.reader.next();
    this.at = { file: this.file, line, column: 1 };
    this.dn = '';
    this.ranges.clear();
    this.reader.builder.begin(this.at, this.where);
  }

  value({ name, number }: MetName, value: string, base64: boolean, line: number, column: number): void {
    if (!this.isRead) return;
    this.line = line;
    this.column = column;
    const known = (this.known[number] ??= this.names.knownName(name, base64 || value !== '' ? this.where() : this.at));
    const { meaning, range } = known;
    if (meaning.kind === 'ignored') {
      this.reader.counts.ignore(meaning);
      return;
    }
    if (range !== null) this.part(name, range);
    if (value === '') return;
    const { builder } = this.reader;
    if (base64) this.bytes(meaning, name, value);
    else if (meaning.kind !== 'attribute') this.general(meaning, name, value);
    else if (meaning.inlet.isBinary) this.plainBytes(meaning, value);
    else builder.add(meaning.inlet, value);
  }

  end(): void {
    if (!this.isRead) return;
    this.checkRanges();
    this.reader.take(this.reader.builder.finish());
  }

  abandon(): void {
    this.reader.builder.abandon();
    this.reader.counts.skip('damaged', '', this.at);
  }

  private general(meaning: NameMeaning, name: string, text: string): void {
    if (meaning.kind === 'dn') this.dn = text;
    this.reader.builder.general(meaning, name, text);
  }

  private bytes(meaning: NameMeaning, name: string, value: string): void {
    const { builder, problems } = this.reader;
    const bytes = decodeBase64(value);
    if (bytes === null) {
      const help = 'Base64 has whole groups of four; was the line cut or edited?';
      problems.error('base64', this.where(), `the value of \`${name}\` is no base64`, help);
    } else if (meaning.kind === 'attribute') builder.addBytes(meaning.inlet, bytes);
    else {
      const text = utf8(bytes);
      if (text === null) problems.error('value', this.where(), `\`${name}\` is no UTF-8`, 'Export the object again.');
      else this.reader.watch.closely(() => this.general(meaning, name, text));
    }
  }

  /** Bytes that happen to be printable stand as they are; tools also write a GUID or a SID as its text. */
  private plainBytes(meaning: Extract<NameMeaning, { kind: 'attribute' }>, value: string): void {
    const { builder } = this.reader;
    if (/^\{?[0-9A-Fa-f]{8}-|^S-1-/.test(value)) builder.add(meaning.inlet, value);
    else builder.addBytes(meaning.inlet, new TextEncoder().encode(value));
  }

  private part(name: string, range: Range): void {
    const list = name.slice(0, name.indexOf(';')).toLowerCase();
    const parts = this.ranges.get(list);
    if (parts === undefined) this.ranges.set(list, [range]);
    else if (parts.at(-1) !== range) parts.push(range);
  }

  /** A list whose parts do not reach from the first value to the last is incomplete: a group would lose members. */
  private checkRanges(): void {
    for (const [name, parts] of this.ranges) {
      let next: number | null = 0;
      for (const { from, to } of [...parts].sort((a, b) => a.from - b.from))
        if (next !== null && from <= next) next = to === null ? null : Math.max(next, to + 1);
      if (next === null) continue;
      const message = `\`${name}\` of \`${this.dn}\` is incomplete: it ends after value ${next}`;
      const help = 'A domain controller hands out long lists in parts; export the group again with all parts.';
      this.reader.problems.warning('incomplete-values', this.at, message, help);
    }
  }
}
