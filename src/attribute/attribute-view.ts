import type { Attributes, Value } from './value.js';

/** Attributes that stand elsewhere, read as a map: what every such view says once `get` and `entries` are known. */
export abstract class AttributeView implements Attributes {
  abstract readonly size: number;
  abstract get(name: string): Value | undefined;
  abstract entries(): MapIterator<[string, Value]>;

  has(name: string): boolean {
    return this.get(name) !== undefined;
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
}
