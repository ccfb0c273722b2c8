import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { FileSet } from '../../src/base/files.js';

const folder = resolve(import.meta.dirname, '../../../shared/contoso-server-config');

/** The real export beside the project, `null` where it is not there. */
export const realExport: FileSet | null = existsSync(folder)
  ? new Map(
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.xml'))
        .map((path) => [path.split(sep).join('/'), readFileSync(join(folder, path), 'utf8')]),
    )
  : null;

export const needsRealExport = '(needs ../shared/contoso-server-config)';
