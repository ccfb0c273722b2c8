import type { AttributeDefinition, Schema } from '../attribute/schema.js';
import type { Value } from '../attribute/value.js';
import type { SlotLayout } from '../expression/context.js';
import { isKnown } from '../rule/server-export.js';

/** The values of one object by slot; absent attributes are `null`. */
export type Slots = readonly (Value | null)[];

/** Whether a slot has no value; false where there is no slot. */
export const isEmptyAt = (slots: Slots, slot: number | undefined): boolean =>
  slot !== undefined && slot >= 0 && slots[slot] === null;

/** `dn` belongs to every connector-space object though no schema lists it (PIPE-10). */
const dn: AttributeDefinition = { name: 'dn', type: 'string', multiValued: false };

/**
 * Where the attributes of one object type stand. It grows while a plan is compiled and never afterwards, so only what a
 * rule names has a slot.
 */
export class Layout implements SlotLayout {
  private readonly slots = new Map<string, number>();
  readonly names: string[] = [];
  private blank: Slots = [];
  /** `null` where the schema is not known (FOL-4). */
  readonly definitions: (AttributeDefinition | null)[] = [];

  constructor(
    readonly schema: Schema,
    private readonly hasDn: boolean,
  ) {}

  get size(): number {
    return this.names.length;
  }

  /** The slot of a name that the schema has, opened on first use; -1 for any other name (PIPE-11). */
  slotOf(name: string): number {
    const known = this.slots.get(name);
    if (known !== undefined) return known;
    const definition = this.hasDn && name === 'dn' ? dn : this.schema.get(name);
    if (definition === undefined && isKnown(this.schema)) return -1;
    this.slots.set(name, this.names.length);
    this.definitions.push(definition ?? null);
    return this.names.push(name) - 1;
  }

  /** The slot of a name that some rule uses, -1 for any other. */
  find(name: string): number {
    return this.slots.get(name) ?? -1;
  }

  /** Slots without a value. */
  get none(): Slots {
    if (this.blank.length !== this.size) this.blank = Array.from(this.names, () => null);
    return this.blank;
  }

  /** The same to be filled. Copying an array is cheaper than filling one, and the copy has no holes. */
  empty(): (Value | null)[] {
    return this.none.slice();
  }
}
