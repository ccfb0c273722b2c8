import { addCounts, countBy } from '../../base/counts.js';
import { byteColumn } from '../../base/number-column.js';
import type { Spool } from '../../base/output.js';
import type { TextStore } from '../../base/text-store.js';
import type { ObjectError } from '../../engine/cs-object.js';
import { exampleLimit } from '../../engine/open-points.js';
import type { OrderDependence } from '../../engine/order-dependence.js';
import type { PointObject, PointObjects } from '../../engine/part-run.js';
import type { PointExamples, UnsettledObject } from '../../engine/remarks.js';
import { Records, type Renaming, type SentRecords, type Source } from './records.js';

interface Owned<T> {
  readonly owner: number;
  readonly what: T;
}

/** `PointTally` as plain data. */
interface SentTally {
  readonly of: Pick<PointExamples, 'point' | 'rule'>;
  readonly marked: readonly number[];
  readonly first: readonly Owned<PointObject>[];
}

/** `ServerResults` as plain data. */
export interface SentServerResults {
  readonly exports: SentRecords;
  readonly types: readonly string[];
  readonly errors: readonly Owned<ObjectError>[];
  readonly unsettled: readonly Owned<UnsettledObject>[];
  readonly orders: readonly Owned<OrderDependence>[];
  readonly tallies: readonly SentTally[];
  readonly passes: number;
  readonly imported: ReadonlyMap<string, number>;
  readonly notImported: ReadonlyMap<string, number>;
}

/** What one server made of the parts of a directory. */
export class ServerResults {
  /** Lines of its export, named by DN; their kind is the place of the object type in `types`. */
  readonly exports: Records;
  readonly types: string[] = [];
  private errors: Owned<ObjectError>[] = [];
  private unsettled: Owned<UnsettledObject>[] = [];
  private orders: Owned<OrderDependence>[] = [];
  private readonly points = new Map<string, PointTally>();
  /** Most synchronisations that a part took. */
  passes = 0;
  readonly imported = new Map<string, number>();
  readonly notImported = new Map<string, number>();

  /** `texts` holds the names of records. */
  constructor(texts: TextStore, spool: Spool) {
    this.exports = new Records(texts, spool);
  }

  typeNumber(type: string): number {
    const known = this.types.indexOf(type);
    return known < 0 ? this.types.push(type) - 1 : known;
  }

  addError(owner: number, what: ObjectError): void {
    this.errors.push({ owner, what });
  }

  addUnsettled(owner: number, what: UnsettledObject): void {
    this.unsettled.push({ owner, what });
  }

  addOrder(owner: number, what: OrderDependence): void {
    this.orders.push({ owner, what });
  }

  addPoints({ point, rule, objects }: PointObjects, numberOf: (dn: string) => number): void {
    const tally = this.tallyOf({ point, rule });
    for (const object of objects) tally.add(numberOf(object.owner), object);
  }

  private tallyOf(of: PointTally['of']): PointTally {
    const key = `${of.point} ${of.rule.id}`;
    const tally = this.points.get(key) ?? new PointTally(of);
    this.points.set(key, tally);
    return tally;
  }

  /** Everything as another thread can take it. */
  sent(): SentServerResults {
    const { exports, types, errors, unsettled, orders, points, passes, imported, notImported } = this;
    const tallies = [...points.values()].map((tally) => tally.sent());
    return { exports: exports.sent(), types, errors, unsettled, orders, tallies, passes, imported, notImported };
  }

  /** Takes over the results of another one, which put its texts aside in another spool. */
  merge(sent: SentServerResults, source: Source, renaming: Renaming): void {
    const renamed = <T>(all: readonly Owned<T>[]): Owned<T>[] =>
      all.map(({ owner, what }) => ({ owner: renaming.take(owner), what }));
    this.exports.merge(sent.exports, source, renaming, (kind) => this.typeNumber(sent.types[kind] ?? ''));
    this.errors.push(...renamed(sent.errors));
    this.unsettled.push(...renamed(sent.unsettled));
    this.orders.push(...renamed(sent.orders));
    for (const { of, marked, first } of sent.tallies) {
      const tally = this.tallyOf(of);
      const named = new Map(renamed(first).map(({ owner, what }) => [owner, what]));
      for (const number of marked) {
        const owner = renaming.take(number);
        tally.add(owner, named.get(owner) ?? null);
      }
    }
    this.passes = Math.max(this.passes, sent.passes);
    addCounts(this.imported, sent.imported);
    addCounts(this.notImported, sent.notImported);
  }

  /** What depends on the order of processing is found out once, when objects that meet are run together, and stays unless it is dropped, too. */
  drop(isDropped: (owner: number) => boolean, dropsOrders: boolean): void {
    this.exports.drop(isDropped);
    const isKept = ({ owner }: Owned<unknown>): boolean => !isDropped(owner);
    this.errors = this.errors.filter(isKept);
    this.unsettled = this.unsettled.filter(isKept);
    if (dropsOrders) this.orders = this.orders.filter(isKept);
    for (const tally of this.points.values()) tally.drop(isDropped);
  }

  allErrors(): readonly ObjectError[] {
    return this.errors.map(({ what }) => what);
  }

  allUnsettled(): readonly UnsettledObject[] {
    return this.unsettled.map(({ what }) => what);
  }

  allOrders(): readonly OrderDependence[] {
    return this.orders.map(({ what }) => what);
  }

  allPoints(): readonly PointExamples[] {
    return [...this.points]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, tally]) => (tally.count === 0 ? [] : [tally.examples()]));
  }

  /** Exported objects by type. */
  exported(): ReadonlyMap<string, number> {
    return countBy(this.exports.all(), (place) => this.types[this.exports.kind(place)] ?? '');
  }
}

/** More objects than are shown, because some may be dropped again. */
const keptExamples = exampleLimit * 10;

/** The objects whose results hinge on a point because of a rule: all counted, the first ones with their names. */
class PointTally {
  count = 0;
  private readonly marked = byteColumn();
  private largest = 0;
  private first: Owned<PointObject>[] = [];

  constructor(readonly of: Pick<PointExamples, 'point' | 'rule'>) {}

  sent(): SentTally {
    const marked: number[] = [];
    for (let owner = 0; owner <= this.largest; owner++) if (this.marked.get(owner) === 1) marked.push(owner);
    return { of: this.of, marked, first: this.first };
  }

  /** `what` may be left out for an object that is not among the first. */
  add(owner: number, what: PointObject | null): void {
    if (this.marked.get(owner) === 1) return;
    this.marked.set(owner, 1);
    this.largest = Math.max(this.largest, owner);
    this.count++;
    const { first } = this;
    if (what === null) return;
    if (first.length === keptExamples && what.order >= (first.at(-1)?.what.order ?? '')) return;
    let place = first.length;
    while (place > 0 && (first[place - 1]?.what.order ?? '') > what.order) place--;
    first.splice(place, 0, { owner, what });
    if (first.length > keptExamples) first.pop();
  }

  drop(isDropped: (owner: number) => boolean): void {
    for (let owner = 0; owner <= this.largest; owner++) {
      if (this.marked.get(owner) === 0 || !isDropped(owner)) continue;
      this.marked.set(owner, 0);
      this.count--;
    }
    this.first = this.first.filter(({ owner }) => !isDropped(owner));
  }

  examples(): PointExamples {
    const examples = this.first.slice(0, exampleLimit).flatMap(({ what }) => what.sources);
    return { ...this.of, count: this.count, examples };
  }
}
