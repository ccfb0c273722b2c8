import type { AttributeNumbers } from '../../attribute/packed-attributes.js';
import type { Diagnostic } from '../../base/diagnostic.js';
import type { TextStream } from '../../base/files.js';
import type { AdObject } from '../directory.js';
import { AttributeNames } from './attribute-names.js';
import type { Dialect } from './dialects.js';
import type { Watch } from './inlet.js';
import type { ObjectBuilder } from './object-builder.js';
import type { Person } from './person.js';
import type { Problems } from './problems.js';
import type { ReadCounts } from './read-report.js';
import type { Selection } from './selection.js';

/** What the readers of all formats share while a directory is read: where values go, and where objects end up. */
export class DirectoryReader {
  readonly people: Person[] = [];
  private readonly namesOf = new Map<Dialect, AttributeNames>();
  private countsAtHand: ReadCounts;
  private isWanted = true;

  constructor(
    readonly numbers: AttributeNumbers,
    readonly builder: ObjectBuilder,
    readonly watch: Watch,
    readonly problems: Problems,
    counts: ReadCounts,
    /** Where objects go; none is kept here. `isWanted`: it is one of the selection. */
    private readonly sink: (object: AdObject, isWanted: boolean) => void,
    private readonly selection: Selection,
  ) {
    this.countsAtHand = counts;
    builder.counts = counts;
  }

  /** What is counted for the file at hand. */
  get counts(): ReadCounts {
    return this.countsAtHand;
  }

  /** Counts what follows for another file. */
  startFile(counts: ReadCounts): void {
    this.countsAtHand = counts;
    this.builder.counts = counts;
    this.watch.reset(true);
  }

  /** Reads a stream into a parser and watches out for odd characters on the way. */
  read(stream: TextStream, push: (piece: string) => void): readonly Diagnostic[] {
    this.watch.reset(false);
    return stream.read((piece, isPlain) => {
      if (!isPlain) this.watch.see(piece);
      push(piece);
    });
  }

  /** The names of a dialect; each is judged once for all files. */
  names(dialect: Dialect): AttributeNames {
    let names = this.namesOf.get(dialect);
    if (names === undefined) {
      names = new AttributeNames(dialect, this.numbers, this.watch, this.problems);
      this.namesOf.set(dialect, names);
    }
    return names;
  }

  /** A record begins that may become an object; false when nobody needs to know what it says. */
  next(): boolean {
    this.isWanted = this.selection.isNextWanted();
    return this.isWanted || this.selection.checksOthers;
  }

  /** What the record at hand became. */
  take(object: AdObject | null): void {
    if (object !== null) this.sink(object, this.isWanted);
  }
}
