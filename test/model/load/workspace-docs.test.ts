import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSchema } from '../../../src/base/json-schema.js';
import { defaultOptions } from '../../../src/model/load/load-configuration.js';
import { personKeys } from '../../../src/model/load/person.js';
import { type Population, populations } from '../../../src/model/load/population-table.js';
import { expectBlocks, keyRows, projectFolder } from '../../docs/generated-blocks.js';

const schema = parseSchema(readFileSync(resolve(projectFolder, 'schemas/workspace.schema.json'), 'utf8'));
const directorySchema = parseSchema(readFileSync(resolve(projectFolder, 'schemas/directory.schema.json'), 'utf8'));

const homes = {
  first: 'first tenant',
  onPremises: 'on-premises',
  other: 'another tenant',
  staged: 'on-premises, then another tenant',
  any: '`home:`',
};

const populationRows = (): string[] => [
  '| population | | home | class | attributes |',
  '| --- | --- | --- | --- | --- |',
  ...Object.entries<Population>(populations).map(([id, { title, home, objectClass, attributes, like }]) => {
    const values = Object.entries(attributes).map(([name, value]) => `\`${name}\` ${value}`);
    if (like !== undefined) values.unshift(`as ${like.first}, ${like.onPremises} or ${like.other}`);
    return `| ${id} | ${title} | ${homes[home]} | ${objectClass} | ${values.join(', ')} |`;
  }),
];

const keys = keyRows(schema, '| key | meaning | default |', (isRequired, fallback) =>
  isRequired ? 'required' : fallback === undefined ? '' : `\`${JSON.stringify(fallback)}\``,
);

describe('docs/workspace.md', () => {
  it('describes every key and population as schema and table do (rewrite with UPDATE_DOCS=1)', () => {
    expectBlocks('docs/workspace.md', { populations: populationRows(), keys });
  });

  it('the schema states the defaults that the loader uses (scenario H)', () => {
    const options = Object.entries(schema.$defs?.options?.properties ?? {});
    expect(Object.fromEntries(options.map(([name, part]) => [name, part.default]))).toEqual(defaultOptions);
  });

  it('the schema of directory files knows the keys and populations of people', () => {
    const person = directorySchema.$defs?.person?.properties ?? {};
    expect(Object.keys(person).sort()).toEqual([...personKeys].sort());
    expect(person.population?.enum).toEqual(Object.keys(populations));
  });
});
