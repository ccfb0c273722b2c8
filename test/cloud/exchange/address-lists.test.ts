import { describe, expect, it } from 'vitest';
import { listingOf } from '../../../src/cloud/exchange/address-lists.js';
import { firstHopOf } from '../../../src/cloud/exchange/first-hop.js';
import type { Recipient } from '../../../src/cloud/tenant-directory.js';
import { contoso, synced } from '../tenant.js';

const recipient = (more: Partial<Recipient>): Recipient => ({
  isRecipient: true,
  recipientTypeDetails: 'MailUser',
  displayType: 6,
  alias: 'a',
  primarySmtpAddress: 'a@contoso.com',
  emailAddresses: ['SMTP:a@contoso.com'],
  externalEmailAddress: 'SMTP:a@fabrikam.com',
  hidden: false,
  hasMailbox: false,
  grace: false,
  ...more,
});

describe('membership of the built-in lists (cloud 11.1)', () => {
  it.each<[Partial<Recipient>, string | null, readonly string[]]>([
    [{}, null, ['All Users']],
    [{ recipientTypeDetails: 'UserMailbox', displayType: 1073741824 }, null, ['All Users']],
    [{ recipientTypeDetails: 'SharedMailbox', displayType: 0 }, null, ['All Users']],
    [{ recipientTypeDetails: 'RoomMailbox', displayType: 7 }, null, ['All Users', 'All Rooms']],
    [{ displayType: -2147481850 }, null, ['All Users', 'All Rooms']],
    [{ displayType: -2147481594 }, null, ['All Users']],
    [{ recipientTypeDetails: 'MailContact' }, null, ['All Contacts']],
    [{ recipientTypeDetails: 'MailUniversalSecurityGroup', displayType: 1073741833 }, null, ['All Distribution Lists']],
    [{ recipientTypeDetails: 'RoomList', displayType: 15 }, null, ['All Distribution Lists']],
    [{ hidden: true }, 'hidden', []],
    [{ alias: null }, 'notARecipient', []],
    [{ isRecipient: false, hidden: true }, 'notARecipient', []],
  ])('%o', (more, reason, lists) => {
    const addressLists = reason === null ? ['Default Global Address List', ...lists] : [];
    expect(listingOf(recipient(more))).toEqual({ listed: reason === null, reason, addressLists });
  });

  it.each([
    [false, undefined, true],
    [true, undefined, false],
    [false, true, false],
  ])('S-37 where a disabled account is listed: enabled %s, hidden %s', (accountEnabled, hidden, expected) => {
    const flag = hidden === undefined ? {} : { msExchHideFromAddressLists: hidden };
    const object = synced(contoso(), 'o', {
      userPrincipalName: 'a@contoso.com',
      targetAddress: 'SMTP:a@fabrikam.com',
      accountEnabled,
      ...flag,
    });
    expect(object.marks.includes('S-37')).toBe(expected);
  });
});

describe('the first hop (cloud 12)', () => {
  const accepted = new Set(['contoso.com']);
  it.each<[string, Partial<Recipient>, boolean, unknown]>([
    [
      'a mailbox',
      { hasMailbox: true, externalEmailAddress: null },
      false,
      { outcome: 'mailbox', address: 'a@contoso.com' },
    ],
    ['not accepted', {}, true, { outcome: 'external', address: 'a@fabrikam.com' }],
    [
      'accepted, connector',
      { externalEmailAddress: 'smtp:a@Contoso.com' },
      true,
      { outcome: 'onPremisesConnector', address: 'a@Contoso.com' },
    ],
    [
      'accepted, none',
      { externalEmailAddress: 'SMTP:a@contoso.com' },
      false,
      { outcome: 'loop', address: 'a@contoso.com' },
    ],
    ['a group', { externalEmailAddress: null }, true, null],
  ])('%s', (_, more, connector, expected) =>
    expect(firstHopOf(recipient(more), accepted, connector)).toEqual(expected),
  );
});
