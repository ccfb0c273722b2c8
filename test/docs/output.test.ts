import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../src/base/json-schema.js';
import { loadExpectations } from '../../src/model/load/load-expectations.js';
import { load } from '../model/load/small-workspace.js';
import { resources } from '../package-files.js';
import { expectBlocks, keyRows, projectFolder } from './generated-blocks.js';

const page = readFileSync(resolve(projectFolder, 'docs/output.md'), 'utf8');
const names = [...page.matchAll(/<!-- generated: schema ([a-z-]+) -->/g)].map(([, name = '']) => name);

const tableOf = (name: string): string[] => {
  const text = readFileSync(resolve(projectFolder, `schemas/${name}.schema.json`), 'utf8');
  // Output schemas use more of JSON Schema than our own validator reads; the table needs names and descriptions only.
  const schema = JSON.parse(text) as JsonSchema;
  return keyRows(schema, '| key | meaning | |', (isRequired) => (isRequired ? 'always' : ''));
};

describe('docs/output.md', () => {
  it('describes every key as the schemas do (rewrite with UPDATE_DOCS=1)', () => {
    expect(names.length).toBeGreaterThan(5);
    expectBlocks('docs/output.md', Object.fromEntries(names.map((name) => [`schema ${name}`, tableOf(name)])));
  });

  it('describes every file that simulate writes', () => {
    const files = readdirSync(resolve(projectFolder, 'schemas')).flatMap((file) => {
      const { title = '' } = JSON.parse(readFileSync(resolve(projectFolder, 'schemas', file), 'utf8'));
      return /^\S+\.jsonl?$/.test(title) ? [{ title, name: file.replace('.schema.json', '') }] : [];
    });
    expect(files.length).toBeGreaterThan(6);
    for (const { title, name } of files) {
      expect(names, title).toContain(name);
      expect(page, name).toContain(`### \`${title}\``);
    }
  });

  it('its example of expectations is one', () => {
    const example = /```yaml\n(expectations:[\s\S]*?)```/.exec(page)?.[1] ?? '';
    const loaded = load({});
    if (!loaded.ok) throw new Error('the small workspace is sound');
    const read = loadExpectations(new Map([['expectations/a.yaml', example]]), loaded.value.workspace, resources.data);
    expect(read.diagnostics).toEqual([]);
    expect(read.ok && read.value).toHaveLength(2);
  });
});
