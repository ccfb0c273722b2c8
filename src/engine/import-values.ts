import { adSchema, lookupIgnoringCase } from '../attribute/catalogue.js';
import { decodeTexts } from '../attribute/decode-value.js';
import { type AttributeNumbers, PackedAttributes } from '../attribute/packed-attributes.js';
import type { AttributeDefinition } from '../attribute/schema.js';
import { type Attributes, isList, type Scalar, type Value } from '../attribute/value.js';
import { encodeBase64 } from '../base/base64.js';
import type { Diagnostic } from '../base/diagnostic.js';
import type { AdObject } from '../model/directory.js';
import { type Connector, isKnown } from '../rule/server-export.js';
import { SelectedAttributes, Selection } from './selected-attributes.js';

/** Reads the attributes that a connector selects, typed after its schema (PIPE-8). */
export class AttributeImport {
  readonly diagnostics: Diagnostic[] = [];
  readonly unselected = new Map<string, number>();
  private selection: Selection | null = null;
  /** By number: whether every value fits because directory and connector say the same of the attribute. */
  private readonly fitting: boolean[] = [];
  /** By the name in the directory; `null`: not imported. `undefined` definition: the schema is not known. */
  private readonly known = new Map<string, AttributeDefinition | string | null>();

  constructor(private readonly connector: Connector) {}

  read(object: AdObject): Attributes {
    const { attributes: all } = object;
    if (all instanceof PackedAttributes && this.fitsWhole(all))
      return new SelectedAttributes(all, this.selectionOf(all));
    return this.copy(object);
  }

  private selectionOf({ numbers }: PackedAttributes): Selection {
    if (this.selection?.numbers !== numbers) {
      this.fitting.length = 0;
      this.selection = new Selection(numbers, (name) => {
        const target = this.target(name);
        return target === null || typeof target === 'string' ? target : target.name;
      });
    }
    return this.selection;
  }

  /** Whether nothing has to be converted, as nearly always; what is not selected is counted then. */
  private fitsWhole(all: PackedAttributes): boolean {
    const { key, packed, numbers } = all;
    const selection = this.selectionOf(all);
    for (let i = 0; i < packed.length; i++) {
      const number = key.charCodeAt(i);
      if (!(this.fitting[number] ?? this.judge(number, numbers)) && !this.fitsAt(number, packed[i] as Value, numbers))
        return false;
    }
    for (let i = 0; i < packed.length; i++) {
      const number = key.charCodeAt(i);
      if (selection.name(number) === null) this.count(numbers.names[number] ?? '');
    }
    return true;
  }

  private judge(number: number, { names }: AttributeNumbers): boolean {
    const name = names[number] ?? '';
    const target = this.target(name);
    const own = adSchema.get(name);
    const isSame =
      target === null ||
      typeof target === 'string' ||
      (own !== undefined && own.type === target.type && own.multiValued === target.multiValued);
    this.fitting[number] = isSame;
    return isSame;
  }

  private fitsAt(number: number, value: Value, { names }: AttributeNumbers): boolean {
    const target = this.target(names[number] ?? '');
    return target === null || typeof target === 'string' || fits(value, target);
  }

  private target(name: string): AttributeDefinition | string | null {
    let target = this.known.get(name);
    if (target === undefined) this.known.set(name, (target = this.targetOf(name)));
    return target;
  }

  private count(name: string): void {
    this.unselected.set(name, (this.unselected.get(name) ?? 0) + 1);
  }

  private copy(object: AdObject): Attributes {
    const attributes = new Map<string, Value>();
    for (const [name, value] of object.attributes) {
      const target = this.target(name);
      if (target === null) this.count(name);
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
