import { type Attributes, type Scalar, type Value, valuesOf } from '../attribute/value.js';
import { SyncedColumns, textOfValue } from './synced-attributes.js';

/** The exported values that decide about an object (cloud 1.3), read once: a million objects are asked for each of them often. */
export interface Shadow {
  /** All of them, by AD name. */
  readonly synced: Attributes;
  readonly displayName: string | null;
  readonly givenName: string | null;
  readonly userPrincipalName: string | null;
  readonly accountEnabled: boolean | null;
  readonly securityEnabled: boolean | null;
  readonly mailNickname: string | null;
  readonly mail: string | null;
  readonly proxyAddresses: readonly Scalar[];
  readonly targetAddress: string | null;
  /** msExchRemoteRecipientType, msExchRecipientTypeDetails, msExchRecipientDisplayType, msExchHideFromAddressLists. */
  readonly remoteType: bigint | null;
  readonly typeDetails: bigint | null;
  readonly displayType: bigint | null;
  readonly isHidden: boolean;
  readonly hasMailboxGuid: boolean;
  /** userCertificate, userSMIMECertificate. */
  readonly certificates: readonly Scalar[];
  readonly mailCertificates: readonly Scalar[];
}

const columns = new SyncedColumns([
  'displayName',
  'givenName',
  'userPrincipalName',
  'accountEnabled',
  'securityEnabled',
  'mailNickname',
  'mail',
  'proxyAddresses',
  'targetAddress',
  'msExchRemoteRecipientType',
  'msExchRecipientTypeDetails',
  'msExchRecipientDisplayType',
  'msExchHideFromAddressLists',
  'msExchMailboxGuid',
  'userCertificate',
  'userSMIMECertificate',
]);

export const shadowOf = (synced: Attributes): Shadow => {
  const values = columns.read(synced);
  return {
    synced,
    displayName: text(values[0]),
    givenName: text(values[1]),
    userPrincipalName: text(values[2]),
    accountEnabled: flag(values[3]),
    securityEnabled: flag(values[4]),
    mailNickname: text(values[5]),
    mail: text(values[6]),
    proxyAddresses: valuesOf(values[7]),
    targetAddress: text(values[8]),
    remoteType: number(values[9]),
    typeDetails: number(values[10]),
    displayType: number(values[11]),
    isHidden: values[12] === true,
    hasMailboxGuid: values[13] !== undefined,
    certificates: valuesOf(values[14]),
    mailCertificates: valuesOf(values[15]),
  };
};

const text = (value: Value | undefined): string | null => (value === undefined ? null : textOfValue(value));
const number = (value: Value | undefined): bigint | null => (typeof value === 'bigint' ? value : null);
const flag = (value: Value | undefined): boolean | null => (typeof value === 'boolean' ? value : null);
