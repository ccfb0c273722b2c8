import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { invariant } from '../../src/base/assert-never.js';
import { readPackageData } from '../../src/io/package-data.js';
import { readFolder } from '../../src/io/read-folder.js';
import { type OpenedWorkspace, openWorkspace } from '../../src/pipeline/open-workspace.js';

export const projectFolder = resolve(fileURLToPath(import.meta.url), '../../..');

/** A workspace of the golden cases, opened as the commands open it. */
export const openCase = (name: string, version = '0.0.0', change: (files: Map<string, string>) => void = () => {}) => {
  const files = readFolder(join(projectFolder, 'golden', name, 'workspace'));
  invariant(files.ok, `golden/${name}/workspace can be read`);
  const all = new Map(files.value);
  change(all);
  const opened = openWorkspace(all, { data: readPackageData(), version });
  invariant(opened.ok, `golden/${name}/workspace is sound: ${JSON.stringify(opened.diagnostics)}`);
  return opened.value satisfies OpenedWorkspace;
};

/** What a JSON text breaks of `schemas/<name>.schema.json`, judged by a validator that is not ours; empty when nothing. */
export const schemaErrors = (name: string, text: string): readonly unknown[] => {
  const schema: unknown = JSON.parse(readFileSync(join(projectFolder, 'schemas', `${name}.schema.json`), 'utf8'));
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  // The file was written as a schema; ajv refuses it otherwise.
  const validate = ajv.compile(schema as object);
  return validate(JSON.parse(text)) ? [] : (validate.errors ?? []);
};
