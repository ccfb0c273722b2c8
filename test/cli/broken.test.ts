import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { onegal, projectFolder } from './run-cli.js';

interface ExpectedPlace {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

const fixtures = resolve(projectFolder, 'test/fixtures/broken');
const scratch: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'onegal-test-'));
  scratch.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of scratch.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Rule folders are broken as rules of a sound workspace, everything else as a workspace. */
const argumentsFor = (input: string, out: string): string[] =>
  existsSync(join(input, 'onegal.yaml'))
    ? ['simulate', input, '--out', out]
    : ['simulate', join(projectFolder, 'golden/contoso/workspace'), '--rules', input, '--out', out];

describe('a broken input exits 2 with every problem placed and writes nothing', () => {
  it.each(readdirSync(fixtures))('%s', (name) => {
    const input = join(fixtures, name, 'input');
    const expected: ExpectedPlace[] = JSON.parse(readFileSync(join(fixtures, name, 'expected.json'), 'utf8'));
    const out = join(newFolder(), 'out');
    const run = onegal(argumentsFor(input, out));
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(existsSync(out)).toBe(false);
    const errors = run.stderr.split('\n').filter((line) => / error /.test(line));
    expect(errors).toHaveLength(expected.length);
    for (const { file, line, column } of expected) {
      const place = `${file}:${line}${column === undefined ? '' : `:${column}`}`;
      expect(errors.some((text) => text.startsWith(`${place} `) || text.startsWith(`${place}:`))).toBe(true);
    }
    // Every error says what to do next (hardening ERR-1).
    expect(run.stderr.match(/^ {4}help: \S/gm)?.length ?? 0).toBeGreaterThanOrEqual(expected.length);
  });

  it('keeps an output folder that was there', () => {
    const out = newFolder();
    const run = onegal(['simulate', join(fixtures, 'missing-tenant/input'), '--out', out, '--force']);
    expect(run.code).toBe(2);
    expect(existsSync(out)).toBe(true);
  });
});
