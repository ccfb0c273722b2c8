import { foldAscii } from '../base/fold-case.js';
import { onPremises } from '../model/workspace.js';
import { domainOf } from './address.js';
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
 * (scenario E.1). Always ends: no platform sees an address twice.
 */
export const deliver = (
  world: MailWorld,
  sender: Sender,
  firstAddress: string,
  record?: (hop: Hop) => void,
): Delivery => {
  let address = firstAddress;
  let at = sender.platform === internet ? (world.mx.get(domainOf(address)) ?? internet) : sender.platform;
  let previous: string = sender.platform;
  let authenticated = sender.platform !== internet;
  const notes = new Set<MailNote>();
  const visited: string[] = [];
  const end = (outcome: Delivery['outcome'], code: string | null, recipient: MailRecipient | null): Delivery => ({
    outcome,
    code,
    at,
    recipient,
    notes: notes.size === 0 ? none : [...notes].sort(),
  });
  for (;;) {
    const here = world.platforms.get(at);
    if (here === undefined) return end('delivered', null, null);
    const recipient = here.find(address);
    const stop = (outcome: Delivery['outcome'], code: string | null): Delivery => {
      record?.({ at, address, recipient, next: null });
      return end(outcome, code, recipient);
    };
    const place = `${at} ${foldAscii(address)}`;
    if (visited.includes(place) || visited.length > hopLimit) return stop('loop', loopCode(at));
    visited.push(place);
    if (recipient === null) {
      if (here.accepted.get(domainOf(address)) === 'authoritative') return stop('rejected', unknownCode(at, previous));
    } else {
      if (recipient.requiresAuthentication && !authenticated) return stop('rejected', refusalCodes[recipient.kind]);
      if (recipient.external.kind === 'local') return stop('delivered', null);
      if (recipient.external.kind === 'none') {
        const { primary } = recipient.external;
        const isOwn = primary !== null && here.accepted.has(domainOf(primary));
        return isOwn ? stop('loop', loopCode(at)) : stop('rejected', '5.1.10');
      }
    }
    const nextAddress = recipient?.external.kind === 'address' ? recipient.external.address : address;
    const next = here.next(domainOf(nextAddress), previous);
    record?.({ at, address, recipient, next: { ...next, address: nextAddress } });
    if (next.by === 'centralizedTransport') notes.add('detour');
    const trusted = next.by !== 'mx' && isHybridPair(world, at, next.to);
    if (!trusted) {
      authenticated = false;
      judgeSender(world, sender, at, next.to, notes);
    }
    [previous, at, address] = [at, next.to, nextAddress];
  }
};

const none: readonly MailNote[] = [];

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
const judgeSender = (
  { platforms, senderPolicies, skipListing }: MailWorld,
  sender: Sender,
  from: string,
  to: string,
  notes: Set<MailNote>,
): void => {
  if (to === from || to === onPremises || !platforms.has(to)) return;
  const policy = sender.domain === null ? undefined : senderPolicies.get(sender.domain);
  if (policy?.includes(from) === true) return;
  if (sender.platform === from) {
    if (policy !== undefined) notes.add('senderPolicy');
  } else if (!skipListing.has(to)) notes.add('relayedSender');
};
