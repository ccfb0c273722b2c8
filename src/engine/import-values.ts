import { lookupIgnoringCase } from '../attribute/catalogue.js';
import { decodeTexts } from '../attribute/decode-value.js';
import type { AttributeDefinition } from '../attribute/schema.js';
import { isList, type Scalar, type Value } from '../attribute/value.js';
import { encodeBase64 } from '../base/base64.js';
import type { Diagnostic } from '../base/diagnostic.js';
import type { AdObject } from '../model/directory.js';
import { type Connector, isKnown } from '../rule/server-export.js';

/** Reads the attributes that a connector selects, typed after its schema (PIPE-8). */
export class AttributeImport {
  readonly diagnostics: Diagnostic[] = [];
  readonly unselected = new Map<string, number>();
  /** By the name in the directory; `null`: not imported. `undefined` definition: the schema is not known. */
  private readonly known = new Map<string, AttributeDefinition | string | null>();

  constructor(private readonly connector: Connector) {}

  read(object: AdObject): ReadonlyMap<string, Value> {
    const attributes = new Map<string, Value>();
    for (const [name, value] of object.attributes) {
      let target = this.known.get(name);
      if (target === undefined) this.known.set(name, (target = this.targetOf(name)));
      if (target === null) this.unselected.set(name, (this.unselected.get(name) ?? 0) + 1);
      else if (typeof target === 'string') attributes.set(target, value);
      else if (fits(value, target)) attributes.set(target.name, value);
      else this.convert(object, target, value, attributes);
    }
    return attributes;
  }

  /** The definition of an attribute, its name alone when no schema is known, `null` when it is not selected. */
  private targetOf(name: string): AttributeDefinition | string | null {
    const { schema, selected } = this.connector;
    const definition = isKnown(schema) ? lookupIgnoringCase(schema, name) : name;
    if (definition === null) return null;
    const exact = typeof definition === 'string' ? definition : definition.name;
    return selected === null || selected.has(exact) ? definition : null;
  }

  private convert(object: AdObject, target: AttributeDefinition, value: Value, attributes: Map<string, Value>): void {
    const texts = (isList(value) ? value : [value]).map(textOf);
    const converted = decodeTexts(target, target.type === 'boolean' ? texts.map((text) => text.toUpperCase()) : texts);
    if (converted === null) return;
    if (isValue(converted)) attributes.set(target.name, converted);
    else this.diagnostics.push(notOfType(object, target, this.connector, converted.error));
  }
}

const isValue = (converted: Value | { readonly error: string }): converted is Value =>
  typeof converted !== 'object' || !('error' in converted);

/** Directory files are typed after the catalogue; a connector whose schema says the same takes values as they are. */
const fits = (value: Value, { type, multiValued }: AttributeDefinition): boolean => {
  if (isList(value) !== multiValued) return false;
  const one = isList(value) ? value[0] : value;
  switch (type) {
    case 'string':
    case 'dateTime':
      return typeof one === 'string';
    case 'number':
      return typeof one === 'bigint';
    case 'boolean':
      return typeof one === 'boolean';
    case 'binary':
      return one instanceof Uint8Array;
    case 'reference':
      return typeof one === 'object' && 'kind' in one && one.kind === 'reference';
  }
};

const textOf = (value: Scalar): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return encodeBase64(value);
  return value.kind === 'reference' ? value.dn : String(value.ticks);
};

const notOfType = (object: AdObject, target: AttributeDefinition, connector: Connector, help: string): Diagnostic => ({
  code: 'engine/value',
  severity: 'error',
  message: `\`${target.name}\` of \`${object.dn}\` is no ${target.type} as the connector \`${connector.name}\` defines it`,
  at: object.at,
  help,
});
