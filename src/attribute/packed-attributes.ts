import { AttributeView } from './attribute-view.js';
import type { AttributeDefinition, Schema } from './schema.js';
import type { Attributes, Value } from './value.js';

/** How many sets of attributes are remembered: in a large directory many objects have one of their own. */
const keyLimit = 10_000;

/** Gives every attribute name of one directory a number. It grows while names are met that the schema does not have. */
export class AttributeNumbers {
  private readonly numbers = new Map<string, number>();
  readonly names: string[] = [];
  /** Numbers below this one are of the schema. */
  readonly known: number;
  private readonly keys = new Map<string, string>();
  private readonly places = new Map<readonly string[], Int32Array>();

  constructor(schema: Schema) {
    for (const { name } of schema.values()) this.numberOf(name);
    this.known = this.names.length;
  }

  /** The number of a name, given out on first use. */
  numberOf(name: AttributeDefinition['name']): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  /** The number of a name that some object may have, -1 for any other. */
  find(name: string): number {
    return this.numbers.get(name) ?? -1;
  }

  /** By number, the place of a name in a list, -1 for what is not in it. The same list is asked for again and again. */
  placesIn(list: readonly string[]): Int32Array {
    const known = this.places.get(list);
    if (known !== undefined && known.length === this.names.length) return known;
    const places = Int32Array.from(this.names, (name) => list.indexOf(name));
    this.places.set(list, places);
    return places;
  }

  /** The text that stands for a set of numbers in order: nearly all objects with the same attributes share it. */
  keyOf(numbers: readonly number[]): string {
    const made = String.fromCharCode(...numbers);
    const key = this.keys.get(made);
    if (key !== undefined) return key;
    if (this.keys.size === keyLimit) this.keys.clear();
    this.keys.set(made, made);
    return made;
  }
}

/**
 * The attributes of one object without a Map of its own: the values in a row, and which attributes they are as the characters
 * of a text that objects with the same attributes share. A directory of a million objects fits because of it (design 7).
 */
export class PackedAttributes extends AttributeView {
  constructor(
    readonly numbers: AttributeNumbers,
    /** One character per value, whose code is the number of the attribute; ascending. */
    readonly key: string,
    readonly packed: readonly Value[],
  ) {
    super();
  }

  get size(): number {
    return this.packed.length;
  }

  get(name: string): Value | undefined {
    return this.at(this.numbers.find(name));
  }

  /** The value of the attribute with this number. */
  at(number: number): Value | undefined {
    const index = number < 0 ? -1 : this.key.indexOf(String.fromCharCode(number));
    return index < 0 ? undefined : this.packed[index];
  }

  /** Puts the values of the attributes in a list where their names stand in it; places of absent ones are left alone. */
  copyInto(values: (Value | undefined)[], list: readonly string[]): void {
    const { key, packed } = this;
    const placeOf = this.numbers.placesIn(list);
    for (let i = 0; i < packed.length; i++) {
      const place = placeOf[key.charCodeAt(i)] ?? -1;
      if (place >= 0) values[place] = packed[i];
    }
  }

  *entries(): MapIterator<[string, Value]> {
    for (let i = 0; i < this.packed.length; i++)
      yield [this.numbers.names[this.key.charCodeAt(i)] ?? '', this.packed[i] as Value]; // `i` is below the length
    return undefined;
  }

  override forEach(callback: (value: Value, name: string, map: Attributes) => void): void {
    const { key, packed, numbers } = this;
    for (let i = 0; i < packed.length; i++) callback(packed[i] as Value, numbers.names[key.charCodeAt(i)] ?? '', this); // as above
  }
}
