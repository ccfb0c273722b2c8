import { adSchema, lookupIgnoringCase, metaverseSchema } from '../../attribute/catalogue.js';
import { type DecodeError, decodeTexts } from '../../attribute/decode-value.js';
import type { AttributeDefinition } from '../../attribute/schema.js';
import type { Attributes, Value } from '../../attribute/value.js';
import type { Diagnostic } from '../../base/diagnostic.js';
import type { DocumentNode, MapNode } from '../../base/document.js';
import { readJson } from '../../base/read-json.js';
import { readYaml } from '../../base/read-yaml.js';
import { failed, type Result, resultOf } from '../../base/result.js';
import { decodeVectorValue } from '../../expression/vector-value.js';

const dn: AttributeDefinition = { name: 'dn', type: 'string', multiValued: false };

/**
 * One object from YAML or JSON: attribute names with values, lists for several. What AD or the metaverse know gets its type from
 * there; of other attributes a list is multi-valued, and a whole number, `true` and `false` are what they look like unless JSON
 * quotes them. A typed value may be written as test vectors do, `{"base64": …}`.
 */
export const readObject = (text: string, file: string): Result<Attributes> => {
  const isJson = text.trimStart().startsWith('{') || /\.json$/i.test(file);
  const document = isJson ? readJson(text, file) : readYaml(text, file);
  if (!document.ok) return document;
  const root = onlyObject(document.value);
  if (root === null) {
    const message = 'an object is a mapping of attribute names to values';
    return failed([{ code: 'pipeline/object', severity: 'error', message, at: document.value.at }]);
  }
  const diagnostics: Diagnostic[] = [];
  const attributes = new Map<string, Value>();
  for (const [name, { value: node }] of root.entries) {
    const definition =
      name === 'dn' ? dn : (lookupIgnoringCase(adSchema, name) ?? lookupIgnoringCase(metaverseSchema, name));
    const value = decodeNode(node, definition, isJson ? text : null);
    if (isError(value))
      diagnostics.push({
        code: 'pipeline/object',
        severity: 'error',
        message: `\`${name.slice(0, 80)}\` cannot have this value`,
        at: node.at,
        help: value.error,
      });
    else if (value !== null) attributes.set(definition?.name ?? name, value);
  }
  return resultOf(attributes, diagnostics);
};

/** A file may also be a directory file with a single object. */
const onlyObject = (root: DocumentNode): MapNode | null => {
  if (root.kind !== 'map') return null;
  const objects = root.entries.get('objects')?.value;
  if (objects?.kind !== 'list' || root.entries.size > 1) return root;
  const [first] = objects.items;
  return objects.items.length === 1 && first?.kind === 'map' ? first : null;
};

const isError = (value: Value | null | DecodeError): value is DecodeError =>
  typeof value === 'object' && value !== null && 'error' in value;

const decodeNode = (
  node: DocumentNode,
  definition: AttributeDefinition | null,
  json: string | null,
): Value | null | DecodeError => {
  if (node.kind === 'scalar' && node.isNull === true) return null;
  if (node.kind === 'map') return typedValue(node) ?? { error: 'Write a value or a list of values.' };
  const items = node.kind === 'list' ? node.items : [node];
  if (items.some((item) => item.kind === 'map')) {
    const members = items.map((item) => (item.kind === 'map' ? typedValue(item) : undefined));
    const value = decodedList(members);
    return value ?? { error: 'Write every member in the same form.' };
  }
  const texts: string[] = [];
  for (const item of items) {
    if (item.kind !== 'scalar' || item.isNull === true) return { error: 'Write text, numbers or Booleans.' };
    texts.push(item.text);
  }
  if (definition !== null)
    return decodeTexts(definition, definition.type === 'boolean' ? texts.map((text) => text.toUpperCase()) : texts);
  if (texts.length === 0) return null;
  const values = items.map((item) => (item.kind === 'scalar' ? untypedValue(item.text, isQuoted(item, json)) : ''));
  return node.kind === 'list' ? values : (values[0] ?? null);
};

/** A value in the form of test vectors. */
const typedValue = (node: MapNode): Value | undefined => {
  const [[key, entry] = ['', undefined], ...more] = [...node.entries];
  if (more.length > 0 || entry?.value.kind !== 'scalar') return undefined;
  return decodeVectorValue(Object.fromEntries([[key, entry.value.text]]));
};

const decodedList = (members: readonly (Value | undefined)[]): Value | null => {
  const scalars = members.flatMap((member) => (member === undefined || Array.isArray(member) ? [] : [member]));
  // Members that are lists or nothing were left out, so that the lengths differ.
  return scalars.length === members.length ? (scalars as Value) : null;
};

const isQuoted = (node: DocumentNode, json: string | null): boolean => {
  if (json === null) return false;
  const { line = 1, column = 1 } = node.at;
  return json.split(/\r\n?|\n/)[line - 1]?.charAt(column - 1) === '"';
};

const untypedValue = (text: string, quoted: boolean): string | bigint | boolean => {
  if (quoted) return text;
  if (/^-?(?:0|[1-9]\d{0,18})$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text)) return BigInt(text);
  return text === 'true' || text === 'True' ? true : text === 'false' || text === 'False' ? false : text;
};
