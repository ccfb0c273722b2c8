import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readCompanion } from '../../src/checks/companion.js';
import { checkWorkspace } from '../../src/pipeline/check-workspace.js';
import { openCase, projectFolder } from '../pipeline/case.js';

const schema = readFileSync(join(projectFolder, 'schemas/companion.schema.json'), 'utf8');

describe('companion.yaml', () => {
  it('has a schema that is one, and every example in it fits', () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
    const validate = ajv.compile(JSON.parse(schema));
    const examples = Object.entries<{ examples?: unknown[] }>(JSON.parse(schema).properties).flatMap(
      ([name, { examples = [] }]) => examples.map((example) => ({ version: 1, [name]: example })),
    );
    for (const example of examples) expect(validate(example) ? [] : validate.errors).toEqual([]);
  });

  it('is read with its numbers and flags', () => {
    const read = readCompanion(
      'version: 1\nservers: { C: { deletionThreshold: 50, exchangeHybrid: false } }\n',
      'companion.yaml',
      schema,
    );
    expect(read.ok && { ...read.value.servers?.C }).toEqual({ deletionThreshold: 50, exchangeHybrid: false });
  });

  it('says where a mistake stands', () => {
    const read = readCompanion('version: 1\nservers: { C: { deletionTreshold: 50 } }\n', 'companion.yaml', schema);
    expect(read.ok).toBe(false);
    expect(read.diagnostics[0]).toMatchObject({ at: { line: 2 }, help: expect.stringContaining('deletionThreshold') });
  });

  it('is looked at when a workspace has one', async () => {
    const { resources, files } = openCase('contoso', '0.0.0', (all) =>
      all.set('companion.yaml', 'version: 1\ndns: []\n'),
    );
    const checked = await checkWorkspace(files, resources);
    const found = checked.ok ? checked.value.report.findings.map(({ check }) => check) : [];
    expect(found).toContain('topology/sender-policy');
  });
});
