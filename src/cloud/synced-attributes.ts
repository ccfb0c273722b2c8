import { entraNames } from '../attribute/catalogue.js';
import { PackedAttributes } from '../attribute/packed-attributes.js';
import { type Attributes, isList, type Reference, reference, type Scalar, type Value } from '../attribute/value.js';

/**
 * AD name to the name the Entra connector of Connect has for it, where they differ (cloud 1.2). When a password was set is no
 * renamed attribute but one of its own (AUT-9).
 */
const connectorNames: ReadonlyMap<string, string> = new Map([
  ...entraNames,
  ['pwdLastSet', 'lastPasswordChangeTimestamp'],
]);
const adNames: ReadonlyMap<string, string> = new Map([...connectorNames].map(([ad, connector]) => [connector, ad]));

/** What the Entra connector calls an attribute of AD. */
export const connectorNameOf = (adName: string): string => connectorNames.get(adName) ?? adName;

/** What AD calls an attribute of the Entra connector. */
export const adNameOf = (connectorName: string): string => adNames.get(connectorName) ?? connectorName;

/** The source anchor of the object of this tenant that a DN of the connector space stands for, or null when there is none. */
export type FollowReference = (dn: string) => string | null;

/**
 * What was exported, read by AD name where it stands: references are source anchors of objects that this tenant has, the others
 * are missing (cloud 1.2, 11.2). A view, because a copy of a million objects would not fit.
 */
export class SyncedAttributes implements Attributes {
  constructor(
    private readonly exported: Attributes,
    private readonly follow: FollowReference,
  ) {}

  get(name: string): Value | undefined {
    const value = this.exported.get(connectorNames.get(name) ?? name);
    return value === undefined || !mayRefer(value) ? value : this.followed(value);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** The values of several attributes, by place of their names. */
  read({ names, connectorNames, absent }: SyncedColumns): readonly (Value | undefined)[] {
    const { exported } = this;
    if (!(exported instanceof PackedAttributes)) return names.map((name) => this.get(name));
    const values: (Value | undefined)[] = absent.slice();
    exported.copyInto(values, connectorNames);
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (typeof value === 'object' && mayRefer(value)) values[i] = this.followed(value);
    }
    return values;
  }

  get size(): number {
    let size = 0;
    for (const _ of this.entries()) size++;
    return size;
  }

  *entries(): MapIterator<[string, Value]> {
    for (const [name, value] of this.exported.entries()) {
      const followed = mayRefer(value) ? this.followed(value) : value;
      if (followed !== undefined) yield [adNameOf(name), followed];
    }
    return undefined;
  }

  *keys(): MapIterator<string> {
    for (const [name] of this.entries()) yield name;
    return undefined;
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
    return undefined;
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  forEach(callback: (value: Value, name: string, map: Attributes) => void): void {
    for (const [name, value] of this.entries()) callback(value, name, this);
  }

  private followed(value: Value): Value | undefined {
    if (!isList(value)) return isReference(value) ? (this.followedOne(value) ?? undefined) : value;
    const values = value.map((one) => (isReference(one) ? this.followedOne(one) : one)).filter((one) => one !== null);
    return values.length === 0 ? undefined : values;
  }

  private followedOne({ dn }: Reference): Reference | null {
    const anchor = this.follow(dn);
    return anchor === null ? null : reference(anchor);
  }
}

/** Attributes that are read together of one object after another: they are found by place, which is faster than by name. */
export class SyncedColumns {
  readonly connectorNames: readonly string[];
  /** What an object without any of them has. */
  readonly absent: readonly undefined[];

  /** AD names, each once. */
  constructor(readonly names: readonly string[]) {
    this.connectorNames = names.map(connectorNameOf);
    this.absent = names.map(() => undefined);
  }

  /** By place of their names; `undefined` where an attribute is absent. */
  read(synced: Attributes): readonly (Value | undefined)[] {
    return synced instanceof SyncedAttributes ? synced.read(this) : this.names.map((name) => synced.get(name));
  }
}

const isReference = (value: Scalar): value is Reference =>
  typeof value === 'object' && 'kind' in value && value.kind === 'reference';

/** Lists are of one kind, so the first member tells. */
const mayRefer = (value: Value): boolean => {
  const first = isList(value) ? value[0] : value;
  return first !== undefined && isReference(first);
};

/** The text of a single-valued attribute; an empty one is no value. */
export const textOf = (synced: Attributes, name: string): string | null => {
  const value = synced.get(name);
  return value === undefined ? null : textOfValue(value);
};

/** The first text of a value; an empty one is no value. */
export const textOfValue = (value: Value): string | null => {
  const text = isList(value) ? value[0] : value;
  return typeof text === 'string' && text !== '' ? text : null;
};

/** The number of a single-valued attribute. */
export const numberOf = (synced: Attributes, name: string): bigint | null => {
  const value = synced.get(name);
  return typeof value === 'bigint' ? value : null;
};

/** What stands around the digits; the space writes it in capitals, and DNs are compared without regard to case. */
const prefix = /^CN=\{/i;

/** The source anchor in a DN of the AAD connector space: the bytes of its UTF-8 text in hexadecimal (JOIN-20). */
export const anchorOfDn = (dn: string): string | null => {
  const end = dn.length - 1;
  if (!dn.endsWith('}') || (end - start) % 2 !== 0 || !prefix.test(dn)) return null;
  let text = '';
  for (let i = start; i < end; i += 2) {
    const byte = hexDigit(dn.charCodeAt(i)) * 16 + hexDigit(dn.charCodeAt(i + 1));
    // Anchors are base64; what is not, or no number at all, is looked at closer.
    if (!(byte < 128)) return decodedAnchor(dn.slice(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
};

const start = 'CN={'.length;

const hexDigit = (unit: number): number => {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const letter = unit >= 0x61 ? unit - 0x20 : unit;
  return letter >= 0x41 && letter <= 0x46 ? letter - 0x37 : Number.NaN;
};

const decodedAnchor = (hex: string): string | null => {
  if (!/^[0-9A-F]*$/i.test(hex)) return null;
  const bytes = Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
  return new TextDecoder().decode(bytes);
};
