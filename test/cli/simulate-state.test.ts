import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../pipeline/case.js';
import { inFolder, run } from './run.js';

const workspace = join(projectFolder, 'golden/contoso/workspace');
const summaryOf = (out: string) => JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
const pendingOf = (out: string) => summaryOf(out).servers.map((server: { pending: unknown }) => server.pending);

describe('simulate --state', { timeout: 120_000 }, () => {
  it('on unchanged input has nothing pending, and the state is the same', () =>
    inFolder(async (folder) => {
      const [a, b] = [join(folder, 'a'), join(folder, 'b')];
      const [first, second] = [join(folder, '1.jsonl'), join(folder, '2.jsonl')];
      await run('simulate', workspace, '--out', a, '--save-state', first);
      const again = await run('simulate', workspace, '--out', b, '--state', first, '--save-state', second);
      expect(again.code).toBe(0);
      expect(pendingOf(b)).toEqual(Array.from({ length: 2 }, () => ({ adds: 0, updates: 0, deletes: 0 })));
      expect(readFileSync(second, 'utf8')).toBe(readFileSync(first, 'utf8'));
    }));

  it('more deletes than the threshold stop the export: exit 1 with the counts (DEL-10, F78)', () =>
    inFolder(async (folder) => {
      const state = join(folder, 'state.jsonl');
      await run('simulate', workspace, '--out', join(folder, 'a'), '--save-state', state);
      const shrunk = join(folder, 'workspace');
      cpSync(workspace, shrunk, { recursive: true });
      for (const path of ['expectations', 'directory/people-china.yaml', 'directory/groups.yaml'])
        rmSync(join(shrunk, path), { recursive: true });
      const out = join(folder, 'b');
      const threshold = ['--deletion-threshold', '5'];
      const next = join(folder, 'next.jsonl');
      const saving = ['--state', state, '--save-state', next];
      const { code, stdout, stderr } = await run('simulate', shrunk, '--out', out, ...saving, ...threshold);
      expect(code).toBe(1);
      expect(existsSync(next)).toBe(false);
      expect(stderr).toContain('is not written: an export was stopped');
      expect(stdout).toContain('engine/stopped-deletion-threshold-exceeded');
      for (const { deletes } of pendingOf(out)) expect(deletes).toBeGreaterThan(5);
      expect((await run('simulate', shrunk, '--out', join(folder, 'c'), ...saving)).code).toBe(0);
      expect(existsSync(next)).toBe(true);
    }));

  it('a stopped export leaves the state file as it was when that is the file to save to (DEL-11)', () =>
    inFolder(async (folder) => {
      const state = join(folder, 'state.jsonl');
      await run('simulate', workspace, '--out', join(folder, 'a'), '--save-state', state);
      const before = readFileSync(state, 'utf8');
      const shrunk = join(folder, 'workspace');
      cpSync(workspace, shrunk, { recursive: true });
      for (const path of ['expectations', 'directory/people-china.yaml', 'directory/groups.yaml'])
        rmSync(join(shrunk, path), { recursive: true });
      const again = ['--state', state, '--save-state', state, '--deletion-threshold', '5'];
      expect((await run('simulate', shrunk, '--out', join(folder, 'b'), ...again)).code).toBe(1);
      expect(readFileSync(state, 'utf8')).toBe(before);
    }));

  it.each([
    ['no state', 'hello\n'],
    ['another version', '{"onegal":"simulation-state","version":99,"servers":[]}\n'],
    ['an older version', '{"onegal":"simulation-state","version":1,"servers":[]}\n'],
    ['a cut file', '{"onegal":"simulation-state","version":2,"servers":["G"],"tenants":[]}\n'],
    ['a file cut in the tenants', '{"onegal":"simulation-state","version":2,"servers":[],"tenants":["global"]}\n'],
    ['more than one state', `${'{"onegal":"simulation-state","version":2,"servers":[],"tenants":[]}\n'.repeat(2)}`],
  ])('%s is refused and nothing is written', (_, text) =>
    inFolder(async (folder) => {
      const state = join(folder, 'state.jsonl');
      writeFileSync(state, text);
      const { code, stderr } = await run('simulate', workspace, '--out', join(folder, 'a'), '--state', state);
      expect(code).toBe(2);
      expect(stderr).toMatch(/ error /);
    }),
  );
});
