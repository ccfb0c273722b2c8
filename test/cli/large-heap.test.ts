import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../pipeline/case.js';
import { inFolder } from './run.js';

const main = join(projectFolder, 'dist/cli/main.js');

it.skipIf(!existsSync(main))(
  'a command whose directory needs more memory than Node gives starts itself again with it, and answers as ever',
  async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, 'directory'));
      // Nothing is read of it: the workspace file is missing. It only has to be large.
      writeFileSync(join(folder, 'directory/objects.csv'), 'x'.repeat(2_000_000));
      const run = (...options: readonly string[]) =>
        spawnSync(process.execPath, [...options, main, 'simulate', folder, '--out', join(folder, '../out')], {
          encoding: 'utf8',
        });
      const [usual, tight] = [run(), run('--max-old-space-size=128')];
      expect(usual.status).toBe(2);
      expect(usual.stderr).toContain('onegal.yaml');
      expect([tight.status, tight.stderr]).toEqual([usual.status, usual.stderr]);
    });
  },
);
