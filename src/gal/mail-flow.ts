import { assertNever } from '../base/assert-never.js';
import { onPremises } from '../model/workspace.js';
import { domainOf, sameAddress } from './address.js';
import type { MailRecipient } from './mail-recipient.js';
import { internet, type MailRouting, type NextHop } from './topology.js';

/** A platform as mail sees it: who is there, and where it sends on. */
export interface MailPlatform extends MailRouting {
  /** The recipient with an address, or null. */
  readonly find: (address: string) => MailRecipient | null;
}

/** Everything that decides where a message goes. */
export interface MailWorld {
  readonly platforms: ReadonlyMap<string, MailPlatform>;
  /** Owner of a domain's MX record; other domains are outside. */
  readonly mx: ReadonlyMap<string, string>;
  /** The tenant whose connection to the on-premises servers keeps a sender authenticated. */
  readonly hybrid: string | null;
  readonly senderPolicies: ReadonlyMap<string, readonly string[]>;
  readonly skipListing: ReadonlySet<string>;
}

/** Who sends: somebody of a platform, or an anonymous server outside. */
export interface Sender {
  readonly platform: string;
  /** Domain of the sender's address, null when it is unknown. */
  readonly domain: string | null;
}

/** One platform that handles the message, and the object that decides what it does (scenario E.1). */
export interface Hop {
  readonly at: string;
  readonly address: string;
  /** The object that has the address there; null: nobody has. */
  readonly recipient: MailRecipient | null;
  /** Where it goes on, and to which address; null at the end. */
  readonly next: (NextHop & { readonly address: string }) | null;
}

/** What makes a receiving tenant distrust a message that it delivers all the same. */
export type MailNote =
  /** The sender's SPF record does not cover the platform it comes from (F63). */
  | 'senderPolicy'
  /** SPF is judged on the relaying cloud because enhanced filtering is not set up (F64). */
  | 'relayedSender'
  /** It went through the on-premises servers because of `RouteAllMessagesViaOnPremises` (F62). */
  | 'detour';

/** How a message ends (scenario E.1; codes of Exchange non-delivery reports). */
export interface Delivery {
  readonly outcome: 'delivered' | 'rejected' | 'loop';
  /** Enhanced status code; null when it is delivered. */
  readonly code: string | null;
  /** Where it ended; `internet` for an external mailbox. */
  readonly at: string;
  /** The mailbox or the group that was expanded; the object that refuses; null outside or when there is none. */
  readonly recipient: MailRecipient | null;
  /** Sorted. */
  readonly notes: readonly MailNote[];
}

/** More hops than this are a loop wherever they lead (scenario E.1, rule 4). */
const hopLimit = 20;

/**
 * Delivers a message from a sender to an address: resolve, then mailbox, group, external address or accepted domain decide
 * (scenario E.1). Always ends: no platform sees an address twice. `hops` gets every platform on the way.
 */
export const deliver = (world: MailWorld, sender: Sender, firstAddress: string, hops: Hop[] = []): Delivery => {
  let address = firstAddress;
  let at = sender.platform === internet ? (world.mx.get(domainOf(address)) ?? internet) : sender.platform;
  let previous = sender.platform;
  let authenticated = previous !== internet;
  let notes = none;
  for (;;) {
    const here = world.platforms.get(at);
    if (here === undefined) return { outcome: 'delivered', code: null, at, recipient: null, notes };
    const recipient = here.find(address);
    const isLoop = hops.length > hopLimit || wasThere(hops, at, address);
    const ending = isLoop ? loopAt(at) : endingAt(here, recipient, address, previous, authenticated);
    if (ending !== null) {
      hops.push({ at, address, recipient, next: null });
      return { outcome: ending.outcome, code: ending.code, at, recipient, notes };
    }
    const nextAddress = recipient?.external.kind === 'address' ? recipient.external.address : address;
    const { to, by } = here.next(domainOf(nextAddress), previous);
    hops.push({ at, address, recipient, next: { to, by, address: nextAddress } });
    if (by === 'centralizedTransport') notes = withNote(notes, 'detour');
    const trusted = by !== 'mx' && isHybridPair(world, at, to);
    if (!trusted) {
      authenticated = false;
      const note = distrustOf(world, sender, at, to);
      if (note !== null) notes = withNote(notes, note);
    }
    previous = at;
    at = to;
    address = nextAddress;
  }
};

const none: readonly MailNote[] = [];

const withNote = (notes: readonly MailNote[], note: MailNote): readonly MailNote[] =>
  notes.includes(note) ? notes : [...notes, note].sort();

const wasThere = (hops: readonly Hop[], at: string, address: string): boolean => {
  for (const hop of hops) if (hop.at === at && sameAddress(hop.address, address)) return true;
  return false;
};

/** How a message ends on a platform. */
type Ending = Pick<Delivery, 'outcome' | 'code'>;

const delivered: Ending = { outcome: 'delivered', code: null };
const rejected = (code: string): Ending => ({ outcome: 'rejected', code });
const loopAt = (platform: string): Ending => ({ outcome: 'loop', code: loopCode(platform) });

/** Whether a message ends on a platform, where `recipient` has its address; null: it goes on. */
const endingAt = (
  here: MailPlatform,
  recipient: MailRecipient | null,
  address: string,
  previous: string,
  authenticated: boolean,
): Ending | null => {
  if (recipient === null)
    return here.accepted.get(domainOf(address)) === 'authoritative'
      ? rejected(unknownCode(here.platform, previous))
      : null;
  if (recipient.requiresAuthentication && !authenticated) return rejected(refusalCodes[recipient.kind]);
  switch (recipient.external.kind) {
    case 'local':
      return delivered;
    case 'none': {
      const { primary } = recipient.external;
      const isOwn = primary !== null && here.accepted.has(domainOf(primary));
      return isOwn ? loopAt(here.platform) : rejected('5.1.10');
    }
    case 'address':
      return null;
    default:
      return assertNever(recipient.external);
  }
};

/** Exchange on-premises and Exchange Online report a loop with different codes (cloud 12). */
const loopCode = (platform: string): string => (platform === onPremises ? '5.4.6' : '5.4.14');

/** A tenant refuses unknown recipients at its edge (DBEB), and its own senders inside. */
const unknownCode = (platform: string, previous: string): string =>
  platform === onPremises || platform === previous ? '5.1.10' : '5.4.1';

/** "Sender is anonymous there" by what refuses (scenario E.1). */
const refusalCodes: Readonly<Record<MailRecipient['kind'], string>> = {
  mailbox: '5.7.134',
  group: '5.7.133',
  forward: '5.7.136',
};

const isHybridPair = ({ hybrid }: MailWorld, from: string, to: string): boolean =>
  (from === onPremises && to === hybrid) || (from === hybrid && to === onPremises);

/** A tenant judges a sender by the servers it connects from, unless enhanced filtering looks behind the last ones. */
const distrustOf = (
  { platforms, senderPolicies, skipListing }: MailWorld,
  sender: Sender,
  from: string,
  to: string,
): MailNote | null => {
  if (to === from || to === onPremises || !platforms.has(to)) return null;
  const policy = sender.domain === null ? undefined : senderPolicies.get(sender.domain);
  if (policy?.includes(from) === true) return null;
  if (sender.platform === from) return policy === undefined ? null : 'senderPolicy';
  return skipListing.has(to) ? null : 'relayedSender';
};
