import { NumberColumn } from '../../base/number-column.js';
import type { TextStore } from '../../base/text-store.js';

/** Texts that were put aside, each with the object it came from and the name it is sorted by. */
export class Records {
  private readonly owners = places();
  private readonly nameAt = places();
  private readonly starts = new NumberColumn((size) => new Float64Array(size));
  private readonly lengths = places();
  private readonly kinds = places();
  private readonly spools = bytes();
  private readonly dropped = bytes();
  private count = 0;

  /** `names` holds the names. */
  constructor(private readonly names: TextStore) {}

  /** `name` is its place among the names, `kind` whatever number the record is to keep. */
  add(owner: number, name: number, start: number, length: number, kind: number): void {
    const place = this.count++;
    this.owners.set(place, owner);
    this.nameAt.set(place, name);
    this.starts.set(place, start);
    this.lengths.set(place, length);
    this.kinds.set(place, kind);
  }

  /** All records as another thread can take them. */
  sent(): SentRecords {
    const [owners, names, starts] = [this.owners.sent(), this.nameAt.sent(), this.starts.sent()];
    return { count: this.count, owners, names, starts, lengths: this.lengths.sent(), kinds: this.kinds.sent() };
  }

  /** Takes over the records of another one, which put its texts aside in another spool. */
  merge(sent: SentRecords, spool: number, { take, shift }: Renaming, kindOf: (kind: number) => number): void {
    for (let i = 0; i < sent.count; i++) {
      const at = (column: Uint32Array | Float64Array): number => column[i] ?? 0;
      this.spools.set(this.count, spool);
      this.add(
        take(at(sent.owners)),
        at(sent.names) + shift,
        at(sent.starts),
        at(sent.lengths),
        kindOf(at(sent.kinds)),
      );
    }
  }

  drop(isDropped: (owner: number) => boolean): void {
    for (let place = 0; place < this.count; place++) if (isDropped(this.owners.get(place))) this.dropped.set(place, 1);
  }

  /** The places of all records that were not dropped. */
  all(): Uint32Array {
    const found = new Uint32Array(this.count);
    let size = 0;
    for (let place = 0; place < this.count; place++) if (this.dropped.get(place) === 0) found[size++] = place;
    return found.subarray(0, size);
  }

  /** The same in the order of their names. */
  sorted(): Uint32Array {
    const found = this.all();
    const ranks = new Float64Array(this.count);
    const common = this.commonBytes(found);
    for (const place of found) ranks[place] = this.names.rank(this.nameAt.get(place), common);
    return found.sort(
      (a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || this.names.compare(this.nameAt.get(a), this.nameAt.get(b)),
    );
  }

  /** How many bytes all names begin with. */
  private commonBytes(found: Uint32Array): number {
    const first = this.nameAt.get(found[0] ?? 0);
    let common = Number.MAX_SAFE_INTEGER;
    for (const place of found) common = Math.min(common, this.names.common(first, this.nameAt.get(place)));
    return common;
  }

  start(place: number): number {
    return this.starts.get(place);
  }

  length(place: number): number {
    return this.lengths.get(place);
  }

  /** Number of the spool that the record stands in. */
  spool(place: number): number {
    return this.spools.get(place);
  }

  kind(place: number): number {
    return this.kinds.get(place);
  }
}

/** How what another thread sends is called here: objects, and places of texts. */
export interface Renaming {
  readonly take: (number: number) => number;
  readonly shift: number;
}

/** `Records` as plain data, one column after the other. */
export interface SentRecords {
  readonly count: number;
  readonly owners: Uint32Array;
  readonly names: Uint32Array;
  readonly starts: Float64Array;
  readonly lengths: Uint32Array;
  readonly kinds: Uint32Array;
}

const bytes = (): NumberColumn<Uint8Array> => new NumberColumn((size) => new Uint8Array(size));
const places = (): NumberColumn => new NumberColumn((size) => new Uint32Array(size));
