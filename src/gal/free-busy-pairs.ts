import { compareText } from '../base/order.js';
import { customDomainsOf } from '../model/tenant-domains.js';
import { onPremises, type Workspace } from '../model/workspace.js';
import { adShown, isMailbox } from './ad-recipient.js';
import { domainOf } from './address.js';
import { cloudShown } from './cloud-recipient.js';
import { decideFreeBusy, type FreeBusyDecision, intended } from './free-busy.js';
import { adOf, cloudOf, type Gal } from './gal.js';
import { homeOfRow, mailboxesOf } from './person-mail.js';

/** What people of one platform see of people of another, for one domain of their external addresses (scenario E.2). */
export interface FreeBusyPair extends FreeBusyDecision {
  readonly requester: string;
  /** The platform that hosts the mailbox. */
  readonly owner: string;
  /** Domain of the external address at the requester; null: a mailbox there, or no external address. */
  readonly domain: string | null;
  readonly works: boolean;
  /** It does not work, and that is meant so or nobody can know. */
  readonly deliberate: boolean;
  readonly people: number;
  /** By population of scenario B.2. */
  readonly populations: ReadonlyMap<string, number>;
  /** DNs or source anchors of the first few. */
  readonly examples: readonly string[];
}

/** How many people a pair names. */
const shownExamples = 5;

interface Entry extends Omit<FreeBusyPair, 'people' | 'populations' | 'examples'> {
  people: number;
  populations: Map<string, number>;
  examples: string[];
}

/** Every pair of platforms with the people it concerns, sorted; a pair without people shows what the first one would get. */
export class FreeBusyPairs {
  private readonly entries = new Map<string, Entry>();
  private readonly answers = new Map<string, Entry>();

  constructor(private readonly gal: Gal) {}

  /** Counts a row as the owner of a calendar, for requesters of every platform whose list has it. */
  add(row: number, population: string): void {
    const mailboxes = mailboxesOf(this.gal, row);
    if (mailboxes.length === 0) return;
    const home = homeOfRow(this.gal, row);
    const owner = mailboxes.includes(home) ? home : (mailboxes[0] ?? home);
    for (const requester of platformsOf(this.gal.workspace)) {
      const domain = mailboxes.includes(requester) ? null : this.externalDomain(row, requester);
      if (domain === undefined) continue;
      const entry = this.entryOf(requester, owner, domain, mailboxes);
      entry.people++;
      entry.populations.set(population, (entry.populations.get(population) ?? 0) + 1);
      const name = adOf(this.gal, row)?.dn ?? this.gal.people.anchors[row] ?? '';
      if (entry.examples.length < shownExamples) entry.examples.push(name);
    }
  }

  rows(): readonly FreeBusyPair[] {
    const { workspace } = this.gal;
    const known = new Set([...this.entries.values()].map(({ requester, owner }) => `${requester} ${owner}`));
    const platforms = platformsOf(workspace);
    for (const requester of platforms)
      for (const owner of platforms)
        if (!known.has(`${requester} ${owner}`))
          this.entryOf(requester, owner, requester === owner ? null : usualDomain(workspace, owner), [owner]);
    const order = (platform: string): number => platforms.indexOf(platform);
    return [...this.entries.values()].sort(
      (a, b) =>
        order(a.requester) - order(b.requester) ||
        order(a.owner) - order(b.owner) ||
        compareText(a.domain ?? '', b.domain ?? '') ||
        compareText(a.problem ?? '', b.problem ?? ''),
    );
  }

  /** People who get the same answer for the same reason are one entry, wherever else they have a mailbox. */
  private entryOf(requester: string, owner: string, domain: string | null, mailboxes: readonly string[]): Entry {
    const question = `${requester} ${owner} ${domain ?? ''} ${mailboxes.join('+')}`;
    const known = this.answers.get(question);
    if (known !== undefined) return known;
    const decision = decideFreeBusy(this.gal.workspace, this.gal.asOf, { requester, domain, mailboxes });
    const key = `${requester} ${owner} ${domain ?? ''} ${decision.way} ${decision.target} ${decision.problem}`;
    const entry = this.entries.get(key) ?? freshEntry(requester, owner, domain, decision);
    this.entries.set(key, entry);
    this.answers.set(question, entry);
    return entry;
  }

  /** Undefined: the requester's platform does not have the person, so nobody can ask. */
  private externalDomain(row: number, requester: string): string | null | undefined {
    const shown = this.shownTo(row, requester);
    if (shown === null) return undefined;
    return shown.externalEmailAddress === null ? null : domainOf(shown.externalEmailAddress);
  }

  private shownTo(row: number, requester: string) {
    if (requester === onPremises) {
      const object = adOf(this.gal, row);
      return object === null || isMailbox(object) || !object.attributes.has('mailNickname') ? null : adShown(object);
    }
    const t = this.gal.tenants.findIndex(({ tenant }) => tenant.name === requester);
    const object = cloudOf(this.gal, t, row);
    return object === null || !object.recipient.isRecipient ? null : cloudShown(object);
  }
}

const freshEntry = (requester: string, owner: string, domain: string | null, decision: FreeBusyDecision): Entry => ({
  ...decision,
  requester,
  owner,
  domain,
  works: decision.problem === null && decision.way !== 'none',
  deliberate: decision.problem !== null && intended.has(decision.problem),
  people: 0,
  populations: new Map(),
  examples: [],
});

const platformsOf = ({ tenants }: Workspace): readonly string[] => [...tenants.map(({ name }) => name), onPremises];

/** The domain that external addresses of a platform's people usually have. */
const usualDomain = ({ tenants }: Workspace, owner: string): string | null => {
  const tenant = owner === onPremises ? undefined : tenants.find(({ name }) => name === owner);
  if (tenant === undefined) return tenants[0] === undefined ? null : (customDomainsOf(tenants[0])[0] ?? null);
  return tenant.routingDomain ?? customDomainsOf(tenant)[0] ?? tenant.initialDomain;
};
