import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type JsonSchema, parseSchema } from '../../../src/base/json-schema.js';
import { defaultOptions } from '../../../src/model/load/load-configuration.js';
import { personKeys } from '../../../src/model/load/person.js';
import { type Population, populations } from '../../../src/model/load/population-table.js';
import { projectFolder } from './small-workspace.js';

const docs = resolve(projectFolder, 'docs/workspace.md');
const schema = parseSchema(readFileSync(resolve(projectFolder, 'schemas/workspace.schema.json'), 'utf8'));
const directorySchema = parseSchema(readFileSync(resolve(projectFolder, 'schemas/directory.schema.json'), 'utf8'));

const follow = (part: JsonSchema): JsonSchema =>
  part.$ref === undefined ? part : { ...schema.$defs?.[part.$ref.slice('#/$defs/'.length)], ...part };

/** One line per key: dotted path, what it means, default. */
const keyRows = (): string[] => {
  const rows: string[] = [];
  const visit = (part: JsonSchema, path: string): void => {
    const whole = follow(part);
    for (const [name, property] of Object.entries(whole.properties ?? {})) {
      const key = path === '' ? name : `${path}.${name}`;
      const { description = '', default: fallback } = follow(property);
      const must = whole.required?.includes(name)
        ? 'required'
        : fallback === undefined
          ? ''
          : `\`${JSON.stringify(fallback)}\``;
      rows.push(`| \`${key}\` | ${description} | ${must} |`);
      visit(property, key);
    }
    if (whole.items !== undefined) visit(whole.items, `${path}[]`);
    for (const alternative of whole.anyOf ?? []) visit(alternative, path);
  };
  visit(schema, '');
  return ['| key | meaning | default |', '| --- | --- | --- |', ...new Set(rows)];
};

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

const blocks = { populations: populationRows(), keys: keyRows() };

const withBlocks = (text: string): string => {
  let result = text;
  for (const [name, rows] of Object.entries(blocks)) {
    const pattern = new RegExp(`(<!-- generated: ${name} -->\n)[\\s\\S]*?(<!-- /generated -->)`);
    result = result.replace(pattern, (_, open: string, close: string) => `${open}${rows.join('\n')}\n${close}`);
  }
  return result;
};

describe('docs/workspace.md', () => {
  it('describes every key and population as schema and table do (rewrite with UPDATE_DOCS=1)', () => {
    const text = readFileSync(docs, 'utf8');
    if (process.env.UPDATE_DOCS === '1') writeFileSync(docs, withBlocks(text));
    else expect(text).toBe(withBlocks(text));
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
