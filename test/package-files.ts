import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { FileSet } from '../src/base/files.js';
import type { Resources } from '../src/pipeline/resources.js';

const project = resolve(import.meta.dirname, '..');

/** A folder of the project as the command line would read it, by path below the folder. */
export const folder = (path: string): FileSet =>
  new Map(
    readdirSync(join(project, path), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [
        file
          .slice(join(project, path).length + 1)
          .split(sep)
          .join('/'),
        readFileSync(file, 'utf8'),
      ]),
  );

const below = (name: string): [string, string][] =>
  [...folder(name)].map(([path, text]): [string, string] => [`${name}/${path}`, text]);

/** What comes with the package. */
export const resources: Resources = { data: new Map([...below('rules'), ...below('schemas')]), version: '0.0.0-test' };
