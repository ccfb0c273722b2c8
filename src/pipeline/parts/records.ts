import { byteColumn, NumberColumn, placeColumn, type SentColumn } from '../../base/number-column.js';
import type { Spool } from '../../base/output.js';
import type { TextStore } from '../../base/text-store.js';

/** Bytes of texts that are sorted before they are put aside. */
const runSize = 8 * 1024 * 1024;

/** Bytes that are read at once of a run. */
const aheadSize = 32 * 1024;

/**
 * Texts that are put aside, each with the object it came from and the name it is sorted by. They go to the spool in sorted runs, so that
 * to read all of them in order is to read every run from its beginning to its end.
 */
export class Records {
  private readonly owners = placeColumn();
  private readonly nameAt = placeColumn();
  private readonly starts = new NumberColumn((size) => new Float64Array(size));
  private readonly lengths = placeColumn();
  private readonly kinds = placeColumn();
  private readonly runAt = new NumberColumn((size) => new Uint16Array(size));
  private readonly dropped = byteColumn();
  private readonly runs: Run[] = [];
  private count = 0;
  /** The texts that wait to be sorted, and the first record of them. */
  private block = new Uint8Array(65536);
  private used = 0;
  private firstWaiting = 0;

  /** `names` holds the names; `compareKinds` is what records are sorted by before their names. */
  constructor(
    private readonly names: TextStore,
    private readonly spool: Spool,
    private readonly compareKinds: ((a: number, b: number) => number) | null = null,
  ) {}

  /** `name` is its place among the names, `kind` whatever number the record is to keep; returns the place of the record. */
  add(owner: number, name: number, kind: number, text: string): number {
    // No UTF-16 unit takes more than three bytes of UTF-8.
    const most = text.length * 3;
    if (this.used + most > runSize) this.putAside();
    this.makeRoom(most);
    const { written } = encoder.encodeInto(text, this.block.subarray(this.used));
    this.used += written;
    return this.note(owner, name, kind, this.used - written, written);
  }

  private note(owner: number, name: number, kind: number, start: number, length: number): number {
    const place = this.count++;
    this.owners.set(place, owner);
    this.nameAt.set(place, name);
    this.kinds.set(place, kind);
    this.starts.set(place, start);
    this.lengths.set(place, length);
    return place;
  }

  private makeRoom(more: number): void {
    const least = this.used + more;
    if (least <= this.block.length) return;
    const longer = new Uint8Array(Math.max(Math.min(this.block.length * 2, runSize), least));
    longer.set(this.block.subarray(0, this.used));
    this.block = longer;
  }

  /** Sorts what waits and writes it to the spool: one more run. All records can be read then. */
  putAside(): void {
    const { spool, block, firstWaiting, count } = this;
    if (firstWaiting === count) return;
    const run = this.runs.push(new Run(spool, 0)) - 1;
    for (const place of this.inOrder(numbersFrom(firstWaiting, count))) {
      const start = this.starts.get(place);
      this.starts.set(place, spool.size);
      this.runAt.set(place, run);
      spool.append(block.subarray(start, start + this.lengths.get(place)));
    }
    this.firstWaiting = count;
    this.used = 0;
  }

  /** All records as another thread can take them. */
  sent(): SentRecords {
    this.putAside();
    return {
      count: this.count,
      runs: this.runs.length,
      owners: this.owners.sent(),
      names: this.nameAt.sent(),
      starts: this.starts.sent(),
      lengths: this.lengths.sent(),
      kinds: this.kinds.sent(),
      runAt: this.runAt.sent(),
    };
  }

  /** Takes over the records of another one, which put its texts aside in another spool; `source` is the number of that. Returns the place of the first. */
  merge(sent: SentRecords, source: Source, { take, shift }: Renaming, kindOf: (kind: number) => number): number {
    this.putAside();
    const firstPlace = this.count;
    const firstRun = this.runs.length;
    for (let run = 0; run < sent.runs; run++) this.runs.push(new Run(source.spool, source.number));
    const [owners, names, lengths, kinds] = [sent.owners, sent.names, sent.lengths, sent.kinds].map(placeColumn);
    const starts = NumberColumn.of((size) => new Float64Array(size), sent.starts);
    const runAt = NumberColumn.of((size) => new Uint16Array(size), sent.runAt);
    for (let i = 0; i < sent.count; i++) {
      const kind = kindOf(kinds?.get(i) ?? 0);
      this.runAt.set(this.count, firstRun + runAt.get(i));
      this.note(take(owners?.get(i) ?? 0), (names?.get(i) ?? 0) + shift, kind, starts.get(i), lengths?.get(i) ?? 0);
    }
    this.firstWaiting = this.count;
    return firstPlace;
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

  /** The same in order. */
  sorted(): Uint32Array {
    this.putAside();
    this.block = nothing;
    return this.inOrder(this.all());
  }

  private inOrder(places: Uint32Array): Uint32Array {
    const { names, nameAt } = this;
    const common = this.commonBytes(places);
    const ranks = new Float64Array(places.length);
    for (let i = 0; i < places.length; i++) ranks[i] = names.rank(nameAt.get(places[i] ?? 0), common);
    const compare = (a: number, b: number): number => {
      const [one, other] = [places[a] ?? 0, places[b] ?? 0];
      return (
        this.compareKindsOf(one, other) || (ranks[a] ?? 0) - (ranks[b] ?? 0) || this.compareNames(one, other) || a - b
      );
    };
    return numbersFrom(0, places.length)
      .sort(compare)
      .map((i) => places[i] ?? 0);
  }

  /** Negative, 0 or positive: whether a record comes before, with or behind another one. */
  compare(a: number, b: number): number {
    return this.compareKindsOf(a, b) || this.compareNames(a, b);
  }

  private compareKindsOf(a: number, b: number): number {
    return this.compareKinds === null ? 0 : this.compareKinds(this.kinds.get(a), this.kinds.get(b));
  }

  private compareNames(a: number, b: number): number {
    return this.names.compare(this.nameAt.get(a), this.nameAt.get(b));
  }

  /** How many bytes all names begin with. */
  private commonBytes(places: Uint32Array): number {
    const first = this.nameAt.get(places[0] ?? 0);
    let common = Number.MAX_SAFE_INTEGER;
    for (const place of places) common = Math.min(common, this.names.common(first, this.nameAt.get(place)));
    return common;
  }

  /** The text of a record; it stays until the next reading. */
  read(place: number): Uint8Array {
    return this.runOf(place).read(this.starts.get(place), this.lengths.get(place));
  }

  /** Whether what was read of the record is its text, see `Spool`. */
  isSound(place: number): boolean {
    return this.runOf(place).spool.isSound;
  }

  /** Number of the spool that the record stands in, which is 0 for records of this thread. */
  source(place: number): number {
    return this.runOf(place).source;
  }

  private runOf(place: number): Run {
    return this.runs[this.runAt.get(place)] as Run; // every record that was put aside is of one
  }

  owner(place: number): number {
    return this.owners.get(place);
  }

  kind(place: number): number {
    return this.kinds.get(place);
  }
}

/** One sorted run of records in a spool; whoever reads it from its beginning to its end asks the spool rarely. */
class Run {
  private ahead: Uint8Array = nothing;
  /** What of the spool stands in `ahead`. */
  private from = 0;
  private to = 0;

  /** `source` is the number of the spool. */
  constructor(
    readonly spool: Spool,
    readonly source: number,
  ) {}

  read(start: number, length: number): Uint8Array {
    if (start < this.from || start + length > this.to) {
      if (length > this.ahead.length) this.ahead = new Uint8Array(Math.max(aheadSize, length * 2));
      this.from = start;
      this.to = start + this.spool.read(start, this.ahead);
    }
    return this.ahead.subarray(start - this.from, start - this.from + length);
  }
}

const nothing = new Uint8Array(0);

const numbersFrom = (first: number, end: number): Uint32Array => {
  const numbers = new Uint32Array(end - first);
  for (let i = 0; i < numbers.length; i++) numbers[i] = first + i;
  return numbers;
};

/** How what another thread sends is called here: objects, and places of texts. */
export interface Renaming {
  readonly take: (number: number) => number;
  readonly shift: number;
}

/** `Records` as plain data, one column after the other. */
export interface SentRecords {
  readonly count: number;
  readonly runs: number;
  readonly owners: SentColumn;
  readonly names: SentColumn;
  readonly starts: SentColumn<Float64Array>;
  readonly lengths: SentColumn;
  readonly kinds: SentColumn;
  readonly runAt: SentColumn<Uint16Array>;
}

/** Another spool, and its number. */
export interface Source {
  readonly spool: Spool;
  readonly number: number;
}

const encoder = new TextEncoder();
