import type { Spool } from '../../base/output.js';
import type { TextStore } from '../../base/text-store.js';
import type { Removal } from '../../cloud/removed-addresses.js';
import type { RowSummary } from '../../gal/row-summary.js';
import { FindingRecords, type SentFindings } from './finding-records.js';
import { Records, type Renaming, type SentRecords, type Source } from './records.js';
import { type SentServerResults, ServerResults } from './server-results.js';

/** What a row adds to the numbers, and how many addresses it lost in each tenant: few combinations, whatever the number of rows. */
export interface RowNumbers {
  readonly summary: RowSummary;
  /** By place of the tenant. */
  readonly removals: readonly (readonly Removal[])[];
}

/** `PartResults` as plain data. */
export interface SentResults {
  readonly rows: SentRecords;
  readonly findings: SentFindings;
  readonly numbers: readonly RowNumbers[];
  readonly servers: readonly SentServerResults[];
}

/** Everything that the parts of a directory came to. What objects gave can be dropped, because they are to be run again with others. */
export class PartResults {
  readonly servers: readonly ServerResults[];
  /** Named by source anchor; their kind is the place of their numbers in `numbers`. */
  readonly rows: Records;
  readonly findings: FindingRecords;
  private readonly numbersOf = new Map<string, number>();
  readonly numbers: RowNumbers[] = [];

  /** `texts` holds the names of records. */
  constructor(servers: number, texts: TextStore, spool: Spool) {
    this.rows = new Records(texts, spool);
    this.findings = new FindingRecords(texts, spool);
    this.servers = Array.from({ length: servers }, () => new ServerResults(texts, spool));
  }

  /** The number of a combination of numbers. */
  numberOf(numbers: RowNumbers): number {
    const key = keyOf(numbers);
    let number = this.numbersOf.get(key);
    if (number === undefined) {
      number = this.numbers.push(numbers) - 1;
      this.numbersOf.set(key, number);
    }
    return number;
  }

  /** Everything as another thread can take it. */
  sent(): SentResults {
    const { rows, findings, numbers, servers } = this;
    return { rows: rows.sent(), findings: findings.sent(), numbers, servers: servers.map((server) => server.sent()) };
  }

  /** Takes over the results of another one, which put its texts aside in another spool. */
  merge(sent: SentResults, source: Source, renaming: Renaming): void {
    const kinds = sent.numbers.map((numbers) => this.numberOf(numbers));
    this.rows.merge(sent.rows, source, renaming, (kind) => kinds[kind] ?? 0);
    this.findings.merge(sent.findings, source, renaming);
    for (const [s, server] of this.servers.entries()) {
      const own = sent.servers[s];
      if (own !== undefined) server.merge(own, source, renaming);
    }
  }

  /** `dropsOrders`: the objects will be run with those they meet, which tells anew what depends on the order. */
  drop(isDropped: (owner: number) => boolean, dropsOrders: boolean): void {
    this.rows.drop(isDropped);
    this.findings.drop(isDropped);
    for (const server of this.servers) server.drop(isDropped, dropsOrders);
  }
}

/** Equal for equal numbers, put together by hand: there are millions of rows. */
const keyOf = ({ summary, removals }: RowNumbers): string => {
  const { population, home, verdict, mail, calendar, tenants } = summary;
  let key = `${population}\n${home}\n${verdict}`;
  for (const [sender, result] of mail) key += `\n${sender} ${result}`;
  if (calendar !== null) {
    key += `\n@${calendar.owner} ${calendar.mailboxes.join('+')}`;
    for (const { requester, domain } of calendar.requests) key += `\n${requester} ${domain ?? ' '}`;
  }
  key += '\n#';
  for (const one of tenants)
    key += one === null ? '\n-' : `\n${one.recipientTypeDetails} ${one.listed} ${one.quarantined}`;
  for (const lost of removals) {
    key += '\n=';
    for (const { reason, domain, count } of lost) key += ` ${reason} ${domain} ${count}`;
  }
  return key;
};
