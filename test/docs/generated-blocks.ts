import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import type { JsonSchema } from '../../src/base/json-schema.js';

export const projectFolder = resolve(import.meta.dirname, '../..');

/** One line per key of a schema: dotted path, what it means, and `last` of the key. */
export const keyRows = (
  schema: JsonSchema,
  heading: string,
  last: (isRequired: boolean, fallback: unknown) => string,
): string[] => {
  const rows: string[] = [];
  const follow = (part: JsonSchema): JsonSchema =>
    part.$ref === undefined ? part : { ...schema.$defs?.[part.$ref.slice('#/$defs/'.length)], ...part };
  const visit = (part: JsonSchema, path: string, open: ReadonlySet<unknown>): void => {
    const whole = follow(part);
    if (open.has(whole.properties)) return;
    const deeper = whole.properties === undefined ? open : new Set([...open, whole.properties]);
    for (const [name, property] of Object.entries(whole.properties ?? {})) {
      const key = path === '' ? name : `${path}.${name}`;
      const { description = '', default: fallback } = follow(property);
      rows.push(`| \`${key}\` | ${description} | ${last(whole.required?.includes(name) === true, fallback)} |`);
      visit(property, key, deeper);
    }
    if (whole.items !== undefined) visit(whole.items, path === '' ? '' : `${path}[]`, deeper);
    if (typeof whole.additionalProperties === 'object')
      visit(whole.additionalProperties, path === '' ? '<name>' : `${path}.<name>`, deeper);
    for (const alternative of whole.anyOf ?? []) visit(alternative, path, deeper);
  };
  visit(schema, '', new Set());
  return [heading, heading.replace(/[^|]+/g, ' --- '), ...new Set(rows)];
};

/** Compares the generated blocks of a page with what they should be, or renews them with UPDATE_DOCS=1. */
export const expectBlocks = (page: string, blocks: Readonly<Record<string, readonly string[]>>): void => {
  const path = resolve(projectFolder, page);
  const text = readFileSync(path, 'utf8');
  let wanted = text;
  for (const [name, rows] of Object.entries(blocks)) {
    const pattern = new RegExp(`(<!-- generated: ${name} -->\n)[\\s\\S]*?(<!-- /generated -->)`);
    expect(wanted, `${page} has a block for ${name}`).toMatch(pattern);
    wanted = wanted.replace(pattern, (_, open: string, close: string) => `${open}${rows.join('\n')}\n${close}`);
  }
  if (process.env.UPDATE_DOCS === '1') writeFileSync(path, wanted);
  else expect(text).toBe(wanted);
};
