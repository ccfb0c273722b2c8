import { domainOf } from './address.js';
import type { Gal } from './gal.js';
import { adOf } from './gal.js';
import type { Hop, Sender } from './mail-flow.js';
import type { PersonMail } from './person-mail.js';
import type { Problem } from './verdict.js';

/** Why a message does not arrive, in the terms of scenario F. */
export const mailProblem = (
  gal: Gal,
  row: number,
  sender: Sender,
  mailboxes: readonly string[],
  { address, delivery, hops, result }: PersonMail,
): Problem => {
  const { modes, why, help, marks = [] } = causeOf(gal, row, mailboxes, hops, result);
  const code = delivery.code === null ? result : `${result === 'loop' ? 'loop ' : ''}${delivery.code}`;
  const path = [...hops.map(({ at }) => at), ...(hops.at(-1)?.next === null ? [] : [delivery.at])].join(' > ');
  return {
    kind: 'unreachable',
    platform: sender.platform,
    detail: `mail from ${sender.platform}: ${code}`,
    message: `mail from \`${sender.platform}\` to \`${address}\` takes the path ${path} and ends with ${code}: ${why}`,
    help,
    modes,
    marks,
  };
};

interface Cause {
  readonly modes: readonly string[];
  readonly why: string;
  readonly help: string;
  readonly marks?: readonly string[];
}

const causeOf = (gal: Gal, row: number, mailboxes: readonly string[], hops: readonly Hop[], result: string): Cause => {
  const last = hops.at(-1);
  const recipient = last?.recipient ?? null;
  if (result.startsWith('5.7.13'))
    return {
      modes: ['F55'],
      why: `senders of other platforms are anonymous in \`${last?.at}\``,
      help: 'Clear `msExchRequireAuthToSendTo` (RequireSenderAuthenticationEnabled), or accept it.',
    };
  if (result === 'elsewhere')
    return {
      modes: ['F43'],
      why: 'it arrives at another mailbox',
      help: 'Correct `targetAddress` of the object at the first hop: it must lead to the mailbox of the home platform.',
    };
  if (recipient?.external.kind === 'none')
    return {
      modes: ['F37'],
      why: `the ${recipient.type} in \`${last?.at}\` has no external address`,
      help: 'Give it a `targetAddress`; rules 20 and 23 do that for people of other platforms.',
      marks: ['S-30'],
    };
  return result === 'loop' ? loopCause(gal, mailboxes, hops) : unknownCause(gal, row, hops);
};

const loopCause = (gal: Gal, mailboxes: readonly string[], hops: readonly Hop[]): Cause => {
  const relay = hops.find(({ recipient }) => recipient === null);
  if (relay !== undefined)
    return {
      modes: ['F60'],
      why: `\`${relay.at}\` relays the domain and the relay leads back`,
      help: 'Add a connector for the domain, or let its MX record lead to the platform with the recipients.',
    };
  if (mailboxes.length === 0)
    return {
      modes: ['F44'],
      why: 'no platform has a mailbox for it',
      help: 'Create the mailbox in the home tenant (licence, or remote recipient type), or correct the marker.',
    };
  const own = hops.find(
    ({ at, next }) => next !== null && gal.mail.platforms.get(at)?.accepted.has(domainOf(next.address)) === true,
  );
  const isContact = own?.recipient?.type === 'MailContact';
  return {
    modes: [isContact ? 'F52' : 'F42'],
    why: `its external address in \`${own?.at ?? hops[0]?.at}\` is in a domain accepted there`,
    help: 'Use an address in the routing domain of the home tenant as `targetAddress`.',
  };
};

const unknownCause = (gal: Gal, row: number, hops: readonly Hop[]): Cause => {
  const last = hops.at(-1);
  const where = last?.at ?? '';
  const isShared =
    gal.workspace.options.domainMode === 'dual' && gal.mail.mx.get(domainOf(last?.address ?? '')) !== where;
  if (isShared)
    return {
      modes: ['F59'],
      why: `\`${where}\` claims the whole domain as authoritative and does not know the address`,
      help: 'Make the domain an internal relay domain there, with a connector to the other platform.',
    };
  if (adOf(gal, row)?.objectClass === 'msExchDynamicDistributionList')
    return {
      modes: ['F54'],
      why: `dynamic groups are not synchronised, so \`${where}\` does not know the address`,
      help: 'Create a mail contact with the same address for the tenants.',
    };
  const contact = hops.find(
    ({ at, recipient, next }) =>
      recipient?.type === 'MailContact' &&
      gal.mail.platforms.get(at)?.accepted.has(domainOf(next?.address ?? '')) === true,
  );
  if (contact !== undefined)
    return {
      modes: ['F52'],
      why: `the external address of the contact is in a domain that \`${contact.at}\` accepts itself, and nobody has it`,
      help: 'Correct `targetAddress` of the contact.',
    };
  const routed = hops.length > 1 && hops.some(({ recipient }) => recipient !== null);
  return {
    modes: routed ? ['F45'] : [],
    why: `\`${where}\` has no recipient with the address \`${last?.address}\``,
    help: routed
      ? 'Add the target address to `proxyAddresses` of the person, or correct `targetAddress`.'
      : 'See why the person is missing there.',
  };
};
