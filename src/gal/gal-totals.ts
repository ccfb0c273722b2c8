import { count } from '../base/counts.js';
import type { Finding } from '../model/finding.js';
import { freeBusyFindings } from './free-busy-findings.js';
import { FreeBusyPairs } from './free-busy-pairs.js';
import type { Gal } from './gal.js';
import { MailMatrix } from './mail-matrix.js';
import type { RowSummary } from './row-summary.js';
import type { Verdict } from './verdict.js';

/** What a tenant comes to in numbers. */
export interface TenantTotals {
  /** Objects by `RecipientTypeDetails`. */
  readonly recipients: Map<string, number>;
  listed: number;
  quarantined: number;
}

/** Adds up the rows of the unified list, which come in the order of their source anchors. */
export class GalTotals {
  readonly verdicts = new Map<Verdict, number>();
  readonly mailMatrix = new MailMatrix();
  readonly freeBusy: FreeBusyPairs;
  /** By place in the workspace. */
  readonly tenants: readonly TenantTotals[];

  constructor(private readonly world: Pick<Gal, 'workspace' | 'asOf'>) {
    this.freeBusy = new FreeBusyPairs(world);
    this.tenants = world.workspace.tenants.map(() => ({ recipients: new Map(), listed: 0, quarantined: 0 }));
  }

  /** `nameOf` tells the DN of the row's AD object, or its source anchor, when it is wanted as an example. */
  add({ verdict, population, home, mail, calendar, tenants }: RowSummary, nameOf: () => string): void {
    count(this.verdicts, verdict);
    if (mail.length > 0) this.mailMatrix.add(population, home, mail);
    if (calendar !== null) this.freeBusy.add(calendar, population, nameOf);
    for (let t = 0; t < tenants.length; t++) {
      const [one, totals] = [tenants[t] ?? null, this.tenants[t]];
      if (one === null || totals === undefined) continue;
      count(totals.recipients, one.recipientTypeDetails);
      if (one.listed) totals.listed++;
      totals.quarantined += one.quarantined;
    }
  }

  /** What all rows together have to say. */
  findings(): readonly Finding[] {
    return freeBusyFindings(this.world, this.freeBusy.rows());
  }
}
