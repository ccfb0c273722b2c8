import { type Home, homeOf } from '../model/home.js';
import { onPremises } from '../model/workspace.js';
import { adPrimary, isAdRecipient, isMailbox } from './ad-recipient.js';
import { bareAddress, domainOf } from './address.js';
import { adOf, cloudOf, type Gal } from './gal.js';
import { type Delivery, deliver, type Hop, type Sender } from './mail-flow.js';
import { internet } from './topology.js';

/**
 * What comes of a message to a person: as `Delivery`, or `elsewhere` when it is delivered to somebody else's mailbox, or leaves the
 * organisation although the person has a mailbox in it (F43).
 */
export type MailResult = string;

/** A message from one sender to one person. */
export interface PersonMail {
  /** The address the sender picks or types. */
  readonly address: string;
  readonly delivery: Delivery;
  readonly hops: readonly Hop[];
  /** `delivered`, `elsewhere`, `loop` or the code of the non-delivery report. */
  readonly result: MailResult;
}

/** Whose platform hosts the mailbox of a row: `onPremises` or a tenant; `home` of its AD object where it is known already. */
export const homeOfRow = (gal: Gal, row: number, home: Home | null = null): string => {
  if (home !== null) return home.platform;
  const object = adOf(gal, row);
  if (object !== null) return homeOf(object, gal.workspace).platform;
  const tenant = gal.tenants.find((_, t) => cloudOf(gal, t, row) !== null);
  return tenant?.tenant.name ?? onPremises;
};

/** A platform and the primary address that a row has on it. */
interface Primary {
  readonly platform: string;
  readonly address: string;
}

/** The primary addresses of a row on every platform where it is a recipient and has one: on-premises, then the tenants. */
export const primariesOf = (gal: Gal, row: number): readonly Primary[] => {
  const primaries: Primary[] = [];
  const object = adOf(gal, row);
  const local = object !== null && isAdRecipient(object) ? adPrimary(object) : null;
  if (local !== null) primaries.push({ platform: onPremises, address: local });
  for (let t = 0; t < gal.tenants.length; t++) {
    const recipient = cloudOf(gal, t, row)?.recipient;
    if (recipient === undefined || !recipient.isRecipient || recipient.primarySmtpAddress === null) continue;
    primaries.push({
      platform: gal.tenants[t]?.tenant.name ?? '',
      address: bareAddress(recipient.primarySmtpAddress),
    });
  }
  return primaries;
};

const primaryOn = (primaries: readonly Primary[], platform: string): string | null => {
  for (const primary of primaries) if (primary.platform === platform) return primary.address;
  return null;
};

/** The address somebody uses who does not find the person in a list: the one the person's home knows, else any. */
const publicAddress = (primaries: readonly Primary[], home: string): string | null =>
  primaryOn(primaries, home) ?? primaries[0]?.address ?? null;

/** The platforms that hold a mailbox of the row, in the order on-premises, then tenants. */
export const mailboxesOf = (gal: Gal, row: number): readonly string[] => {
  const object = adOf(gal, row);
  const platforms = object !== null && isAdRecipient(object) && isMailbox(object) ? [onPremises] : [];
  for (let t = 0; t < gal.tenants.length; t++)
    if (cloudOf(gal, t, row)?.recipient.hasMailbox === true) platforms.push(gal.tenants[t]?.tenant.name ?? '');
  return platforms;
};

/**
 * Sends a message to a row: to the primary address that the sender's own list shows, else to the public one. Null when there is no
 * address, and for messages from outside to people whose mailbox is outside.
 */
export const mailTo = (
  gal: Gal,
  row: number,
  sender: Sender,
  home: string,
  mailboxes: readonly string[],
  primaries = primariesOf(gal, row),
): PersonMail | null => {
  const address = primaryOn(primaries, sender.platform) ?? publicAddress(primaries, home);
  if (address === null) return null;
  if (sender.platform === internet && !gal.mail.mx.has(domainOf(address))) return null;
  const hops: Hop[] = [];
  const delivery = deliver(gal.mail, sender, address, hops);
  return { address, delivery, hops, result: resultOf(gal, row, delivery, mailboxes) };
};

const resultOf = (gal: Gal, row: number, delivery: Delivery, mailboxes: readonly string[]): MailResult => {
  if (delivery.outcome === 'loop') return 'loop';
  if (delivery.outcome === 'rejected') return delivery.code ?? 'rejected';
  if (delivery.recipient === null) return mailboxes.length === 0 ? 'delivered' : 'elsewhere';
  return delivery.recipient.person === gal.people.anchors[row] ? 'delivered' : 'elsewhere';
};
