import { asList, asMap, asTexts, quoted } from '../../base/decode.js';
import type { DocumentNode, MapNode } from '../../base/document.js';
import type { Result } from '../../base/result.js';
import { suggestion } from '../../base/suggestion.js';
import { onegal } from './dialects.js';
import type { DirectoryReader } from './directory-reader.js';
import type { Field } from './object-builder.js';
import { readPerson } from './person.js';
import type { Problems } from './problems.js';

const keys = ['objects', 'people'];

/** The `objects:` and `people:` of a YAML or JSON file (design 2). */
export const readDocumentObjects = (document: Result<DocumentNode>, file: string, reader: DirectoryReader): void => {
  const { problems } = reader;
  problems.found.push(...document.diagnostics);
  if (!document.ok) return;
  const root = document.value;
  if (root.kind !== 'map') {
    problems.error(
      'directory-file',
      root.at,
      'the file has no `objects:` and no `people:`',
      'Put the list under `objects:`.',
    );
    return;
  }
  let count = 0;
  for (const [key, entry] of root.entries) {
    if (!keys.includes(key)) {
      problems.error('directory-file', entry.at, `there is no key ${quoted(key)} here`, suggestion(key, keys));
      continue;
    }
    for (const item of asList(entry.value, (d) => problems.found.push(d))) {
      count++;
      const map = asMap(item, (d) => problems.found.push(d));
      if (map !== null) readItem(key, map, reader);
    }
  }
  const isClean = [...root.entries].every(([key, { value }]) => keys.includes(key) && value.kind === 'list');
  if (count === 0 && isClean)
    problems.error(
      'empty',
      { file, line: 1, column: 1 },
      'the file describes nobody',
      'Delete the file or give it content.',
    );
};

const readItem = (key: string, map: MapNode, reader: DirectoryReader): void => {
  const { builder, problems } = reader;
  if (key === 'objects') {
    if (reader.next()) reader.take(builder.object(fieldsOf(map, problems), map.at, reader.names(onegal)));
    return;
  }
  const person = readPerson(map, problems);
  if (person === null) return;
  reader.people.push(person);
  reader.counts.people++;
};

/** An empty text, an empty list and JSON null mean that the attribute is absent. */
export function* fieldsOf(map: MapNode, problems: Problems): Iterable<Field> {
  for (const [name, { value, at }] of map.entries) {
    if (value.kind === 'scalar') {
      if (value.isNull !== true && value.text !== '') yield { name, texts: [value.text], at };
      continue;
    }
    const texts = asTexts(value, (d) => problems.found.push(d)).filter((text) => text !== '');
    if (texts.length > 0) yield { name, texts, at };
  }
}
