import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const testFolder = resolve(import.meta.dirname, '..');

// Written by hand from the specification of the engine, so its shape is known.
const { statements, notModelled } = JSON.parse(readFileSync(join(import.meta.dirname, 'statements.json'), 'utf8')) as {
  statements: string[];
  notModelled: Record<string, string>;
};

/** All text of the tests without comments: names of tests are texts. */
const tests = readdirSync(testFolder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => readFileSync(join(testFolder, path), 'utf8'))
  .map((text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*/g, ''))
  .join('\n');

const isTested = (id: string): boolean => new RegExp(`\\b${id}\\b`).test(tests);

it('every statement of the specification has a test that names it, or a reason why it is not modelled', () => {
  expect(statements.filter((id) => !isTested(id) && !(id in notModelled))).toEqual([]);
});

it('nothing is excused that is tested, unknown, or without a reason', () => {
  expect(Object.keys(notModelled).filter((id) => isTested(id) || !statements.includes(id))).toEqual([]);
  expect(Object.values(notModelled).filter((reason) => reason.length < 20)).toEqual([]);
});

it('lists each statement once', () => {
  expect(statements).toHaveLength(new Set(statements).size);
});
