import { type Attributes, type Scalar, valuesOf } from '../attribute/value.js';
import { numberOf, textOf } from './synced-attributes.js';

/** The exported values that decide about an object (cloud 1.3), read once: a million objects are asked for each of them often. */
export interface Shadow {
  /** All of them, by AD name. */
  readonly synced: Attributes;
  readonly displayName: string | null;
  readonly userPrincipalName: string | null;
  readonly mailNickname: string | null;
  readonly mail: string | null;
  readonly proxyAddresses: readonly Scalar[];
  readonly targetAddress: string | null;
  /** msExchRemoteRecipientType, msExchRecipientTypeDetails, msExchRecipientDisplayType. */
  readonly remoteType: bigint | null;
  readonly typeDetails: bigint | null;
  readonly displayType: bigint | null;
  readonly hasMailboxGuid: boolean;
}

export const shadowOf = (synced: Attributes): Shadow => ({
  synced,
  displayName: textOf(synced, 'displayName'),
  userPrincipalName: textOf(synced, 'userPrincipalName'),
  mailNickname: textOf(synced, 'mailNickname'),
  mail: textOf(synced, 'mail'),
  proxyAddresses: valuesOf(synced.get('proxyAddresses')),
  targetAddress: textOf(synced, 'targetAddress'),
  remoteType: numberOf(synced, 'msExchRemoteRecipientType'),
  typeDetails: numberOf(synced, 'msExchRecipientTypeDetails'),
  displayType: numberOf(synced, 'msExchRecipientDisplayType'),
  hasMailboxGuid: synced.has('msExchMailboxGuid'),
});
