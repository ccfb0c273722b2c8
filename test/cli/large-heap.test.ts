import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workspaceText } from '../../bench/generate.js';
import { heapFor } from '../../src/io/large-heap.js';
import { projectFolder } from '../pipeline/case.js';
import { inFolder } from './run.js';

const main = join(projectFolder, 'dist/cli/main.js');

describe('a directory that needs more memory than Node gives', () => {
  it.skipIf(!existsSync(main)).each([
    ['simulate', ['--out', '../out']],
    ['explain', ['anna']],
  ])('%s gets it, and answers as ever', async (command, options) => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, 'directory'));
      // Nothing is read of it: the workspace file is missing. It only has to be large.
      writeFileSync(join(folder, 'directory/objects.csv'), 'x'.repeat(2_000_000));
      const run = (...nodeOptions: readonly string[]) =>
        spawnSync(process.execPath, [...nodeOptions, main, command, folder, ...options], { encoding: 'utf8' });
      const [usual, tight] = [run(), run('--max-old-space-size=128')];
      expect(usual.status).toBe(2);
      expect(usual.stderr).toContain('onegal.yaml');
      expect([tight.status, tight.stderr]).toEqual([usual.status, usual.stderr]);
    });
  });

  it.skipIf(!existsSync(main))(
    'and that even more is needed is told, nothing is written and nothing is left',
    async () => {
      await inFolder(async (folder) => {
        const workspace = join(folder, 'workspace');
        mkdirSync(join(workspace, 'directory'), { recursive: true });
        writeFileSync(join(workspace, 'onegal.yaml'), workspaceText);
        // The short form grows: its few bytes become whole people, more than the size of the file lets expect.
        const people = Array.from({ length: 30_000 }, (_, i) => `  - { name: A${i}, population: P01 }`);
        writeFileSync(join(workspace, 'directory/people.yaml'), `people:\n${people.join('\n')}\n`);
        const run = spawnSync(
          process.execPath,
          ['--max-old-space-size=100', main, 'simulate', workspace, '--out', join(folder, 'out')],
          { encoding: 'utf8' },
        );
        expect(run.stderr).toContain('io/memory');
        expect(run.status).toBe(2);
        expect(readdirSync(folder)).toEqual(['workspace']);
      });
    },
  );

  it('is told by its size; a small one has room', () => {
    expect(heapFor(projectFolder, 1_000_000)).toBeNull();
    // As much as there is, and never more than asked for.
    const heap = heapFor(projectFolder, 1e12);
    expect(heap).toBeGreaterThan(0);
    expect(heap).toBeLessThan(1e7);
  });
});
