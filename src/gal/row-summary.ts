import { listingOf } from '../cloud/exchange/address-lists.js';
import type { CloudObject } from '../cloud/tenant-directory.js';
import { type Calendar, calendarOf } from './free-busy-pairs.js';
import type { Gal } from './gal.js';
import type { RowFacts, UnifiedRow } from './unified-row.js';
import type { Verdict } from './verdict.js';

/** What a row adds to the numbers of a simulation: thousands of rows have the same. */
export interface RowSummary {
  /** Empty where it fits none. */
  readonly population: string;
  readonly home: string;
  readonly verdict: Verdict;
  /** Sender platform and result of every message that was sent to it. */
  readonly mail: readonly (readonly [sender: string, result: string])[];
  readonly calendar: Calendar | null;
  /** By place in the workspace; `null` where the tenant does not have it. */
  readonly tenants: readonly (TenantSummary | null)[];
}

/** What a row adds to the numbers of one tenant. */
export interface TenantSummary {
  readonly recipientTypeDetails: string;
  readonly listed: boolean;
  /** Values that wait until nobody else has them. */
  readonly quarantined: number;
}

export const rowSummary = (gal: Gal, facts: RowFacts, row: UnifiedRow): RowSummary => ({
  population: row.population ?? '',
  home: row.home,
  verdict: row.verdict,
  mail: resultsOf(gal, facts),
  calendar: calendarOf(gal, facts),
  tenants: facts.tenants.map(({ object }) => (object === null ? null : tenantSummary(object))),
});

const resultsOf = (gal: Gal, { mail }: RowFacts): RowSummary['mail'] => {
  const results: (readonly [string, string])[] = [];
  for (let s = 0; s < mail.length; s++) {
    const one = mail[s] ?? null;
    if (one !== null) results.push([gal.senders[s]?.platform ?? '', one.result]);
  }
  return results;
};

const tenantSummary = ({ recipient, quarantined }: CloudObject): TenantSummary => ({
  recipientTypeDetails: recipient.recipientTypeDetails,
  listed: listingOf(recipient).listed,
  quarantined: quarantined.length,
});
