import type { Place } from '../../base/diagnostic.js';
import { compareText, sortedBy } from '../../base/order.js';
import type { IgnoredReason, NameMeaning } from './attribute-names.js';
import type { Dialect } from './dialects.js';

/** What one directory file gave, what was left out, and why. */
export interface ReadReport {
  readonly file: string;
  readonly format: 'yaml' | 'json' | 'jsonl' | 'csv' | 'ldif';
  /** Whose manner of writing it follows. */
  readonly dialect: Dialect['name'];
  /** Entries of `people:`. */
  readonly people: number;
  /** Objects read, by class. */
  readonly objects: readonly Counted[];
  /** Objects left out, by reason and class. */
  readonly skipped: readonly SkippedObjects[];
  /** Attributes AD does not have, with the number of objects; they are kept as text. */
  readonly unknownAttributes: readonly Counted[];
  /** Columns and attributes whose values are left out. */
  readonly ignored: readonly { readonly name: string; readonly reason: IgnoredReason }[];
}

export interface Counted {
  readonly name: string;
  readonly count: number;
}

/**
 * `class`: Entra Connect synchronises no objects of the class. `deleted`: a tombstone. `outside`: it lies in no domain of the
 * forest. `damaged`: the diagnostics say what is wrong.
 */
export type SkipReason = 'class' | 'deleted' | 'outside' | 'damaged';

export interface SkippedObjects {
  readonly reason: SkipReason;
  /** The class, or the domain for `outside`. */
  readonly what: string;
  readonly count: number;
  readonly first: Place;
}

/** Counts while a file is read. */
export class ReadCounts {
  dialect: Dialect['name'] = 'onegal';
  people = 0;
  private readonly objects = new Map<string, number>();
  private readonly skipped = new Map<string, { reason: SkipReason; what: string; count: number; first: Place }>();
  private readonly unknown = new Map<string, number>();
  private readonly ignored = new Map<NameMeaning, { name: string; reason: IgnoredReason }>();

  constructor(
    private readonly file: string,
    private readonly format: ReadReport['format'],
  ) {}

  object(objectClass: string): void {
    this.objects.set(objectClass, (this.objects.get(objectClass) ?? 0) + 1);
  }

  skip(reason: SkipReason, what: string, first: Place): void {
    const key = `${reason} ${what}`;
    const known = this.skipped.get(key);
    if (known === undefined) this.skipped.set(key, { reason, what, count: 1, first });
    else known.count++;
  }

  unknownAttribute(name: string): void {
    this.unknown.set(name, (this.unknown.get(name) ?? 0) + 1);
  }

  ignore(meaning: NameMeaning): void {
    if (meaning.kind === 'ignored' && !this.ignored.has(meaning)) this.ignored.set(meaning, meaning);
  }

  report(): ReadReport {
    return {
      file: this.file,
      format: this.format,
      dialect: this.dialect,
      people: this.people,
      objects: counted(this.objects),
      skipped: [...this.skipped.values()].sort(
        (a, b) => compareText(a.reason, b.reason) || compareText(a.what, b.what),
      ),
      unknownAttributes: counted(this.unknown),
      ignored: sortedBy(
        [...this.ignored.values()].map(({ name, reason }) => ({ name, reason })),
        ({ name }) => name,
      ),
    };
  }
}

const counted = (counts: ReadonlyMap<string, number>): readonly Counted[] =>
  sortedBy(
    [...counts].map(([name, count]) => ({ name, count })),
    ({ name }) => name,
  );
