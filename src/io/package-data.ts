import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileSet } from '../base/files.js';
import { readFolder, readTextFile } from './read-folder.js';

/** The folder of the installed package: two levels above this file, both in `src` and in `dist`. */
export const packageFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The data onegal ships, `rules/…` and `schemas/…`; an unreadable package is a broken installation and throws. */
export const readPackageData = (): FileSet => {
  const data = new Map<string, string>();
  for (const folder of ['rules', 'schemas']) {
    const files = readFolder(resolve(packageFolder, folder));
    if (!files.ok) throw new Error(`the installation is damaged: ${files.diagnostics[0]?.message ?? folder}`);
    for (const [path, text] of files.value) data.set(`${folder}/${path}`, text);
  }
  return data;
};

/** Version of the installed package. */
export const packageVersion = (): string => {
  const text = readTextFile(resolve(packageFolder, 'package.json'));
  const version: unknown = text.ok ? JSON.parse(text.value).version : undefined;
  return typeof version === 'string' ? version : '0.0.0';
};
