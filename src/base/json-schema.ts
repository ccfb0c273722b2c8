import { invariant } from './assert-never.js';

/** The part of JSON Schema 2020-12 that our own schemas use; `validate` interprets it without generating code (LOG-2). */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly type?: SchemaType;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly enum?: readonly string[];
  readonly const?: string | number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly JsonSchema[];
}

export type SchemaType = 'string' | 'integer' | 'boolean' | 'array' | 'object';

const known: ReadonlySet<string> = new Set([
  '$schema',
  '$id',
  '$ref',
  '$defs',
  'title',
  'description',
  'default',
  'examples',
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'minItems',
  'enum',
  'const',
  'pattern',
  'minLength',
  'minimum',
  'maximum',
  'anyOf',
]);

/** Keywords whose values are schemas by name, and keywords whose value is one schema or a list of them. */
const named = ['$defs', 'properties'];
const nested = ['items', 'additionalProperties', 'anyOf'];

/**
 * Reads one of our own schemas. A keyword that `validate` does not know is our bug: it would be ignored in silence, so
 * it throws.
 */
export const parseSchema = (text: string): JsonSchema => {
  const root: unknown = JSON.parse(text);
  const open: unknown[] = [root];
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    if (schema === false) continue;
    invariant(typeof schema === 'object' && schema !== null, 'a schema is an object');
    for (const [keyword, value] of Object.entries(schema)) {
      invariant(known.has(keyword), `the schema keyword ${keyword} is not implemented`);
      if (named.includes(keyword)) open.push(...Object.values(value));
      else if (nested.includes(keyword)) open.push(...(Array.isArray(value) ? value : [value]));
    }
  }
  // Every keyword was checked above; the schemas are our own files and tested against ajv's strict mode.
  return root as JsonSchema;
};
