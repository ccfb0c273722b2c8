import type { FileSet } from '../../base/files.js';
import { foldCase } from '../../base/fold-case.js';
import { compareText, sortedBy } from '../../base/order.js';
import { readJson } from '../../base/read-json.js';
import { readYaml } from '../../base/read-yaml.js';
import { type Result, resultOf } from '../../base/result.js';
import type { AdObject, Directory } from '../directory.js';
import { dnKey } from '../dn.js';
import { markerProblem } from '../home.js';
import type { Workspace } from '../workspace.js';
import { AttributeNames } from './attribute-names.js';
import { readCsvObjects } from './csv-objects.js';
import { type DerivedPerson, derivePerson } from './derive-person.js';
import { type DirectorySink, readDocumentObjects, readJsonLines } from './document-objects.js';
import { linkPeople } from './link-people.js';
import { ObjectBuilder } from './object-builder.js';
import type { Person } from './person.js';
import { Problems } from './problems.js';
import { resolvePerson } from './resolve-person.js';

/**
 * Reads every directory file and checks the objects against each other; `files` are the workspace's, those below
 * `directory/` count. The result does not depend on the order of files or of objects in them (DET-1).
 */
export const loadDirectory = (files: FileSet, workspace: Workspace): Result<Directory> => {
  const problems = new Problems();
  const builder = new ObjectBuilder(new AttributeNames(problems), workspace.forest, problems);
  const objects: AdObject[] = [];
  const people: Person[] = [];
  const sink: DirectorySink = {
    object: (object) => objects.push(object),
    person: (person) => people.push(person),
  };
  let read = 0;
  for (const [path, text] of sortedBy(files, ([name]) => name))
    if (path.startsWith('directory/')) {
      readDirectoryFile(path, text, builder, problems, sink);
      read++;
    }
  addPeople(people, workspace, builder, problems, sink);
  checkUnique(objects, problems);
  for (const object of objects) {
    const problem = markerProblem(object, workspace);
    if (problem !== null) problems.warning('marker', object.at, `\`${object.dn}\`: ${problem.message}`, problem.help);
  }
  if (read === 0 || (objects.length === 0 && !problems.found.some((d) => d.severity === 'error')))
    problems.error(
      'empty',
      { file: 'directory' },
      'the workspace has no directory objects',
      'Put an export of the forest into `directory/`.',
    );
  return resultOf({ objects: sortedByDn(objects) }, problems.all());
};

const readDirectoryFile = (
  path: string,
  text: string,
  builder: ObjectBuilder,
  problems: Problems,
  sink: DirectorySink,
): void => {
  switch (/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase()) {
    case 'yaml':
    case 'yml':
      readDocumentObjects(readYaml(text, path), path, builder, problems, sink);
      return;
    case 'json':
      readDocumentObjects(readJson(text, path), path, builder, problems, sink);
      return;
    case 'jsonl':
      readJsonLines(text, path, builder, problems, sink);
      return;
    case 'csv':
      readCsvObjects(text, path, builder, problems, sink);
      return;
    case 'ldif':
    case 'ldf':
      // NOT MODELLED: LDIF.
      problems.error(
        'not-modelled',
        { file: path },
        'LDIF is not supported yet',
        'Convert it to CSV: `Get-ADObject … | Export-Csv`.',
      );
      return;
    default:
      problems.warning(
        'unknown-file',
        { file: path },
        'this kind of file is not read',
        'Directory files end in .yaml, .json, .jsonl or .csv.',
      );
  }
};

const addPeople = (
  people: readonly Person[],
  workspace: Workspace,
  builder: ObjectBuilder,
  problems: Problems,
  sink: DirectorySink,
): void => {
  const derived: DerivedPerson[] = [];
  for (const person of people) {
    const resolved = resolvePerson(person, workspace, problems);
    const complete = resolved === null ? null : derivePerson(resolved, workspace, problems);
    if (complete !== null) derived.push(complete);
  }
  const linksOf = linkPeople(derived, problems);
  for (const person of derived) {
    const object = builder.build([...person.fields, ...linksOf(person)], person.person.at);
    if (object !== null) sink.object(object);
  }
};

/** DNs and objectGUIDs name one object each; which of two is reported follows the places, not the reading order. */
const checkUnique = (objects: AdObject[], problems: Problems): void => {
  objects.sort(
    (a, b) =>
      compareText(a.at.file, b.at.file) ||
      (a.at.line ?? 0) - (b.at.line ?? 0) ||
      (a.at.column ?? 0) - (b.at.column ?? 0),
  );
  const dns = new Map<string, AdObject>();
  const guids = new Map<string, AdObject>();
  for (const object of objects) {
    unique('duplicate-dn', `the DN \`${object.dn}\``, dnKey(object.dn) ?? object.dn, object, dns, problems);
    const guid = object.attributes.get('objectGUID');
    if (guid instanceof Uint8Array)
      unique('duplicate-guid', `the objectGUID of \`${object.dn}\``, guid.join(), object, guids, problems);
  }
};

const unique = (
  slug: string,
  what: string,
  key: string,
  object: AdObject,
  seen: Map<string, AdObject>,
  problems: Problems,
): void => {
  const first = seen.get(key);
  if (first === undefined) seen.set(key, object);
  else
    problems.error(
      slug,
      object.at,
      `${what} is used a second time`,
      `The first is at ${first.at.file}:${first.at.line ?? 1}; keep one.`,
    );
};

const sortedByDn = (objects: readonly AdObject[]): readonly AdObject[] => {
  const keyed = objects.map((object) => ({ key: foldCase(object.dn), object }));
  keyed.sort((a, b) => compareText(a.key, b.key));
  return keyed.map(({ object }) => object);
};
