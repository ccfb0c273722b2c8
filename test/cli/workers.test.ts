import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../pipeline/case.js';
import { inFolder, run } from './run.js';

const workspace = join(projectFolder, 'golden/three-tenants/workspace');
const isBuilt = existsSync(join(projectFolder, 'dist/cli/part-thread.js'));

describe('simulate --workers', () => {
  it.skipIf(!isBuilt)('gives the same bytes (threads run what `npm run build` made)', async () => {
    await inFolder(async (folder) => {
      const [one, two] = [join(folder, 'one'), join(folder, 'two')];
      const alone = await run('simulate', workspace, '--out', one);
      const shared = await run('simulate', workspace, '--out', two, '--workers', '2');
      expect(shared.code).toBe(alone.code);
      expect(shared.stdout.replaceAll(two, one)).toBe(alone.stdout);
      // The manifest holds the hashes of everything else.
      expect(readFileSync(join(two, 'manifest.json'), 'utf8')).toBe(readFileSync(join(one, 'manifest.json'), 'utf8'));
    });
  });

  it('says so when only one thread can do it', async () => {
    await inFolder(async (folder) => {
      const whole = join(projectFolder, 'golden/contoso/workspace');
      const { stderr } = await run('simulate', whole, '--out', join(folder, 'out'), '--workers', '2');
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
