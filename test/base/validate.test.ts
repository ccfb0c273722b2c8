import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../src/base/read-json.js';
import { readYaml } from '../../src/base/read-yaml.js';
import { compileSchema } from '../../src/base/validate.js';

const folder = resolve(fileURLToPath(import.meta.url), '../../../schemas');
const schema = JSON.stringify({
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, pattern: '^[a-z]*$', examples: ['abc'] },
    count: { type: 'integer', minimum: 1, maximum: 9 },
    on: { type: 'boolean' },
    kind: { type: 'string', enum: ['alpha', 'beta'] },
    list: { type: 'array', minItems: 1, items: { anyOf: [{ type: 'string', enum: ['x'] }, { $ref: '#/$defs/pair' }] } },
  },
  $defs: {
    pair: { type: 'object', required: ['a'], additionalProperties: false, properties: { a: { type: 'integer' } } },
  },
});
const validate = compileSchema(schema);
const run = (yaml: string) => {
  const node = readYaml(yaml, 'f');
  if (!node.ok) throw new Error(yaml);
  return validate(node.value);
};

describe('validate', () => {
  it('gives typed plain data without prototypes', () => {
    const result = run('{name: abc, count: 3, on: true, list: [x, {a: 1}]}');
    expect(result.ok && JSON.stringify(result.value)).toBe('{"name":"abc","count":3,"on":true,"list":["x",{"a":1}]}');
    expect(result.ok && Object.getPrototypeOf(result.value)).toBe(null);
  });

  it.each([
    { yaml: 'count: 1', message: 'the key `name` is missing' },
    { yaml: '{name: abc, cuont: 1}', message: 'there is no key `cuont`', help: 'Did you mean `count`?' },
    { yaml: '{name: abc, count: 1.5}', message: '`count` must be an integer, not `1.5`' },
    { yaml: '{name: abc, count: 10}', message: '`count` must be from 1 to 9, not `10`' },
    { yaml: '{name: abc, on: yes}', message: '`on` must be `true` or `false`, not `yes`' },
    {
      yaml: '{name: abc, kind: alpa}',
      message: '`kind` must be one of `alpha`, `beta`, not `alpa`',
      help: 'Did you mean `alpha`?',
    },
    { yaml: '{name: ABC}', message: '`name` cannot be `ABC`', help: 'For example `abc`.' },
    { yaml: '{name: }', message: '`name` must not be empty' },
    { yaml: '{name: [a]}', message: '`name` must be a text, not a list' },
    { yaml: '{name: abc, list: []}', message: '`list` must not be empty' },
    { yaml: '{name: abc, list: [{a: x}]}', message: '`list[0].a` must be an integer, not `x`' },
    { yaml: '{name: abc, list: [[x]]}', message: '`list[0]` must not be a list' },
    { yaml: '{name: abc, toString: 1}', message: 'there is no key `toString`' },
  ])('$message', ({ yaml, message, help }) => {
    const [first] = run(yaml).diagnostics;
    expect(first?.message).toBe(message);
    if (help !== undefined) expect(first?.help).toBe(help);
  });

  it('refuses a schema with a keyword it would ignore', () => {
    expect(() => compileSchema('{"oneOf":[]}')).toThrow('oneOf');
  });

  it('agrees with ajv', () => {
    const ajv = new Ajv2020({ allErrors: true }).compile(JSON.parse(schema));
    const value = fc.record(
      {
        name: fc.constantFrom<unknown>('abc', '', 'A', ['x']),
        count: fc.constantFrom<unknown>(0, 1, 9, 10, 'x', {}),
        on: fc.constantFrom<unknown>(true, false, 'x'),
        kind: fc.constantFrom('alpha', 'gamma'),
        list: fc.array(fc.constantFrom<unknown>('x', 'y', { a: 1 }, {}, { a: 1, b: 2 }, [1])),
        other: fc.constant('x'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(value, (data) => {
        const node = readJson(JSON.stringify(data), 'f');
        expect(node.ok && validate(node.value).ok).toBe(ajv(data));
      }),
      { numRuns: 300 },
    );
  });
});

describe('our schemas', () => {
  it.each(['workspace', 'directory'])(
    '%s is valid 2020-12 in the strict mode of ajv, and every key is described',
    (name) => {
      const text = readFileSync(resolve(folder, `${name}.schema.json`), 'utf8');
      expect(() => new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(text))).not.toThrow();
      const { $defs, properties } = JSON.parse(text);
      const open: [string, Record<string, unknown>][] = [...Object.entries<Record<string, unknown>>(properties)];
      for (const definition of Object.values<Record<string, unknown>>($defs))
        open.push(...Object.entries((definition.properties ?? {}) as Record<string, Record<string, unknown>>));
      const described = (part: Record<string, unknown>): boolean =>
        typeof part.description === 'string' || (typeof part.$ref === 'string' && described($defs[part.$ref.slice(8)]));
      expect(open.filter(([, part]) => !described(part)).map(([key]) => key)).toEqual([]);
    },
  );
});
