import { foldAscii } from '../../base/fold-case.js';
import { domainOf, targetOf } from '../entra/smtp-address.js';
import type { Recipient } from '../tenant-directory.js';

/** Where Exchange Online hands a message for a recipient to, and at which address (cloud 12). */
export interface FirstHop {
  readonly outcome: 'mailbox' | 'external' | 'onPremisesConnector' | 'loop';
  readonly address: string | null;
}

/**
 * The first hop of a message that reached a tenant (cloud 12); null for groups and for what is no recipient. `accepted` are the
 * folded domains the tenant accepts mail for.
 */
export const firstHopOf = (
  recipient: Recipient,
  accepted: { has(domain: string): boolean },
  hasOnPremisesConnector: boolean,
): FirstHop | null => {
  if (recipient.hasMailbox) return { outcome: 'mailbox', address: recipient.primarySmtpAddress };
  const address = targetOf(recipient.externalEmailAddress);
  if (address === null) return null;
  if (!accepted.has(foldAscii(domainOf(address)))) return { outcome: 'external', address };
  return { outcome: hasOnPremisesConnector ? 'onPremisesConnector' : 'loop', address };
};
