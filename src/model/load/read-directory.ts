import { adSchema } from '../../attribute/catalogue.js';
import { AttributeNumbers } from '../../attribute/packed-attributes.js';
import type { Diagnostic } from '../../base/diagnostic.js';
import { type FileSet, type StreamSet, streamOf, type TextStream } from '../../base/files.js';
import { sortedBy } from '../../base/order.js';
import { readJson } from '../../base/read-json.js';
import { readYaml } from '../../base/read-yaml.js';
import type { AdObject } from '../directory.js';
import type { Workspace } from '../workspace.js';
import { readCsvObjects } from './csv-objects.js';
import { type DerivedPerson, derivePerson } from './derive-person.js';
import { onegal } from './dialects.js';
import { DirectoryReader } from './directory-reader.js';
import { DnCheck } from './dn-check.js';
import { readDocumentObjects } from './document-objects.js';
import { Watch } from './inlet.js';
import { readJsonLines } from './json-line-objects.js';
import { readLdifObjects } from './ldif-objects.js';
import { linkPeople } from './link-people.js';
import { ObjectBuilder } from './object-builder.js';
import type { Problems } from './problems.js';
import { ReadCounts, type ReadReport } from './read-report.js';
import { resolvePerson } from './resolve-person.js';
import { everything, type Selection } from './selection.js';

/** The files of a workspace that its directory may be read from; `streams` are large ones that are read piece by piece. */
export interface DirectoryFiles {
  readonly files: FileSet;
  readonly streams: StreamSet;
}

/**
 * Reads every file below `directory/`, in the order of their paths, and hands the objects over one by one; those of the short form
 * come last, because they may name each other. No object is kept here. Each object is checked on its own only. Of a selection, `take` gets
 * the objects that are wanted, and those that are only to be checked.
 */
export const readDirectory = (
  { files, streams }: DirectoryFiles,
  workspace: Workspace,
  problems: Problems,
  take: (object: AdObject, isWanted: boolean) => void,
  selection: Selection = everything,
): readonly ReadReport[] => {
  const numbers = new AttributeNumbers(adSchema);
  const watch = new Watch();
  const builder = new ObjectBuilder(numbers, new DnCheck(workspace.forest, watch, problems), problems);
  let taken = 0;
  const sink = (object: AdObject, isWanted: boolean): void => {
    taken++;
    take(object, isWanted);
  };
  const reader = new DirectoryReader(numbers, builder, watch, problems, new ReadCounts('', 'yaml'), sink, selection);
  const reports: ReadReport[] = [];
  let read = 0;
  for (const [path, content] of sortedBy([...files, ...streams], ([name]) => name)) {
    if (!path.startsWith('directory/')) continue;
    read++;
    const format = formatOf(path);
    if (format === null) {
      const help = 'Directory files end in .yaml, .json, .jsonl, .csv or .ldif.';
      problems.warning('unknown-file', { file: path }, 'this kind of file is not read', help);
      continue;
    }
    const counts = new ReadCounts(path, format);
    reader.startFile(counts);
    problems.found.push(...readers[format](content, path, reader));
    reports.push(counts.report());
  }
  addPeople(reader, workspace);
  const isEmpty = taken === 0 && selection.checksOthers && !problems.found.some((d) => d.severity === 'error');
  if (read === 0 || isEmpty)
    problems.error(
      'empty',
      { file: 'directory' },
      'the workspace has no directory objects',
      'Put an export of the forest into `directory/`.',
    );
  return reports;
};

const extensions: ReadonlyMap<string, ReadReport['format']> = new Map([
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['json', 'json'],
  ['jsonl', 'jsonl'],
  ['csv', 'csv'],
  ['ldif', 'ldif'],
  ['ldf', 'ldif'],
]);

const formatOf = (path: string): ReadReport['format'] | null =>
  extensions.get(/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '') ?? null;

type Content = string | TextStream;
type Reader = (content: Content, file: string, reader: DirectoryReader) => readonly Diagnostic[];

const streamed =
  (read: (stream: TextStream, file: string, reader: DirectoryReader) => readonly Diagnostic[]): Reader =>
  (content, file, reader) =>
    read(typeof content === 'string' ? streamOf(content) : content, file, reader);

/** YAML and JSON are small enough to be held; a stream of one is put together first. */
const whole =
  (read: (text: string, file: string, reader: DirectoryReader) => void): Reader =>
  (content, file, reader) => {
    if (typeof content === 'string') {
      read(content, file, reader);
      return [];
    }
    let text = '';
    const damage = content.read((piece) => {
      text += piece;
    });
    if (damage.length === 0) read(text, file, reader);
    return damage;
  };

const readers: Readonly<Record<ReadReport['format'], Reader>> = {
  yaml: whole((text, file, reader) => readDocumentObjects(readYaml(text, file), file, reader)),
  json: whole((text, file, reader) => readDocumentObjects(readJson(text, file), file, reader)),
  jsonl: streamed(readJsonLines),
  csv: streamed(readCsvObjects),
  ldif: streamed(readLdifObjects),
};

/** The objects of the short form; they are counted as people of their files, not as objects. */
const addPeople = (reader: DirectoryReader, workspace: Workspace): void => {
  const { problems, builder } = reader;
  const derived: DerivedPerson[] = [];
  for (const person of reader.people) {
    const resolved = resolvePerson(person, workspace, problems);
    const complete = resolved === null ? null : derivePerson(resolved, workspace, problems);
    if (complete !== null) derived.push(complete);
  }
  reader.startFile(new ReadCounts('', 'yaml'));
  const linksOf = linkPeople(derived, problems);
  for (const person of derived)
    if (reader.next())
      reader.take(builder.object([...person.fields, ...linksOf(person)], person.person.at, reader.names(onegal)));
};
