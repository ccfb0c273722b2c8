import { isOpen } from '../attribute/open-reference.js';
import { isList, type Scalar, type Value } from '../attribute/value.js';
import { encodeBase64 } from '../base/base64.js';
import { textOfValue } from '../cloud/synced-attributes.js';
import type { CloudObject } from '../cloud/tenant-directory.js';
import { type EntryField, type FieldValues, fieldsOf } from './entry-fields.js';

/** What stands in a field of an entry; `null` when it is empty. */
export type EntryValue = string | readonly string[] | null;

/** The fields of an entry that have a value, in the order of the table of cloud 11.2. */
export class EntryValues {
  constructor(
    readonly fields: readonly EntryField[],
    /** By place of the field. */
    readonly values: readonly EntryValue[],
  ) {}

  get(name: string): string | readonly string[] | undefined {
    const place = this.fields.findIndex((field) => field.name === name);
    return this.values[place] ?? undefined;
  }

  *[Symbol.iterator](): Generator<readonly [name: string, value: string | readonly string[]]> {
    for (const [i, { name }] of this.fields.entries()) {
      const value = this.values[i] ?? null;
      if (value !== null) yield [name, value];
    }
  }
}

/** The fields of an object's entry, from their values. */
export const entryValues = (object: CloudObject, values: FieldValues): EntryValues => {
  const { fields } = fieldsOf[object.class];
  const texts: EntryValue[] = [];
  for (let i = 0; i < fields.length; i++) texts.push(fieldValue(values[i], fields[i] as EntryField)); // `i` is below the length
  return new EntryValues(fields, texts);
};

const fieldValue = (value: Value | undefined, { attribute, many }: EntryField): EntryValue => {
  if (value === undefined) return null;
  if (attribute === 'displayName') return textOfValue(value);
  if (!isList(value)) return many === true ? [scalarText(value)] : scalarText(value);
  if (many === true) return value.map(scalarText);
  const first = value[0] === undefined ? null : scalarText(value[0]);
  // Which of them is shown is known when it is known where they lead.
  return first !== null && isOpen(first) ? value.map(scalarText) : first;
};

const scalarText = (value: Scalar): string => {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return encodeBase64(value);
  return typeof value === 'object' && value.kind === 'reference' ? value.dn : String(value);
};
