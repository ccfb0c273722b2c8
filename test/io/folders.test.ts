import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolder, readTextFile } from '../../src/io/read-folder.js';
import { writeFolder } from '../../src/io/write-folder.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'onegal-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (path: string, text = 'x'): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};

describe('IN-1 reading', () => {
  it('finds every wanted file, whatever the order on disk, and skips folders that start with a dot', () => {
    for (const path of ['b/two.yaml', 'a/one.yaml', 'zero.yaml', '.git/config', 'b/skip.txt']) put(`in/${path}`);
    const result = readFolder(join(root, 'in'), (path) => path.endsWith('.yaml'));
    expect(result.ok && [...result.value.keys()]).toEqual(['a/one.yaml', 'b/two.yaml', 'zero.yaml']);
  });

  it('refuses a link inside the folder and reports every problem at once', () => {
    put('in/a.yaml', '\0');
    put('elsewhere.yaml');
    symlinkSync(join(root, 'elsewhere.yaml'), join(root, 'in/b.yaml'));
    const result = readFolder(join(root, 'in'));
    expect(result.diagnostics.map((d) => [d.code, d.at?.file])).toEqual([
      ['io/unreadable', 'b.yaml'],
      ['io/nul', 'a.yaml'],
    ]);
  });

  it('says in words why a folder or file cannot be read', () => {
    expect(readFolder(join(root, 'nowhere')).diagnostics[0]?.message).toContain('it does not exist');
    put('file.yaml');
    expect(readFolder(join(root, 'file.yaml')).diagnostics[0]?.message).toContain('it is not a folder');
    expect(readTextFile(root).diagnostics[0]?.message).toContain('not a regular file');
  });

  it.skipIf(process.platform === 'win32')('refuses a pipe', () => {
    execFileSync('mkfifo', [join(root, 'pipe')]);
    expect(readTextFile(join(root, 'pipe')).ok).toBe(false);
  });
});

describe('OUT-3 writing', () => {
  const output = new Map([
    ['a/one.txt', '一'],
    ['two.txt', '2'],
  ]);
  const options = { force: false, inputs: [] };

  it('writes the whole folder and leaves nothing beside it', () => {
    expect(writeFolder(join(root, 'out'), output, options).ok).toBe(true);
    expect(readFileSync(join(root, 'out/a/one.txt'), 'utf8')).toBe('一');
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('takes an empty folder, refuses a full one, and replaces it with force', () => {
    mkdirSync(join(root, 'out'));
    expect(writeFolder(join(root, 'out'), output, options).ok).toBe(true);
    writeFileSync(join(root, 'out/mine.txt'), 'keep');
    const refused = writeFolder(join(root, 'out'), new Map([['x', 'x']]), options);
    expect(refused.diagnostics[0]?.code).toBe('io/output');
    expect(existsSync(join(root, 'out/mine.txt'))).toBe(true);
    expect(writeFolder(join(root, 'out'), new Map([['x', 'x']]), { ...options, force: true }).ok).toBe(true);
    expect(readdirSync(join(root, 'out'))).toEqual(['x']);
    expect(readdirSync(root)).toEqual(['out']);
  });

  it.each(['in', 'in/out', '.'])('OUT-2 refuses %s when `in` is the input', (target) => {
    put('in/onegal.yaml');
    const result = writeFolder(join(root, target), output, { force: true, inputs: [join(root, 'in')] });
    expect(result.diagnostics[0]?.code).toBe('io/output');
    expect(readdirSync(root)).toEqual(['in']);
  });

  it('OUT-4 leaves nothing when a file cannot be written', () => {
    const clash = new Map([
      ['a', 'file'],
      ['a/b', 'the file above is in the way'],
    ]);
    expect(writeFolder(join(root, 'out'), clash, options).ok).toBe(false);
    expect(readdirSync(root)).toEqual([]);
  });

  it('refuses a path that leaves the folder', () => {
    expect(writeFolder(join(root, 'out'), new Map([['../evil', 'x']]), options).ok).toBe(false);
    expect(readdirSync(root)).toEqual([]);
  });
});
