import { type Attributes, type Value, valuesOf } from '../attribute/value.js';
import { encodeBase64 } from '../base/base64.js';
import { compareText } from '../base/order.js';
import { scalarKey } from './compare-values.js';
import type { ImportedObject } from './cs-object.js';

/** Identifies an AD object whatever its name (STG-2, STG-6). */
export const anchorOf = ({ attributes }: ImportedObject): string | null => {
  const guid = attributes.get('objectGUID');
  return guid instanceof Uint8Array ? encodeBase64(guid) : null;
};

/** Equal for equal imports, so that a run can tell adds, updates and objects that are as they were (STG-7). */
export const stampOf = ({ dn, attributes }: ImportedObject): string => {
  const hash = new Hash();
  hash.add(dn);
  const names = [...attributes.keys()].sort(compareText);
  for (const name of names) {
    hash.add(name);
    for (const key of keysOf(attributes, name)) hash.add(key);
  }
  return hash.text();
};

/** The values of an attribute are a set (MRG-4). */
const keysOf = (attributes: Attributes, name: string): readonly string[] => {
  const value: Value | null = attributes.get(name) ?? null;
  const keys = valuesOf(value).map(scalarKey);
  return keys.length > 1 ? keys.sort(compareText) : keys;
};

/** Two 32-bit FNV-1a hashes over UTF-16 code units: for telling versions of one object apart, not for security. */
class Hash {
  private a = 0x811c9dc5;
  private b = 0x01000193;

  add(text: string): void {
    for (let i = 0; i < text.length; i++) this.take(text.charCodeAt(i));
    this.take(0xffff); // no text holds this code unit (IN-3)
  }

  text(): string {
    return [this.a, this.b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
  }

  private take(unit: number): void {
    this.a = Math.imul(this.a ^ unit, 0x01000193);
    this.b = Math.imul(this.b ^ (unit + 0x9e37), 0x85ebca6b);
  }
}
