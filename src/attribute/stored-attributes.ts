import { decodeBase64, encodeBase64 } from '../base/base64.js';
import { asList, asText, field, type Report } from '../base/decode.js';
import type { Diagnostic } from '../base/diagnostic.js';
import type { DocumentNode, MapNode } from '../base/document.js';
import { compareText } from '../base/order.js';
import { type Attributes, isList, type Scalar, type Value } from './value.js';

/** Values as JSON that keeps their types, by name, for state files. */
export const storedAttributes = (attributes: Attributes): readonly (readonly [string, unknown])[] =>
  [...attributes].sort(([a], [b]) => compareText(a, b)).map(([name, value]) => [name, valueJson(value)]);

const valueJson = (value: Value): unknown => (isList(value) ? value.map(scalarJson) : scalarJson(value));

const scalarJson = (value: Scalar): unknown => {
  if (typeof value === 'string') return value;
  // Readers of documents do not tell `true` from "true".
  if (typeof value === 'boolean') return { boolean: String(value) };
  if (typeof value === 'bigint') return { number: String(value) };
  if (value instanceof Uint8Array) return { binary: encodeBase64(value) };
  return value.kind === 'reference' ? { reference: value.dn } : { instant: String(value.ticks) };
};

/** Reads what `storedAttributes` wrote. */
export const readStoredAttributes = (node: DocumentNode, report: Report): Attributes => {
  const attributes = new Map<string, Value>();
  for (const pair of asList(node, report)) {
    const [key, value] = asList(pair, report);
    const attribute = key === undefined ? null : asText(key, report);
    const read = value === undefined ? null : storedValue(value, report);
    if (attribute !== null && read !== null) attributes.set(attribute, read);
  }
  return attributes;
};

const storedValue = (node: DocumentNode, report: Report): Value | null =>
  node.kind === 'list' ? node.items.flatMap((one) => scalarOf(one, report) ?? []) : scalarOf(node, report);

const scalarOf = (node: DocumentNode, report: Report): Scalar | null => {
  if (node.kind === 'scalar' && node.isNull !== true) return node.text;
  const read = node.kind === 'map' ? typedOf(node, report) : null;
  if (read === null) report(notAValue(node));
  return read;
};

const typedOf = (node: MapNode, report: Report): Scalar | null => {
  const [name = '', ...others] = node.entries.keys();
  const found = field(node, name);
  const text = found === undefined ? null : asText(found, report);
  if (text === null || others.length > 0) return null;
  switch (name) {
    case 'boolean':
      return text === 'true';
    case 'number':
      return /^-?\d{1,19}$/.test(text) ? BigInt(text) : null;
    case 'instant':
      return /^\d{1,19}$/.test(text) ? { kind: 'instant', ticks: BigInt(text) } : null;
    case 'binary':
      return decodeBase64(text);
    case 'reference':
      return { kind: 'reference', dn: text };
    default:
      return null;
  }
};

const notAValue = (node: DocumentNode): Diagnostic => ({
  code: 'engine/state-value',
  severity: 'error',
  message: 'this is no value',
  at: node.at,
  help: 'A state file is not meant to be edited; write it again with `simulate --save-state`.',
});
