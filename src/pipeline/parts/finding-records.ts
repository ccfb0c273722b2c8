import { count } from '../../base/counts.js';
import { sortedBy } from '../../base/order.js';
import type { Spool } from '../../base/output.js';
import type { TextStore } from '../../base/text-store.js';
import { compareFindingKinds, type Finding, type FindingKey } from '../../model/finding.js';
import { jsonElement } from '../../report/json.js';
import { type FindingTotals, gravestLimit, isError } from '../finding-totals.js';
import { Records, type Renaming, type SentRecords, type Source } from './records.js';

/** `FindingRecords` as plain data. */
export interface SentFindings {
  readonly records: SentRecords;
  readonly kinds: readonly FindingKey[];
}

/** Findings that are put aside as the texts they have in `findings.json`, because there may be one for every person. */
export class FindingRecords {
  /** Named by objects; their kind is the place in `kinds`. */
  private readonly records: Records;
  private readonly kinds: FindingKey[] = [];
  private readonly numbers = new Map<string, number>();
  /** The places of all records in order, once that was asked for and as long as it is so. */
  private order: Uint32Array | null = null;

  constructor(
    private readonly texts: TextStore,
    spool: Spool,
  ) {
    const kind = (number: number): FindingKey => this.kinds[number] as FindingKey; // every record has one
    this.records = new Records(texts, spool, (a, b) => compareFindingKinds(kind(a), kind(b)));
  }

  add(owner: number, finding: Finding): void {
    const name = this.texts.add(finding.objects.join('\n'));
    this.order = null;
    this.records.add(owner, name, this.numberOf(finding), jsonElement(finding));
  }

  private numberOf({ severity, check, tenant }: FindingKey): number {
    const key = `${severity}\n${check}\n${tenant ?? ''}`;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.kinds.push(tenant === undefined ? { severity, check } : { severity, check, tenant }) - 1;
      this.numbers.set(key, number);
    }
    return number;
  }

  drop(isDropped: (owner: number) => boolean): void {
    this.order = null;
    this.records.drop(isDropped);
  }

  /** Everything as another thread can take it. */
  sent(): SentFindings {
    return { records: this.records.sent(), kinds: this.kinds };
  }

  merge({ records, kinds }: SentFindings, source: Source, renaming: Renaming): void {
    this.order = null;
    const numbers = kinds.map((kind) => this.numberOf(kind));
    this.records.merge(records, source, renaming, (kind) => numbers[kind] ?? 0);
  }

  totals(): FindingTotals {
    const [severities, checks] = [new Map<string, number>(), new Map<string, number>()];
    for (const place of this.records.all()) {
      const { severity, check } = this.kinds[this.records.kind(place)] as FindingKey; // every record has one
      count(severities, severity);
      count(checks, check);
    }
    const gravest: Finding[] = [];
    for (const text of this.inOrder()) {
      const finding = findingIn(text);
      if (!isError(finding) || gravest.push(finding) === gravestLimit) break;
    }
    return { severities, checks, gravest };
  }

  /** The texts of all findings in the order of `compareFindings`; they end early where the spool is not sound. */
  *inOrder(): Generator<string> {
    const { records } = this;
    let same: string[] = [];
    let last = -1;
    this.order ??= records.sorted();
    for (const place of this.order) {
      if (last >= 0 && records.compare(last, place) !== 0) {
        yield* byMessage(same);
        same = [];
      }
      same.push(decoder.decode(records.read(place)));
      if (!records.isSound(place)) return;
      last = place;
    }
    yield* byMessage(same);
  }
}

const byMessage = (texts: readonly string[]): readonly string[] =>
  texts.length < 2
    ? texts
    : sortedBy(
        texts.map((text) => ({ text, message: findingIn(text).message })),
        ({ message }) => message,
      ).map(({ text }) => text);

const findingIn = (text: string): Finding => JSON.parse(text) as Finding; // INVARIANT: `add` wrote it

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
