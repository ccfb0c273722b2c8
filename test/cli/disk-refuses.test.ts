import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateWorkspace } from '../../bench/generate.js';
import { projectFolder } from '../pipeline/case.js';
import { inFolder } from './run.js';

const main = join(projectFolder, 'dist/cli/main.js');

/** Blocks of 1 024 bytes that a file may have: refused while parts run, and when texts are put aside for the last time. */
it.skipIf(!existsSync(main) || process.platform === 'win32').each([500, 8000])(
  'files of more than %d blocks are refused: the simulation says so, nothing is written and nothing is lost (hardening OUT-3, OUT-5)',
  async (blocks) => {
    await inFolder(async (folder) => {
      generateWorkspace(join(folder, 'workspace'), 'jsonl', 2000);
      const out = join(folder, 'out');
      mkdirSync(out);
      writeFileSync(join(out, 'before.txt'), 'kept');
      const command = `ulimit -f ${blocks}; exec "$0" "$@"`;
      const args = [main, 'simulate', join(folder, 'workspace'), '--out', out, '--force'];
      const run = spawnSync('bash', ['-c', command, process.execPath, ...args], { encoding: 'utf8' });
      expect(run.stderr).toContain('cannot write: the system answered EFBIG');
      expect(run.stderr).not.toContain('internal error');
      expect(run.status).toBe(2);
      expect(readdirSync(folder).sort()).toEqual(['out', 'workspace']);
      expect(readdirSync(out)).toEqual(['before.txt']);
    });
  },
);
