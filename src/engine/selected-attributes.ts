import { AttributeView } from '../attribute/attribute-view.js';
import type { AttributeNumbers, PackedAttributes } from '../attribute/packed-attributes.js';
import type { Value } from '../attribute/value.js';
import type { Layout } from './slot-layout.js';

/** What a connector makes of an attribute of the directory: its own name for it, or `null` when it does not select it. */
export class Selection {
  private readonly names: (string | null)[] = [];
  private readonly byName = new Map<string, number>();
  private seen = 0;
  private layout: Layout | null = null;
  private slots: number[] = [];
  private ofSlots: number[] = [];

  constructor(
    readonly numbers: AttributeNumbers,
    private readonly nameOf: (name: string) => string | null,
  ) {}

  /** The connector's name for the attribute with this number. */
  name(number: number): string | null {
    let name = this.names[number];
    if (name === undefined) this.names[number] = name = this.nameOf(this.numbers.names[number] ?? '');
    return name;
  }

  /** The number behind a connector's name, -1 when there is none: the spelling may differ from the directory's in case. */
  find(name: string): number {
    const { names } = this.numbers;
    for (; this.seen < names.length; this.seen++) {
      const own = this.name(this.seen);
      if (own !== null) this.byName.set(own, this.seen);
    }
    return this.byName.get(name) ?? -1;
  }

  /** By number, the slot of a layout; -1 for what no rule reads. Objects come type by type, so that one layout is remembered. */
  slotsOf(layout: Layout): readonly number[] {
    if (this.layout !== layout || this.slots.length < this.numbers.names.length) {
      this.layout = layout;
      this.slots = this.numbers.names.map((_, number) => {
        const name = this.name(number);
        return name === null ? -1 : layout.find(name);
      });
      this.ofSlots = layout.names.map((name) => this.find(name));
    }
    return this.slots;
  }

  /** By slot of a layout, the number; -1 for what no object has. */
  numbersOf(layout: Layout): readonly number[] {
    this.slotsOf(layout);
    return this.ofSlots;
  }
}

/**
 * What a connector sees of an object of the directory, without a copy: two servers that import a million people would need more
 * memory for their Maps than for the people.
 */
export class SelectedAttributes extends AttributeView {
  constructor(
    private readonly all: PackedAttributes,
    private readonly selection: Selection,
  ) {
    super();
  }

  get size(): number {
    let size = 0;
    for (let i = 0; i < this.all.size; i++) if (this.nameAt(i) !== null) size++;
    return size;
  }

  get(name: string): Value | undefined {
    return this.all.at(this.selection.find(name));
  }

  *entries(): MapIterator<[string, Value]> {
    for (let i = 0; i < this.all.size; i++) {
      const name = this.nameAt(i);
      if (name !== null) yield [name, this.all.packed[i] as Value]; // `i` is below the length
    }
    return undefined;
  }

  /** Puts the values where a layout wants them; slots of absent attributes are left alone. */
  copyInto(slots: (Value | null)[], layout: Layout): void {
    const { key, packed } = this.all;
    const slotOf = this.selection.slotsOf(layout);
    for (let i = 0; i < packed.length; i++) {
      const slot = slotOf[key.charCodeAt(i)] ?? -1;
      if (slot >= 0) slots[slot] = packed[i] as Value; // as above
    }
  }

  /** The same for some slots, which are emptied where the attribute is absent. */
  copySome(slots: (Value | null)[], layout: Layout, some: readonly number[]): void {
    const numbers = this.selection.numbersOf(layout);
    for (const slot of some) slots[slot] = this.all.at(numbers[slot] ?? -1) ?? null;
  }

  private nameAt(index: number): string | null {
    return this.selection.name(this.all.key.charCodeAt(index));
  }
}
