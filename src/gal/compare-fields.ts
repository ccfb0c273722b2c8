import { isList, type Scalar, type Value, valuesOf } from '../attribute/value.js';
import { foldAscii } from '../base/fold-case.js';
import type { CloudObject } from '../cloud/tenant-directory.js';
import { type EntryField, type FieldValues, fieldsOf } from './entry-fields.js';

/** The source anchors a reference attribute points at. */
export const anchorsOf = (object: CloudObject, attribute: string): readonly string[] => {
  const value = object.synced.get(attribute);
  if (value === undefined) return none;
  return isList(value) ? value.map(anchorText) : [anchorText(value)];
};

const anchorText = (value: Scalar): string =>
  typeof value === 'object' && 'kind' in value && value.kind === 'reference' ? value.dn : String(value);

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

const sameScalar = (a: Scalar, b: Scalar): boolean =>
  a === b || (a instanceof Uint8Array && b instanceof Uint8Array && sameBytes(a, b));

/** Whether two attribute values show the same; the order of several values means nothing. */
const sameValue = (a: Value | undefined, b: Value | undefined): boolean => {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (!isList(a) && !isList(b)) return sameScalar(a, b);
  const [left, right] = [valuesOf(a), valuesOf(b)];
  if (left.length !== right.length) return false;
  if (left.every((value, i) => sameScalar(value, right[i] ?? ''))) return true;
  const texts = (values: readonly Scalar[]): readonly string[] => values.map(String).sort();
  const sorted = texts(right);
  return texts(left).every((text, i) => text === sorted[i]);
};

/** Names of list fields in which two tenants differ, whose objects are of one class; references aside: those are judged by who exists in each (cloud 11.2). */
export const differingFields = (
  a: CloudObject,
  left: FieldValues,
  b: CloudObject,
  right: FieldValues,
): readonly string[] => {
  let differing = none;
  const { fields } = fieldsOf[a.class];
  for (let i = 0; i < left.length; i++) {
    if (left[i] === right[i]) continue;
    const { name, attribute, reference } = fields[i] as EntryField; // there is a field for every column
    if (reference === true) continue;
    if (attribute === 'displayName' ? a.displayName !== b.displayName : !sameValue(left[i], right[i]))
      differing = [...differing, name];
  }
  if (!sameText(a.recipient.alias, b.recipient.alias)) differing = [...differing, 'alias'];
  return differing;
};

const none: readonly string[] = [];

/** Whether two addresses or aliases are the same to a reader: case is not (cloud S-44). */
export const sameText = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && foldAscii(a) === foldAscii(b));
