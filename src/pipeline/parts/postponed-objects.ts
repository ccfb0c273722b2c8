import { readStoredAttributes, storedAttributes } from '../../attribute/stored-attributes.js';
import { invariant } from '../../base/assert-never.js';
import type { Spool } from '../../base/output.js';
import { readJson } from '../../base/read-json.js';
import type { TextStore } from '../../base/text-store.js';
import type { Membership } from '../../gal/outside.js';
import type { AdObject } from '../../model/directory.js';
import { Records, type Renaming, type SentRecords, type Source } from './records.js';

/** `PostponedObjects` as plain data. */
export interface SentPostponed {
  readonly records: SentRecords;
  readonly due: ReadonlySet<number>;
}

/**
 * Objects that are run once more when all parts were seen: those that cannot be judged before, and those of which something was
 * presumed that turns out wrong. They wait in the spool.
 */
export class PostponedObjects {
  /** In the order in which they came. */
  private readonly records: Records;
  private readonly noName: number;
  /** By number of the object: the place of its record. */
  private readonly places = new Map<number, number>();
  /** Those that are run again in any case. */
  private readonly due = new Set<number>();
  /** By number of another spool: how the numbers in it are called here. */
  private readonly takes: Renaming['take'][] = [];

  constructor(texts: TextStore, spool: Spool) {
    this.records = new Records(texts, spool);
    this.noName = texts.add('');
  }

  has(number: number): boolean {
    return this.places.has(number);
  }

  /** Whether the object is run again, whatever was presumed of it. */
  isDue(number: number): boolean {
    return this.due.has(number);
  }

  numbers(): Iterable<number> {
    return this.places.keys();
  }

  /** `presumed`: what has to be so for the object to be done. */
  add(number: number, { attributes, ...object }: AdObject, presumed: Membership | null): void {
    if (presumed === null) this.due.add(number);
    if (this.places.has(number)) return;
    const text = `${JSON.stringify(object)}\n${JSON.stringify(storedAttributes(attributes))}\n${JSON.stringify(presumed)}`;
    this.places.set(number, this.records.add(number, this.noName, 0, text));
  }

  /** `null` for an object that does not wait. */
  get(number: number): AdObject | null {
    const [object, attributes] = this.textsOf(number) ?? [];
    if (object === undefined || attributes === undefined) return null;
    const read = readJson(attributes, '');
    invariant(read.ok, 'what was put aside is JSON');
    return {
      ...(JSON.parse(object) as Omit<AdObject, 'attributes'>),
      attributes: readStoredAttributes(read.value, isNoValue),
    };
  }

  /** What was presumed of an object; `null` when nothing was. */
  presumed(number: number): Membership | null {
    const [, , text] = this.textsOf(number) ?? [];
    const place = this.places.get(number);
    if (text === undefined || place === undefined) return null;
    const presumed = JSON.parse(text) as Membership | null; // INVARIANT: `add` wrote it
    const take = this.takes[this.records.source(place)];
    if (presumed === null || take === undefined) return presumed;
    const tenants = presumed.tenants.map(({ tenant, kept }) => ({ tenant, kept: kept.map(take) }));
    return { members: presumed.members.map(take), tenants };
  }

  private textsOf(number: number): readonly string[] | null {
    const place = this.places.get(number);
    if (place === undefined) return null;
    this.records.putAside();
    const texts = decoder.decode(this.records.read(place)).split('\n');
    return this.records.isSound(place) ? texts : null;
  }

  /** Everything as another thread can take it. */
  sent(): SentPostponed {
    return { records: this.records.sent(), due: this.due };
  }

  merge({ records, due }: SentPostponed, source: Source, renaming: Renaming): void {
    const first = this.records.merge(records, source, renaming, () => 0);
    for (let i = 0; i < records.count; i++) this.places.set(this.records.owner(first + i), first + i);
    for (const number of due) this.due.add(renaming.take(number));
    this.takes[source.number] = renaming.take;
  }
}

const isNoValue = (): void => invariant(false, 'what was put aside are values');

const decoder = new TextDecoder();
