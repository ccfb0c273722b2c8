import { describe, expect, it } from 'vitest';
import { attributeTable } from '../../src/attribute/attribute-table.js';
import {
  adSchema,
  adSelected,
  entraSchema,
  entraSelected,
  lookupIgnoringCase,
  metaverseSchema,
} from '../../src/attribute/catalogue.js';
import type { AttributeDefinition, Schema } from '../../src/attribute/schema.js';
import { readServerExport } from '../../src/rule/read-server-export.js';
import { needsRealExport, realExport } from '../rule/real-export.js';

const directories: readonly (readonly [string, Schema])[] = [
  ['AD', adSchema],
  ['metaverse', metaverseSchema],
  ['Entra', entraSchema],
];
const rows = attributeTable
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** `many` attributes of one stem: `msExchAudit` with `Admin`, `Owner`, or a range of numbers. */
const numbered = (stem: string, to: number): string[] => Array.from({ length: to }, (_, i) => `${stem}${i + 1}`);

describe('the table', () => {
  it('has five columns and every row in at least one directory', () => {
    for (const row of rows) {
      expect(row).toHaveLength(5);
      expect(row.slice(2).some((cell) => cell !== '-')).toBe(true);
    }
  });

  it('is sorted', () => {
    const key = ([name = '']: readonly string[]): string =>
      name.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(4, '0'));
    const keys = rows.map(key);
    expect(keys).toEqual([...keys].sort());
  });

  it.each([
    ['AD', 2, adSchema],
    ['metaverse', 3, metaverseSchema],
    ['Entra', 4, entraSchema],
  ] as const)('names every attribute of %s once, whatever the case', (_, column, schema) => {
    expect(schema.size).toBe(rows.filter((row) => row[column] !== '-').length);
    expect(new Set([...schema.keys()].map((name) => name.toLowerCase())).size).toBe(schema.size);
  });
});

describe('the schemas', () => {
  // sync-engine 2.3, 12; scenario B.1, B.2.
  it.each<[string, Schema, Omit<AttributeDefinition, 'name'>]>([
    ['proxyAddresses', adSchema, { type: 'string', multiValued: true }],
    ['proxyAddresses', metaverseSchema, { type: 'string', multiValued: true, indexable: true }],
    ['objectGUID', adSchema, { type: 'binary', multiValued: false }],
    ['mS-DS-ConsistencyGuid', adSchema, { type: 'binary', multiValued: false }],
    ['msExchRemoteRecipientType', adSchema, { type: 'number', multiValued: false }],
    ['altRecipient', adSchema, { type: 'reference', multiValued: false }],
    ['altRecipient', metaverseSchema, { type: 'reference', multiValued: true }],
    ['homeMDB', adSchema, { type: 'reference', multiValued: false }],
    ['description', adSchema, { type: 'string', multiValued: true }],
    ['description', metaverseSchema, { type: 'string', multiValued: false, indexable: true }],
    ['pwdLastSet', adSchema, { type: 'number', multiValued: false }],
    ['pwdLastSet', metaverseSchema, { type: 'string', multiValued: false, indexable: true }],
    ['msExchELCExpirySuspensionEnd', adSchema, { type: 'dateTime', multiValued: false }],
    ['msExchElcExpirySuspensionEnd', entraSchema, { type: 'string', multiValued: false }],
    ['authOrig', adSchema, { type: 'reference', multiValued: true }],
    ['alias', entraSchema, { type: 'string', multiValued: false }],
    ['surname', entraSchema, { type: 'string', multiValued: false }],
    ['accountName', metaverseSchema, { type: 'string', multiValued: false, indexable: true }],
    ['onPremisesSamAccountName', entraSchema, { type: 'string', multiValued: false }],
  ])('%s', (name, schema, definition) => {
    expect(schema.get(name)).toEqual({ name, ...definition });
  });

  it('know what a directory and an Exchange organisation carry (scenario B.2, C.2, C.5.4)', () => {
    const expected = [
      ...numbered('extensionAttribute', 15),
      ...numbered('msExchExtensionCustomAttribute', 5),
      ...numbered('msDS-cloudExtensionAttribute', 20),
      ...['homeMDB', 'msExchHomeServerName', 'employeeID', 'employeeType', 'userAccountControl', 'groupType'],
      ...['msExchMailboxGuid', 'msExchArchiveGUID', 'msExchArchiveName', 'msExchUserHoldPolicies', 'msExchImmutableId'],
      ...['msExchLitigationHoldDate', 'msExchLitigationHoldOwner', 'msExchELCMailboxFlags', 'msExchBypassAudit'],
      ...['msExchAuditAdmin', 'msExchAuditDelegate', 'msExchAuditDelegateAdmin', 'msExchAuditOwner'],
      ...['msExchMailboxAuditEnable', 'msExchMailboxAuditLogAgeLimit', 'msExchTeamMailboxExpiration'],
      ...['msExchTeamMailboxOwners', 'msExchTeamMailboxSharePointUrl', 'msExchTeamMailboxSharePointLinkedBy'],
      ...['publicDelegates', 'msExchDelegateListLink', 'msExchSafeSendersHash', 'msExchBlockedSendersHash'],
      ...['msRTCSIP-UserEnabled', 'msRTCSIP-OriginatorSid', 'adminDescription', 'msExchUsageLocation'],
      ...['objectCategory', 'memberOf', 'distinguishedName', 'whenCreated', 'whenChanged', 'uSNChanged', 'uSNCreated'],
      ...['sAMAccountType', 'primaryGroupID', 'accountExpires', 'lockoutTime', 'lastLogon', 'lastLogonTimestamp'],
    ];
    expect(expected.filter((name) => !adSchema.has(name))).toEqual([]);
  });

  it('leave out what the product does not synchronise (C.1.7) and what is nobody’s business', () => {
    for (const name of ['homeMDB', 'msExchHomeServerName']) {
      expect(adSelected.has(name)).toBe(false);
      expect(metaverseSchema.has(name)).toBe(false);
    }
    for (const [, schema] of directories)
      for (const name of ['sIDHistory', 'unicodePwd', 'export_password']) expect(schema.has(name)).toBe(false);
  });

  it('select only what they know', () => {
    expect([...adSelected].filter((name) => !adSchema.has(name))).toEqual([]);
    expect([...entraSelected].filter((name) => !entraSchema.has(name))).toEqual([]);
  });
});

describe('lookupIgnoringCase', () => {
  it('finds the exact spelling', () => {
    expect(lookupIgnoringCase(adSchema, 'MAILNICKNAME')?.name).toBe('mailNickname');
    expect(lookupIgnoringCase(adSchema, 'ms-ds-consistencyguid')?.name).toBe('mS-DS-ConsistencyGuid');
    expect(lookupIgnoringCase(adSchema, 'mail')?.name).toBe('mail');
  });

  it.each(['', 'mai', '__proto__', 'constructor', 'ma\u0131l', '\u212Aname'])('finds nothing for %j', (name) => {
    expect(lookupIgnoringCase(adSchema, name)).toBeNull();
  });
});

/** What the catalogue says differently from the real export, and why. */
const differences: readonly { readonly where: string; readonly names: readonly string[]; readonly why: string }[] = [
  {
    where: 'AD unknown there',
    names: [
      ...numbered('msExchExtensionCustomAttribute', 5),
      ...['msExchAddressBookFlags', 'msExchAddressBookPolicyLink', 'msExchArchiveStatus', 'msExchAuditAdmin'],
      ...['msExchAuditDelegate', 'msExchAuditDelegateAdmin', 'msExchAuditOwner', 'msExchBypassAudit'],
      ...['msExchCalendarLoggingQuota', 'msExchGroupExternalMemberCount', 'msExchGroupMemberCount'],
      ...['msExchLicenseType', 'msExchLitigationHoldDate', 'msExchLitigationHoldOwner', 'msExchMailboxAuditEnable'],
      ...['msExchMailboxAuditLogAgeLimit', 'msExchPreviousMailboxGuid', 'msExchPreviousRecipientTypeDetails'],
      ...['msExchRecipientSoftDeletedStatus', 'msExchRemoteRecipientType', 'msExchRoleGroupType'],
      ...['msExchTeamMailboxExpiration', 'msExchTeamMailboxOwners', 'msExchTeamMailboxSharePointLinkedBy'],
      ...['msExchTeamMailboxSharePointUrl', 'msExchUsageLocation', 'msExchWhenMailboxCreated'],
    ],
    why: 'its Exchange schema is older than 2010 (scenario C.1)',
  },
  {
    where: 'AD unknown there',
    names: ['msDS-ExternalDirectoryObjectId', 'msDS-KeyCredentialLink', 'msDS-preferredDataLocation'],
    why: 'its AD schema is older than Windows Server 2016',
  },
  {
    where: 'AD unknown there',
    names: [
      ...['badPasswordTime', 'badPwdCount', 'canonicalName', 'directReports', 'distinguishedName', 'lastLogoff'],
      ...['lastLogon', 'logonCount', 'managedObjects', 'memberOf', 'modifyTimeStamp', 'objectClass'],
      ...['publicDelegatesBL', 'uSNChanged', 'uSNCreated', 'whenChanged'],
    ],
    why: 'computed or not replicated: an AD connector does not offer it, directory files have it',
  },
  {
    where: 'AD selected here',
    names: [
      ...numbered('msExchExtensionCustomAttribute', 5),
      ...['altRecipient', 'employeeID', 'mS-DS-ConsistencyGuid', 'msExchAuditAdmin', 'msExchAuditDelegate'],
      ...['msExchAuditDelegateAdmin', 'msExchAuditOwner', 'msExchBypassAudit', 'msExchLitigationHoldDate'],
      ...['msExchLitigationHoldOwner', 'msExchMailboxAuditEnable', 'msExchMailboxAuditLogAgeLimit'],
      ...['msExchRemoteRecipientType', 'msExchTeamMailboxExpiration', 'msExchTeamMailboxOwners'],
      ...['msExchTeamMailboxSharePointLinkedBy', 'msExchTeamMailboxSharePointUrl', 'msExchUsageLocation'],
    ],
    why: 'later versions flow it (sync-engine 11.3)',
  },
  {
    where: 'metaverse unknown there',
    names: ['cloudUserCertificate', 'cloudUserSMIMECertificate'],
    why: 'later versions bring certificates back (sync-engine 11.3)',
  },
  { where: 'metaverse unknown here', names: ['sIDHistory'], why: 'no rule reads former identities' },
  {
    where: 'Entra unknown here',
    names: ['export_password', 'signInNames'],
    why: 'a secret (LOG-1), and sign-in names of another product; no rule flows them',
  },
];

describe.skipIf(realExport === null)(`the real export ${needsRealExport}`, () => {
  const read = readServerExport(realExport ?? new Map());
  const configuration = read.ok ? read.value : undefined;
  const ad = configuration?.connectors.find(({ kind }) => kind === 'ad');
  const aad = configuration?.connectors.find(({ kind }) => kind === 'aad');

  const compare = (
    where: string,
    ours: Schema,
    theirs: Schema | undefined,
    complete: boolean,
    selected?: readonly [ReadonlySet<string>, ReadonlySet<string> | null | undefined],
  ): string[] => {
    const found: string[] = [];
    for (const [name, definition] of ours) {
      const other = theirs?.get(name);
      if (other === undefined) found.push(`${where} unknown there: ${name}`);
      // AD files leave out what MV files say: only the metaverse is indexed.
      else if (JSON.stringify(definition) !== JSON.stringify(other))
        found.push(`${where} defined differently: ${name}`);
    }
    if (complete)
      for (const name of theirs?.keys() ?? []) if (!ours.has(name)) found.push(`${where} unknown here: ${name}`);
    for (const name of selected?.[0] ?? [])
      if (selected?.[1]?.has(name) !== true) found.push(`${where} selected here: ${name}`);
    for (const name of selected?.[1] ?? [])
      if (selected?.[0].has(name) !== true) found.push(`${where} selected there: ${name}`);
    return found;
  };

  it('has the same types, values and selections but for the differences listed', () => {
    const found = [
      // The schema of a whole forest has thousands of attributes nobody synchronises; the catalogue has what is selected.
      ...compare('AD', adSchema, ad?.schema, false, [adSelected, ad?.selected]),
      ...compare('metaverse', metaverseSchema, configuration?.metaverse.schema, true),
      ...compare('Entra', entraSchema, aad?.schema, true, [entraSelected, aad?.selected]),
    ];
    const listed = differences.flatMap(({ where, names }) => names.map((name) => `${where}: ${name}`));
    expect(found.sort()).toEqual(listed.sort());
  });
});
