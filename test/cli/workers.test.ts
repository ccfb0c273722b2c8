import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workersOf } from '../../src/cli/part-threads.js';
import { projectFolder } from '../pipeline/case.js';
import { inFolder, run } from './run.js';

const workspace = join(projectFolder, 'golden/contoso/workspace');
const isBuilt = existsSync(join(projectFolder, 'dist/cli/part-thread.js'));

/** More people than fit into one part, in a workspace that can be simulated in parts: who leads whom reaches from part to part. */
const manyPeople = (folder: string): string => {
  const many = join(folder, 'many');
  cpSync(workspace, many, { recursive: true, filter: (path) => !path.includes('expectations') });
  const people = Array.from({ length: 700 }, (_, i) => ({
    name: `Many ${i}`,
    alias: `many${i}`,
    upn: `many${i}@contoso.com`,
    population: 'P01',
    manager: `Many ${(i * 7 + 350) % 700}`,
  }));
  writeFileSync(join(many, 'directory', 'many.json'), JSON.stringify({ people }));
  return many;
};

describe('simulate --workers', () => {
  it.skipIf(!isBuilt)(
    'gives the same bytes as one thread, and as the whole (threads run what `npm run build` made)',
    async () => {
      await inFolder(async (folder) => {
        const many = manyPeople(folder);
        const outOf = async (name: string, ...options: readonly string[]) => {
          const out = join(folder, name);
          const { code, stdout, stderr } = await run('simulate', many, '--out', out, ...options);
          // The manifest holds the hashes of everything else.
          const manifest = readFileSync(join(out, 'manifest.json'), 'utf8');
          expect(stderr).not.toContain('as a whole');
          return { code, stdout: stdout.replaceAll(out, 'out'), manifest, files: readdirSync(out).sort() };
        };
        const one = await outOf('one');
        expect(await outOf('two', '--workers', '2')).toEqual(one);
        expect(await outOf('three', '--workers', '3')).toEqual(one);
        // A saved state needs the directory as a whole.
        expect(await outOf('whole', '--save-state', join(folder, 'state.jsonl'))).toEqual(one);
      });
    },
  );

  it('two threads are the default where that pays: for a large directory', async () => {
    await inFolder(async (folder) => {
      expect(workersOf(workspace, {})).toMatchObject({ value: 1 });
      mkdirSync(join(folder, 'directory'));
      writeFileSync(join(folder, 'export.xml'), ' '.repeat(33e6));
      expect(workersOf(folder, {})).toMatchObject({ value: 1 });
      writeFileSync(join(folder, 'directory', 'objects.jsonl'), '\n'.repeat(33e6));
      expect(workersOf(folder, {})).toMatchObject({ value: availableParallelism() > 1 ? 2 : 1 });
      expect(workersOf(folder, { workers: '1' })).toMatchObject({ value: 1 });
    });
  });

  it('says so when only one thread can do it', async () => {
    await inFolder(async (folder) => {
      const { stderr } = await run('simulate', workspace, '--out', join(folder, 'out'), '--workers', '2');
      expect(stderr).toContain('as a whole, by one thread');
    });
  });

  it.each([
    [['--workers', '0'], 'is no number of threads'],
    [['--workers', 'many'], 'is no number of threads'],
    [['--workers', '2', '--save-state', 'state.jsonl'], 'by one thread'],
  ])('%j is refused', async (options, message) => {
    await inFolder(async (folder) => {
      const out = join(folder, 'out');
      const { code, stderr } = await run('simulate', workspace, '--out', out, ...options);
      expect(code).toBe(2);
      expect(stderr).toContain(message);
      expect(existsSync(out)).toBe(false);
    });
  });
});
