import { AttributeView } from '../attribute/attribute-view.js';
import { AttributeNumbers, PackedAttributes } from '../attribute/packed-attributes.js';
import type { Attributes, Value } from '../attribute/value.js';
import { compareText } from '../base/order.js';
import { sameValue } from './compare-values.js';
import type { ConnectorSpace, CsObject } from './connector-space.js';
import type { ExportedObject } from './cs-object.js';
import type { CsType } from './plan.js';
import type { Layout, Slots } from './slot-layout.js';

/**
 * The attributes of an object as a map, read where they stand: an engine that made a Map of every object would need more memory
 * for the Maps than for everything else.
 */
export class SlotAttributes extends AttributeView {
  constructor(
    private readonly layout: Layout,
    private readonly slots: Slots,
    /** Slots from this one on are not shown, nor is `dn`, which is no attribute. */
    private readonly end: number,
  ) {
    super();
  }

  private valueAt(slot: number): Value | undefined {
    return slot >= 0 && slot < this.end && this.layout.names[slot] !== 'dn'
      ? (this.slots[slot] ?? undefined)
      : undefined;
  }

  get size(): number {
    let size = 0;
    for (let slot = 0; slot < this.end; slot++) if (this.valueAt(slot) !== undefined) size++;
    return size;
  }

  get(name: string): Value | undefined {
    return this.valueAt(this.layout.find(name));
  }

  *entries(): MapIterator<[string, Value]> {
    for (let slot = 0; slot < this.end; slot++) {
      const value = this.valueAt(slot);
      const name = this.layout.names[slot];
      if (value !== undefined && name !== undefined) yield [name, value];
    }
    return undefined;
  }
}

/** What a space holds for its directory, sorted by DN: in the cloud every linked object, in AD those that change (STG-13). */
export const exportsOf = (space: ConnectorSpace): readonly ExportedObject[] => {
  const isCloud = space.planned.connector.kind === 'aad';
  const exported: ExportedObject[] = [];
  for (const object of space.objects) {
    // Held since an earlier run: an error may have kept this one from asking the outbound rules (ERR-1).
    if (object.link === null || (object.outbound === null && !object.isHeldOutbound)) continue;
    if (isCloud || isWritten(object)) exported.push(exportedObject(object));
  }
  return exported.sort((a, b) => compareText(a.dn, b.dn));
};

/** Whether the rules change what was imported. */
const isWritten = ({ values, imported, type }: CsObject): boolean => {
  if (values === null) return false;
  for (let slot = 0; slot < type.exported; slot++) {
    const name = type.layout.names[slot] ?? '';
    if (name !== 'dn' && !sameValue(imported?.attributes.get(name) ?? null, values[slot] ?? null)) return true;
  }
  return false;
};

/** The exported attributes of a type sorted by name: exports outlive the run that made them, so they keep no empty places. */
class ExportColumns {
  private readonly numbers = new AttributeNumbers(new Map());
  private readonly slots: number[] = [];

  constructor({ layout, exported }: CsType) {
    const names = layout.names.slice(0, exported).filter((name) => name !== 'dn');
    for (const name of names.sort(compareText)) {
      this.numbers.numberOf(name);
      this.slots.push(layout.find(name));
    }
  }

  pack(slots: Slots): Attributes {
    const numbers: number[] = [];
    for (let number = 0; number < this.slots.length; number++)
      if (slots[this.slots[number] as number] !== null) numbers.push(number); // `number` is below the length
    const values = new Array<Value>(numbers.length);
    for (let i = 0; i < numbers.length; i++) values[i] = slots[this.slots[numbers[i] as number] as number] as Value; // those that have one
    return new PackedAttributes(this.numbers, this.numbers.keyOf(numbers), values);
  }
}

/** By type; a type has the same columns in every part of a directory. */
const columns = new WeakMap<CsType, ExportColumns>();

const columnsOf = (type: CsType): ExportColumns => {
  let own = columns.get(type);
  if (own === undefined) columns.set(type, (own = new ExportColumns(type)));
  return own;
};

const exportedObject = (object: CsObject): ExportedObject => {
  const { layout } = object.type;
  const slots = object.values ?? object.slots(layout.empty());
  const target = object.link;
  const anchor = slots[layout.find('sourceAnchor')] ?? target?.slots[target.type.layout.find('sourceAnchor')];
  return {
    dn: object.dn,
    objectType: object.type.name,
    sourceAnchor: typeof anchor === 'string' ? anchor : '',
    attributes: columnsOf(object.type).pack(slots),
    sources: adNamesOf(target?.links ?? []),
    passwordSync: target?.passwordSync === true && object.outbound?.passwordSync !== false,
  };
};

const adNamesOf = (links: readonly CsObject[]): readonly string[] => {
  const dns: string[] = [];
  for (const { space, dn } of links) if (space.planned.connector.kind === 'ad') dns.push(dn);
  return dns.length > 1 ? dns.sort(compareText) : dns;
};
