import { invariant } from './assert-never.js';
import { quoted } from './decode.js';
import type { Diagnostic, Place } from './diagnostic.js';
import type { DocumentNode, MapNode, ScalarNode } from './document.js';
import { type JsonSchema, parseSchema, type SchemaType } from './json-schema.js';
import { type Result, resultOf } from './result.js';
import { suggestion } from './suggestion.js';

/**
 * Checks documents against one of our JSON Schemas. Text becomes an integer or boolean where the schema says so; every
 * problem is placed, in the user's words. The value is plain data with null-prototype objects (hardening Names).
 * Interpreted, not compiled: ajv generates code (LOG-2), knows no positions and would have to guess types of text; the tests
 * use it as the second witness.
 */
export const compileSchema = (schemaText: string): ((node: DocumentNode) => Result<unknown>) => {
  const root = parseSchema(schemaText);
  return (node) => {
    const diagnostics: Diagnostic[] = [];
    const value = check({ root, report: (d) => diagnostics.push(d) }, node, root, '');
    return resultOf(value, diagnostics);
  };
};

interface Context {
  readonly root: JsonSchema;
  readonly report: (diagnostic: Diagnostic) => void;
}

const words: Readonly<Record<SchemaType, string>> = {
  string: 'a text',
  integer: 'an integer',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping',
};

const resolve = (context: Context, schema: JsonSchema): JsonSchema => {
  let resolved = schema;
  while (resolved.$ref !== undefined) {
    const target = context.root.$defs?.[resolved.$ref.replace('#/$defs/', '')];
    invariant(target !== undefined, `the schema reference ${resolved.$ref} leads nowhere`);
    // What stands beside the reference describes this use of it and wins.
    const { $ref: _, ...beside } = resolved;
    resolved = { ...target, ...beside };
  }
  return resolved;
};

/** The next step for the user: what the schema says about the value, and an example of it. */
const helpOf = (schema: JsonSchema): string | undefined => {
  const example = schema.examples?.[0];
  const shown =
    example === undefined ? '' : `For example \`${typeof example === 'string' ? example : JSON.stringify(example)}\`.`;
  const help = [schema.description, shown].filter((part) => part !== undefined && part !== '').join(' ');
  return help === '' ? undefined : help;
};

const problem = (context: Context, at: Place, message: string, help: string | undefined): undefined => {
  context.report({
    code: 'base/schema',
    severity: 'error',
    message,
    at,
    ...(help === undefined ? {} : { help }),
  });
  return undefined;
};

const named = (path: string): string => (path === '' ? 'the file' : `\`${path}\``);

/** INVARIANT: documents are at most 64 levels deep (the readers refuse more), so this recursion is bounded. */
const check = (context: Context, node: DocumentNode, given: JsonSchema, path: string): unknown => {
  const schema = resolve(context, given);
  if (schema.anyOf !== undefined) return checkAny(context, node, schema, schema.anyOf, path);
  if (node.kind === 'map' && (schema.type ?? 'object') === 'object') return checkMap(context, node, schema, path);
  if (node.kind === 'list' && (schema.type ?? 'array') === 'array') {
    if (node.items.length < (schema.minItems ?? 0))
      problem(context, node.at, `${named(path)} must not be empty`, helpOf(schema));
    return node.items.map((item, i) =>
      schema.items ? check(context, item, schema.items, `${path}[${i}]`) : plain(item),
    );
  }
  if (node.kind === 'scalar' && schema.type !== 'array' && schema.type !== 'object')
    return checkScalar(context, node, schema, path);
  const expected = schema.type === undefined ? 'another value' : words[schema.type];
  return problem(context, node.at, `${named(path)} must be ${expected}, not ${found(node)}`, helpOf(schema));
};

const found = (node: DocumentNode): string =>
  node.kind === 'list' ? 'a list' : node.kind === 'map' ? 'a mapping' : node.text === '' ? 'empty' : quoted(node.text);

/** The first alternative that fits; otherwise the complaints of the one that is of the right kind. */
const checkAny = (
  context: Context,
  node: DocumentNode,
  schema: JsonSchema,
  alternatives: readonly JsonSchema[],
  path: string,
): unknown => {
  let nearest: readonly Diagnostic[] | null = null;
  for (const alternative of alternatives) {
    const problems: Diagnostic[] = [];
    const value = check({ ...context, report: (d) => problems.push(d) }, node, alternative, path);
    if (problems.length === 0) return value;
    const { type } = resolve(context, alternative);
    const fits =
      node.kind === 'scalar'
        ? type !== 'array' && type !== 'object'
        : type === (node.kind === 'map' ? 'object' : 'array');
    if (fits && (nearest === null || problems.length < nearest.length)) nearest = problems;
  }
  if (nearest === null) return problem(context, node.at, `${named(path)} must not be ${found(node)}`, helpOf(schema));
  for (const diagnostic of nearest) context.report(diagnostic);
  return undefined;
};

const checkMap = (context: Context, map: MapNode, schema: JsonSchema, path: string): object => {
  const value: Record<string, unknown> = Object.create(null);
  const properties = new Map(Object.entries(schema.properties ?? {}));
  const prefix = path === '' ? '' : `${path}.`;
  for (const [name, entry] of map.entries) {
    const property = properties.get(name) ?? schema.additionalProperties;
    if (property === false) {
      const where = path === '' ? '' : ` in ${named(path)}`;
      problem(context, entry.at, `there is no key ${quoted(name)}${where}`, suggestion(name, properties.keys()));
    } else {
      value[name] =
        property === undefined ? plain(entry.value) : check(context, entry.value, property, `${prefix}${name}`);
    }
  }
  for (const name of schema.required ?? [])
    if (!map.entries.has(name)) {
      const property = properties.get(name);
      const where = path === '' ? '' : ` in ${named(path)}`;
      problem(
        context,
        map.at,
        `the key \`${name}\` is missing${where}`,
        property && helpOf(resolve(context, property)),
      );
    }
  return value;
};

const checkScalar = (context: Context, node: ScalarNode, schema: JsonSchema, path: string): unknown => {
  const { text } = node;
  const refuse = (message: string, help = helpOf(schema)): undefined =>
    problem(context, node.at, `${named(path)} ${message}`, help);
  if (node.isNull === true) return refuse('must not be null');
  if (schema.type === 'boolean')
    return text === 'true' || text === 'false'
      ? text === 'true'
      : refuse(`must be \`true\` or \`false\`, not ${found(node)}`);
  if (schema.type === 'integer') {
    if (!/^-?\d{1,15}$/.test(text)) return refuse(`must be an integer, not ${found(node)}`);
    const number = Number(text);
    const [from, to] = [schema.minimum ?? -Infinity, schema.maximum ?? Infinity];
    if (number < from || number > to) return refuse(`must be ${range(from, to)}, not ${quoted(text)}`);
    return schema.const === undefined || schema.const === number ? number : refuse(`must be \`${schema.const}\``);
  }
  if (schema.const !== undefined && text !== schema.const)
    return refuse(`must be \`${schema.const}\`, not ${found(node)}`);
  if (schema.enum !== undefined && !schema.enum.includes(text)) {
    const list = schema.enum.map((word) => `\`${word}\``).join(', ');
    return refuse(`must be one of ${list}, not ${found(node)}`, suggestion(text, schema.enum));
  }
  if (text.length < (schema.minLength ?? 0)) return refuse('must not be empty');
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(text))
    return refuse(`cannot be ${found(node)}`);
  return text;
};

const range = (from: number, to: number): string =>
  to === Infinity ? `at least ${from}` : from === -Infinity ? `at most ${to}` : `from ${from} to ${to}`;

/** What the schema says nothing about, as plain data. */
const plain = (node: DocumentNode): unknown => {
  if (node.kind === 'scalar') return node.isNull === true ? null : node.text;
  if (node.kind === 'list') return node.items.map(plain);
  const value: Record<string, unknown> = Object.create(null);
  for (const [name, entry] of node.entries) value[name] = plain(entry.value);
  return value;
};
