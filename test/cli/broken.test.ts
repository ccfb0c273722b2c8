import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../pipeline/case.js';
import { inFolder, run } from './run.js';

interface ExpectedPlace {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

const fixtures = resolve(projectFolder, 'test/fixtures/broken');
/** Rule folders are broken as rules of a sound workspace, everything else as a workspace. */
const argumentsFor = (input: string, out: string): string[] =>
  existsSync(join(input, 'onegal.yaml'))
    ? ['simulate', input, '--out', out]
    : ['simulate', join(projectFolder, 'golden/contoso/workspace'), '--rules', input, '--out', out];

describe('a broken input exits 2 with every problem placed and writes nothing', () => {
  it.each(readdirSync(fixtures))('%s', (name) =>
    inFolder(async (folder) => {
      const input = join(fixtures, name, 'input');
      const expected: ExpectedPlace[] = JSON.parse(readFileSync(join(fixtures, name, 'expected.json'), 'utf8'));
      const out = join(folder, 'out');
      const { code, stdout, stderr } = await run(...argumentsFor(input, out));
      expect([code, stdout, existsSync(out)]).toEqual([2, '', false]);
      const errors = stderr.split('\n').filter((line) => / error /.test(line));
      expect(errors).toHaveLength(expected.length);
      for (const { file, line, column } of expected) {
        const place = `${file}:${line}${column === undefined ? '' : `:${column}`}`;
        expect(errors.some((text) => text.startsWith(`${place} `) || text.startsWith(`${place}:`))).toBe(true);
      }
      // Every error says what to do next (hardening ERR-1).
      expect(stderr.match(/^ {4}help: \S/gm)?.length ?? 0).toBeGreaterThanOrEqual(expected.length);
    }),
  );

  it('keeps an output folder that was there', () =>
    inFolder(async (out) => {
      const { code } = await run('simulate', join(fixtures, 'missing-tenant/input'), '--out', out, '--force');
      expect([code, existsSync(out)]).toEqual([2, true]);
    }));
});
