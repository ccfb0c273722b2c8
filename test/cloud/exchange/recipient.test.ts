import { describe, expect, it } from 'vitest';
import type { MailboxKind } from '../../../src/cloud/exchange/mailbox.js';
import { contoso, synced } from '../tenant.js';

const guid = { msExchMailboxGuid: '1ec059c7-8396-4d0b-af4e-d6bd4c12a8d8' };
const target = { targetAddress: 'SMTP:a@fabrikam.com' };
const types = (msExchRecipientTypeDetails: number, msExchRemoteRecipientType?: number) => ({
  msExchRecipientTypeDetails,
  ...(msExchRemoteRecipientType === undefined ? {} : { msExchRemoteRecipientType }),
});
const remoteUser = 2147483648;
const remoteRoom = 8589934592;
const remoteEquipment = 17179869184;
const remoteShared = 34359738368;

const base = { userPrincipalName: 'a@contoso.com', mailNickname: 'a', proxyAddresses: ['SMTP:a@contoso.com'] };
type Values = Record<string, string | number>;

const recipient = (values: Values, licensed: boolean, mailboxHere: MailboxKind | null = null) => {
  const { recipientTypeDetails, grace } = synced(
    contoso(),
    'o',
    { ...base, ...values },
    { licensed, mailboxHere },
  ).recipient;
  return grace ? `${recipientTypeDetails}, grace` : recipientTypeDetails;
};

describe('the decision table of users (cloud 9.2)', () => {
  it.each<[string, Values, string, string, MailboxKind?]>([
    ['no Exchange attribute', {}, 'User', 'UserMailbox'],
    ['1 with guid', { ...types(1), ...guid }, 'MailUser', 'MailUser'],
    ['4 with guid', { ...types(4), ...guid }, 'MailUser', 'MailUser'],
    ['16 with guid', { ...types(16), ...guid }, 'MailUser', 'MailUser'],
    ['32 with guid', { ...types(32), ...guid }, 'MailUser', 'MailUser'],
    ['1 without guid', types(1), 'MailUser', 'UserMailbox'],
    ['2 with guid', { ...types(2), ...guid }, 'MailUser', 'MailUser'],
    ['2 without guid', types(2), 'MailUser', 'UserMailbox'],
    ['128, target', { ...types(128), ...target }, 'MailUser', 'UserMailbox'],
    ['128, target, guid', { ...types(128), ...target, ...guid }, 'MailUser', 'MailUser'],
    ['target only', target, 'MailUser', 'UserMailbox'],
    ['remote user, 1', types(remoteUser, 1), 'UserMailbox, grace', 'UserMailbox'],
    ['remote user, 3', types(remoteUser, 3), 'UserMailbox, grace', 'UserMailbox'],
    ['remote user, 4, mailbox elsewhere', types(remoteUser, 4), 'MailUser', 'MailUser'],
    ['remote user, 6, mailbox elsewhere', types(remoteUser, 6), 'MailUser', 'MailUser'],
    ['remote user, 4, mailbox here', types(remoteUser, 4), 'UserMailbox, grace', 'UserMailbox', 'User'],
    ['remote shared, 97', types(remoteShared, 97), 'SharedMailbox', 'SharedMailbox'],
    ['remote shared, 100, mailbox here', types(remoteShared, 100), 'SharedMailbox', 'SharedMailbox', 'Shared'],
    ['remote room, 33', types(remoteRoom, 33), 'RoomMailbox', 'RoomMailbox'],
    ['remote room, 36, mailbox here', types(remoteRoom, 36), 'RoomMailbox', 'RoomMailbox', 'Room'],
    ['remote equipment, 65', types(remoteEquipment, 65), 'EquipmentMailbox', 'EquipmentMailbox'],
    [
      'remote equipment, 68, mailbox here',
      types(remoteEquipment, 68),
      'EquipmentMailbox',
      'EquipmentMailbox',
      'Equipment',
    ],
    ['remote user, 1, guid of a mailbox elsewhere', { ...types(remoteUser, 1), ...guid }, 'MailUser', 'MailUser'],
    [
      'remote shared, 100, guid of a mailbox elsewhere',
      { ...types(remoteShared, 100), ...guid },
      'MailUser',
      'MailUser',
    ],
    ['deprovisioned', types(remoteUser, 8), 'MailUser', 'MailUser'],
    ['provisioned and deprovisioned', types(remoteUser, 9), 'MailUser', 'MailUser'],
    ['archive only', { ...types(1, 2), ...guid }, 'MailUser', 'MailUser'],
  ])('%s', (_, values, unlicensed, licensed, mailbox = undefined) => {
    expect([recipient(values, false, mailbox), recipient(values, true, mailbox)]).toEqual([unlicensed, licensed]);
  });

  it('a value that does not fit turns a shared mailbox into a user mailbox (kb2710029)', () => {
    expect(recipient(types(remoteUser, 4), true, 'Shared')).toBe('UserMailbox');
    expect(recipient({}, false, 'Shared')).toBe('SharedMailbox');
  });

  it.each([
    ['primary address', { proxyAddresses: ['smtp:a@contoso.com'], ...types(128) }, 'User'],
    ['valid target', { ...types(128), targetAddress: 'SMTP:a b@fabrikam.com', proxyAddresses: [] as string[] }, 'User'],
    ['a target without prefix is none', { targetAddress: 'a@fabrikam.com' }, 'User'],
    ['rtd that means nothing', types(64), 'User'],
    ['rtd', types(274877906944), 'MailUser'],
    ['rrt 0', { msExchRemoteRecipientType: 0 }, 'MailUser'],
  ])('the mail user test (S-25): %s', (_, values, expected) => {
    expect(synced(contoso(), 'o', { ...base, ...values }).recipient.recipientTypeDetails).toBe(expected);
  });
});

describe('events (cloud 9.1)', () => {
  it('a licence that is taken away takes a user mailbox with it, and ProvisionMailbox makes no other until there is one', () => {
    const tenant = contoso();
    const values = { ...base, ...types(remoteUser, 1) };
    const step = (licensed: boolean) => synced(tenant, 'o', values, { licensed });
    expect(step(true).mailbox).toBe('User');
    expect(step(false)).toMatchObject({ mailbox: null, recipient: { recipientTypeDetails: 'MailUser' } });
    expect(step(false).mailbox).toBeNull();
    expect(step(false).marks).toEqual(expect.arrayContaining(['S-28', 'S-40']));
    expect(step(true).mailbox).toBe('User');
  });

  it('shared mailboxes, rooms and equipment keep theirs without a licence', () => {
    const tenant = contoso();
    const values = { ...base, ...types(remoteShared, 97) };
    synced(tenant, 'o', values, { licensed: true });
    expect(synced(tenant, 'o', values).recipient).toMatchObject({
      recipientTypeDetails: 'SharedMailbox',
      grace: false,
    });
  });

  it('DeprovisionMailbox removes the mailbox (S-40)', () => {
    const tenant = contoso();
    synced(tenant, 'o', { ...base, ...types(remoteUser, 1) }, { licensed: true });
    const object = synced(tenant, 'o', { ...base, ...types(remoteUser, 8) }, { licensed: true });
    expect([object.recipient.recipientTypeDetails, object.marks.includes('S-40')]).toEqual(['MailUser', true]);
  });

  it('a guid beats ProvisionMailbox (S-26)', () => {
    expect(synced(contoso(), 'o', { ...base, ...types(remoteUser, 1), ...guid }).marks).toContain('S-26');
  });
});

describe('contacts and groups (cloud 9.3)', () => {
  it.each([
    ['contact', { proxyAddresses: ['SMTP:c@fabrikam.com'] }, 'MailContact', 6],
    ['contact', { targetAddress: 'SMTP:c@fabrikam.com' }, 'MailContact', 6],
    ['contact', {}, 'Contact', null],
    ['group', { mail: 'g@contoso.com', securityEnabled: true }, 'MailUniversalSecurityGroup', 1073741833],
    ['group', { mail: 'g@contoso.com', securityEnabled: false }, 'MailUniversalDistributionGroup', 1],
    ['group', { mail: 'g@contoso.com', msExchRecipientTypeDetails: 268435456 }, 'RoomList', 15],
    [
      'group',
      { mail: 'g@contoso.com', msExchRecipientTypeDetails: 268435456, securityEnabled: true },
      'MailUniversalSecurityGroup',
      1073741833,
    ],
    ['group', { securityEnabled: true }, 'Group', null],
  ] as const)('%s with %o is %s', (objectClass, values, type, displayType) => {
    const { recipient } = synced(
      contoso(),
      'o',
      { displayName: 'x', mailNickname: 'x', ...values },
      { class: objectClass },
    );
    expect([recipient.recipientTypeDetails, recipient.displayType]).toEqual([type, displayType]);
    expect(recipient.isRecipient).toBe(displayType !== null);
  });
});

describe('fields (cloud 9.4)', () => {
  it('a mail user without primary address shows that of targetAddress', () => {
    const { recipient } = synced(contoso(), 'o', { userPrincipalName: 'a@contoso.com', ...target });
    expect(recipient).toMatchObject({
      primarySmtpAddress: 'a@fabrikam.com',
      externalEmailAddress: 'SMTP:a@fabrikam.com',
      emailAddresses: [],
    });
  });

  it.each([
    ['mail user', types(128), { class: 'user' }, 'S-30'],
    ['contact', {}, { class: 'contact' }, 'S-31'],
  ] as const)('a %s without target address leads to its primary one', (_, values, more, mark) => {
    const object = synced(contoso(), 'o', { ...base, ...values }, more);
    expect(object.recipient.externalEmailAddress).toBe('SMTP:a@contoso.com');
    expect(object.marks).toContain(mark);
  });

  it('a mailbox ignores its target address (S-33)', () => {
    const object = synced(contoso(), 'o', { ...base, ...target, ...types(remoteUser, 1) }, { licensed: true });
    expect(object.recipient).toMatchObject({
      externalEmailAddress: null,
      alias: 'a',
      primarySmtpAddress: 'a@contoso.com',
    });
    expect(object.marks).toContain('S-33');
  });

  it('what is no recipient has neither alias nor addresses', () => {
    expect(synced(contoso(), 'o', base).recipient).toMatchObject({
      isRecipient: false,
      alias: null,
      primarySmtpAddress: null,
      emailAddresses: [],
    });
  });
});
