import { valuesOf } from '../attribute/value.js';
import { failed, ok, type Result } from '../base/result.js';
import { suggestion } from '../base/suggestion.js';
import { textOf } from '../gal/ad-recipient.js';
import { adOf, cloudOf, type Gal } from '../gal/gal.js';
import { deliver, type Hop, type MailNote, type Sender } from '../gal/mail-flow.js';
import { homeOfRow, mailboxesOf, mailTo } from '../gal/person-mail.js';
import { type RouteHop, routeHop } from '../gal/person-routes.js';
import { onPremises } from '../model/workspace.js';
import { jsonText } from '../report/json.js';
import { visible } from '../report/visible.js';

/** One message and its whole way, explained (scenario E.1). */
export interface ExplainedRoute {
  readonly from: string;
  readonly to: string;
  readonly outcome: 'delivered' | 'rejected' | 'loop';
  readonly code: string | null;
  readonly at: string;
  readonly hops: readonly ExplainedHop[];
  readonly notes: readonly MailNote[];
  /** Where it ended at a group: what becomes of each member, seen from where the group was expanded. */
  readonly members: readonly ExplainedMember[];
}

/** A hop with the object that decides it. */
export interface ExplainedHop extends RouteHop {
  readonly displayName: string | null;
  /** DN of the AD object behind it, or its source anchor where there is none. */
  readonly decidedBy: string | null;
}

export interface ExplainedMember {
  readonly person: string;
  readonly displayName: string | null;
  readonly to: string | null;
  /** Null: the member has no address there. */
  readonly result: string | null;
}

/** Sends one message from a platform, or from the internet, to an address. */
export const explainRoute = (gal: Gal, from: string, to: string): Result<ExplainedRoute> => {
  const sender = gal.senders.find(({ platform }) => platform === from);
  if (sender === undefined) {
    const known = gal.senders.map(({ platform }) => platform);
    return refused(`there is no platform \`${from}\``, suggestion(from, known));
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(to)) return refused(`\`${to}\` is no address`, 'Write it as name@domain.');
  const hops: Hop[] = [];
  const { outcome, code, at, notes, recipient } = deliver(gal.mail, sender, to, hops);
  const members = outcome === 'delivered' && recipient?.kind === 'group' ? membersOf(gal, at, recipient.person) : [];
  return ok({ from, to, outcome, code, at, hops: hops.map((hop) => explainHop(gal, hop)), notes, members });
};

const refused = (message: string, help: string): Result<never> =>
  failed([{ code: 'pipeline/route', severity: 'error', message, help }]);

const explainHop = (gal: Gal, hop: Hop): ExplainedHop => {
  const { recipient } = hop;
  const row = recipient === null ? -1 : gal.people.rowOf(recipient.person);
  const object = row === -1 ? null : adOf(gal, row);
  return {
    ...routeHop(hop),
    displayName: row === -1 ? null : displayNameOf(gal, row),
    decidedBy: object?.dn ?? recipient?.person ?? null,
  };
};

const displayNameOf = (gal: Gal, row: number): string | null => {
  const object = adOf(gal, row);
  const local = object === null ? null : (textOf(object, 'displayName') ?? textOf(object, 'cn'));
  if (local !== null) return local;
  for (const t of gal.tenants.keys()) {
    const name = cloudOf(gal, t, row)?.displayName ?? null;
    if (name !== null) return name;
  }
  return null;
};

/** The members a group has where it is expanded, each with what becomes of a message sent on from there. */
const membersOf = (gal: Gal, at: string, group: string): readonly ExplainedMember[] => {
  const sender = gal.senders.find(({ platform }) => platform === at);
  if (sender === undefined) return [];
  return memberAnchors(gal, at, group).map((person) => explainMember(gal, sender, person));
};

const explainMember = (gal: Gal, sender: Sender, person: string): ExplainedMember => {
  const row = gal.people.rowOf(person);
  const mail = row === -1 ? null : mailTo(gal, row, sender, homeOfRow(gal, row), mailboxesOf(gal, row));
  return {
    person,
    displayName: row === -1 ? null : displayNameOf(gal, row),
    to: mail?.address ?? null,
    result: mail?.result ?? null,
  };
};

const memberAnchors = (gal: Gal, at: string, group: string): readonly string[] => {
  const row = gal.people.rowOf(group);
  const t = gal.tenants.findIndex(({ tenant }) => tenant.name === at);
  const values = valuesOf(
    at === onPremises ? adOf(gal, row)?.attributes.get('member') : cloudOf(gal, t, row)?.synced.get('member'),
  );
  const names = values.map((value) => (typeof value === 'object' && 'dn' in value ? value.dn : String(value)));
  return (at === onPremises ? names.map((dn) => gal.anchorOf(dn) ?? dn) : names).sort();
};

/** `onegal route --json`. */
export const routeJson = (route: ExplainedRoute): string => jsonText(route);

/** What `onegal route` prints: one line a hop, then how it ends. */
export const routeText = (route: ExplainedRoute): string => {
  const lines = route.hops.map((hop, i) => `${i + 1}. ${visible(hop.at)}: ${hopText(hop)}`);
  lines.push(endText(route), ...route.notes.map((note) => `note: ${noteTexts[note]}`));
  return [...lines, ...memberLines(route.members)].join('\n');
};

const reasons = {
  connector: 'a connector for the domain',
  mx: 'the MX record of the domain',
  centralizedTransport: 'RouteAllMessagesViaOnPremises',
} as const;

const hopText = ({ address, object, displayName, decidedBy, next, by }: ExplainedHop): string => {
  const who =
    object === null
      ? `nobody has \`${visible(address)}\``
      : `\`${visible(address)}\` is ${object} \`${visible(displayName ?? '')}\` (${visible(decidedBy ?? '')})`;
  if (next === null || by === null) return who;
  const onward = next === address ? 'sent on' : `sent on to \`${visible(next)}\``;
  return `${who}, ${onward} by ${reasons[by]}`;
};

const endText = ({ outcome, code, at, members, hops }: ExplainedRoute): string => {
  switch (outcome) {
    case 'loop':
      return `loop: \`${at}\` has seen the message before (${code})`;
    case 'rejected':
      return `rejected in \`${at}\` with ${code}`;
    case 'delivered': {
      if (at === 'internet') return 'delivered: it leaves for the internet';
      const isGroup = members.length > 0 || /Group|RoomList/.test(hops.at(-1)?.object ?? '');
      return isGroup ? `delivered: expanded in \`${at}\`` : `delivered in \`${at}\``;
    }
  }
};

const noteTexts: Readonly<Record<MailNote, string>> = {
  senderPolicy: 'the SPF record of the sender’s domain does not cover the sending platform: junk, or 5.7.23 (F63)',
  relayedSender: 'SPF is judged on the relaying platform because enhanced filtering is not set up: junk (F64)',
  detour: 'it goes through the on-premises servers because of RouteAllMessagesViaOnPremises (F62)',
};

/** How many members are named; more are in the JSON. */
const shownMembers = 50;

const memberLines = (members: readonly ExplainedMember[]): readonly string[] => {
  const lines = members.slice(0, shownMembers).map(({ displayName, person, to, result }) => {
    const name = visible(displayName ?? person);
    return `   ${name}: ${to === null ? 'no address there' : `\`${visible(to)}\` ${result}`}`;
  });
  return members.length > shownMembers ? [...lines, `   and ${members.length - shownMembers} more`] : lines;
};
