import { compareText } from '../base/order.js';
import { customDomainsOf } from '../model/tenant-domains.js';
import { onPremises, type Workspace } from '../model/workspace.js';
import { isMailbox } from './ad-recipient.js';
import { domainOf } from './address.js';
import { decideFreeBusy, type FreeBusyDecision, intended } from './free-busy.js';
import type { Gal } from './gal.js';
import type { Shown } from './shown.js';
import type { RowFacts } from './unified-row.js';

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

  private readonly platforms: readonly string[];

  constructor(private readonly world: Pick<Gal, 'workspace' | 'asOf'>) {
    this.platforms = platformsOf(world.workspace);
  }

  /** Counts a row; `nameOf` tells the DN, or the source anchor, of one of the first few. */
  add({ owner, mailboxes, requests }: Calendar, population: string, nameOf: () => string): void {
    for (const { requester, domain } of requests) {
      const entry = this.entryOf(requester, owner, domain, mailboxes);
      entry.people++;
      entry.populations.set(population, (entry.populations.get(population) ?? 0) + 1);
      if (entry.examples.length < shownExamples) entry.examples.push(nameOf());
    }
  }

  rows(): readonly FreeBusyPair[] {
    const { workspace } = this.world;
    const { platforms } = this;
    const known = new Set([...this.entries.values()].map(({ requester, owner }) => `${requester} ${owner}`));
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
    const decision = decideFreeBusy(this.world.workspace, this.world.asOf, { requester, domain, mailboxes });
    const key = `${requester} ${owner} ${domain ?? ''} ${decision.way} ${decision.target} ${decision.problem}`;
    const entry = this.entries.get(key) ?? freshEntry(requester, owner, domain, decision);
    this.entries.set(key, entry);
    this.answers.set(question, entry);
    return entry;
  }
}

/** A row as the owner of a calendar: who asks for it, and at which domain. */
export interface Calendar {
  /** The platform that hosts the mailbox. */
  readonly owner: string;
  readonly mailboxes: readonly string[];
  /** One for every platform whose list has the row. */
  readonly requests: readonly { readonly requester: string; readonly domain: string | null }[];
}

/** The calendar of a row; `null` for what has no mailbox. */
export const calendarOf = ({ workspace }: Pick<Gal, 'workspace'>, facts: RowFacts): Calendar | null => {
  const { mailboxes, home } = facts;
  if (mailboxes.length === 0) return null;
  const requests: { requester: string; domain: string | null }[] = [];
  for (const requester of platformsOf(workspace)) {
    const domain = mailboxes.includes(requester) ? null : externalDomain(facts, requester);
    if (domain !== undefined) requests.push({ requester, domain });
  }
  return { owner: mailboxes.includes(home) ? home : (mailboxes[0] ?? home), mailboxes, requests };
};

/** Undefined: the requester's platform does not have the person, so nobody can ask. */
const externalDomain = (facts: RowFacts, requester: string): string | null | undefined => {
  const shown = shownTo(facts, requester);
  if (shown === null) return undefined;
  return shown.externalEmailAddress === null ? null : domainOf(shown.externalEmailAddress);
};

const shownTo = ({ object, onPremises: local, tenants }: RowFacts, requester: string): Shown | null => {
  if (requester === onPremises)
    return object === null || isMailbox(object) || !object.attributes.has('mailNickname') ? null : local;
  const there = tenants.find(({ name }) => name === requester);
  return there?.object?.recipient.isRecipient === true ? there.shown : null;
};

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
