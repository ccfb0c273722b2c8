import { asList, asMap, asTexts, quoted } from '../../base/decode.js';
import type { DocumentNode, MapNode } from '../../base/document.js';
import { readJson } from '../../base/read-json.js';
import type { Result } from '../../base/result.js';
import { suggestion } from '../../base/suggestion.js';
import type { AdObject } from '../directory.js';
import type { Field, ObjectBuilder } from './object-builder.js';
import { type Person, readPerson } from './person.js';
import type { Problems } from './problems.js';

/** Takes what a directory file holds, one by one. */
export interface DirectorySink {
  object(object: AdObject): void;
  person(person: Person): void;
}

const keys = ['objects', 'people'];

/** The `objects:` and `people:` of a YAML or JSON file (design 2). */
export const readDocumentObjects = (
  document: Result<DocumentNode>,
  file: string,
  builder: ObjectBuilder,
  problems: Problems,
  sink: DirectorySink,
): void => {
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
      if (map === null) continue;
      if (key === 'people') {
        const person = readPerson(map, problems);
        if (person !== null) sink.person(person);
      } else {
        const object = builder.build(fieldsOf(map, problems), map.at);
        if (object !== null) sink.object(object);
      }
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

/** JSON lines: one object a line; an empty line is nothing. */
export const readJsonLines = (
  text: string,
  file: string,
  builder: ObjectBuilder,
  problems: Problems,
  sink: DirectorySink,
): void => {
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    start = end + 1;
    number++;
    if (line.trim() === '') continue;
    const document = readJson(line, file, number);
    problems.found.push(...document.diagnostics);
    if (!document.ok) continue;
    const map = asMap(document.value, (d) => problems.found.push(d));
    const object = map === null ? null : builder.build(fieldsOf(map, problems), map.at);
    if (object !== null) sink.object(object);
  }
};

/** An empty text, an empty list and JSON null mean that the attribute is absent. */
function* fieldsOf(map: MapNode, problems: Problems): Iterable<Field> {
  for (const [name, { value, at }] of map.entries) {
    if (value.kind === 'scalar') {
      if (value.isNull !== true && value.text !== '') yield { name, texts: [value.text], at };
      continue;
    }
    const texts = asTexts(value, (d) => problems.found.push(d)).filter((text) => text !== '');
    if (texts.length > 0) yield { name, texts, at };
  }
}
