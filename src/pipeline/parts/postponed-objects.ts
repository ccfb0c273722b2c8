import { readStoredAttributes, storedAttributes } from '../../attribute/stored-attributes.js';
import { invariant } from '../../base/assert-never.js';
import type { Spool } from '../../base/output.js';
import { readJson } from '../../base/read-json.js';
import type { TextStore } from '../../base/text-store.js';
import type { AdObject } from '../../model/directory.js';
import { Records, type Renaming, type SentRecords, type Source } from './records.js';

/** Objects that are run once more when all parts were seen; they wait in the spool. */
export class PostponedObjects {
  /** In the order in which they came. */
  private readonly records: Records;
  private readonly noName: number;
  /** By number of the object: the place of its record. */
  private readonly places = new Map<number, number>();

  constructor(texts: TextStore, spool: Spool) {
    this.records = new Records(texts, spool);
    this.noName = texts.add('');
  }

  has(number: number): boolean {
    return this.places.has(number);
  }

  numbers(): Iterable<number> {
    return this.places.keys();
  }

  add(number: number, { attributes, ...object }: AdObject): void {
    if (this.places.has(number)) return;
    const text = `${JSON.stringify(object)}\n${JSON.stringify(storedAttributes(attributes))}`;
    this.places.set(number, this.records.add(number, this.noName, 0, text));
  }

  /** `null` for an object that does not wait. */
  get(number: number): AdObject | null {
    const place = this.places.get(number);
    if (place === undefined) return null;
    this.records.putAside();
    const [object = '', attributes = ''] = decoder.decode(this.records.read(place)).split('\n');
    if (!this.records.isSound(place)) return null;
    const read = readJson(attributes, '');
    invariant(read.ok, 'what was put aside is JSON');
    return {
      ...(JSON.parse(object) as Omit<AdObject, 'attributes'>),
      attributes: readStoredAttributes(read.value, isNoValue),
    };
  }

  /** Everything as another thread can take it. */
  sent(): SentRecords {
    return this.records.sent();
  }

  merge(sent: SentRecords, source: Source, renaming: Renaming): void {
    const first = this.records.merge(sent, source, renaming, () => 0);
    for (let i = 0; i < sent.count; i++) this.places.set(this.records.owner(first + i), first + i);
  }
}

const isNoValue = (): void => invariant(false, 'what was put aside are values');

const decoder = new TextDecoder();
