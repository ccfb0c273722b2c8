import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { patterns } from '../../src/report/change-patterns.js';
import { projectFolder, schemaErrors } from '../pipeline/case.js';
import { inFolder, run } from './run.js';

const contoso = join(projectFolder, 'golden/contoso/workspace');
const output = join(projectFolder, 'golden/contoso/expected/output');
const rulesOf = (server: string): string => join(output, 'compile', server, 'SynchronizationRules');

/** Replaces text in every file of a folder whose path matches. */
const edit = (folder: string, files: RegExp, change: (text: string) => string): void => {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && files.test(path)) writeFileSync(path, change(readFileSync(path, 'utf8')));
  }
};

/** `onegal diff` of a folder and a changed copy of it. */
const changed = (from: string, files: RegExp, change: (text: string) => string) =>
  inFolder(async (folder) => {
    cpSync(from, folder, { recursive: true });
    edit(folder, files, change);
    return run('diff', from, folder, '--json');
  });

describe('onegal diff --json is what its schema says', () => {
  it('of the rules of two servers', async () => {
    const { code, stdout } = await run('diff', rulesOf('G'), rulesOf('C'), '--json');
    expect(schemaErrors('diff', stdout)).toEqual([]);
    const { kind, added, removed } = JSON.parse(stdout);
    expect({ code, kind }).toEqual({ code: 1, kind: 'rules' });
    expect(added.length).toBeGreaterThan(0);
    expect(removed.length).toBeGreaterThan(0);
  });

  it('of rules that were edited', async () => {
    const { code, stdout } = await changed(rulesOf('G'), /\.xml$/, (text) =>
      text
        .replaceAll('contoso.onmicrosoft.com', 'fabrikam.onmicrosoft.com')
        .replaceAll('<enablePasswordSync>false', '<enablePasswordSync>true')
        .replaceAll('NOTEQUAL', 'EQUAL'),
    );
    expect(schemaErrors('diff', stdout)).toEqual([]);
    const kinds = JSON.parse(stdout).changed.flatMap(({ changes }: { changes: readonly { kind: string }[] }) =>
      changes.map(({ kind }) => kind),
    );
    expect(code).toBe(1);
    expect(kinds).toContain('flowChanged');
  });

  it('of rules that are the same', async () => {
    const { code, stdout } = await run('diff', rulesOf('G'), rulesOf('G'), '--json');
    expect(schemaErrors('diff', stdout)).toEqual([]);
    expect({ code, ...JSON.parse(stdout) }).toEqual({
      ...{ code: 0, kind: 'rules', added: [], removed: [], changed: [], cosmetic: [] },
    });
  });

  it('of two workspaces: people and values come, go and change', async () => {
    const { code, stdout } = await changed(contoso, /people-(?:china|global)\.yaml$/, (text) =>
      text
        .replace('extensionAttribute15: 21V\n', 'extensionAttribute15: other\n')
        .replace('userAccountControl: 512', 'userAccountControl: 514')
        .replace('mailNickname: soneil', 'mailNickname: sean'),
    );
    expect(schemaErrors('diff', stdout)).toEqual([]);
    const { kind, servers } = JSON.parse(stdout);
    expect({ code, kind }).toEqual({ code: 1, kind: 'exports' });
    const names = servers.flatMap(({ patterns: found }: { patterns: readonly { pattern: string }[] }) =>
      found.map(({ pattern }) => pattern),
    );
    expect(names.length).toBeGreaterThan(2);
    const known: readonly string[] = patterns.map(({ name }) => name);
    expect(names.filter((name: string) => !known.includes(name))).toEqual([]);
  });

  it('of what two simulations wrote: objects added, deleted and of another type', async () => {
    const { stdout } = await changed(join(output, 'simulate'), /export\/[GC]\.jsonl$/, (text) =>
      text.split('\n').slice(1).join('\n').replace('"objectType":"user"', '"objectType":"contact"'),
    );
    expect(schemaErrors('diff', stdout)).toEqual([]);
    const kinds = JSON.parse(stdout).servers.flatMap(
      (server: { patterns: readonly { changes: readonly { kind: string }[] }[] }) =>
        server.patterns.flatMap(({ changes }) => changes.map(({ kind }) => kind)),
    );
    expect(new Set(kinds)).toEqual(new Set(['deleted', 'retyped']));
  });

  it.each([
    ['two kinds', rulesOf('G'), contoso, [], 'the first path is a rule set'],
    ['an unknown format', rulesOf('G'), rulesOf('G'), ['--format', 'html'], 'there is no format `html`'],
    ['a threshold in words', rulesOf('G'), rulesOf('G'), ['--threshold', 'few'], 'the threshold is not a number'],
  ])('exits 2 for %s', async (_, before, after, more, message) => {
    const { code, stdout, stderr } = await run('diff', before, after, ...more);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
