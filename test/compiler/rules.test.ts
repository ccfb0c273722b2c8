import { describe, expect, it } from 'vitest';
import { printFlows, printScope, reference, rulesFor } from './reference.js';

/** Scenario C.4, C.5 for the reference topology, transcribed by hand: name, number, scope, flows. */
interface ExpectedRule {
  readonly name: string;
  readonly number: number;
  readonly scope: string;
  readonly flows: Readonly<Record<string, string>>;
  readonly objects?: 'user' | 'group' | 'contact';
}

const nothing = (...targets: string[]): Record<string, string> =>
  Object.fromEntries(targets.map((target) => [target, 'AuthoritativeNull']));

const strippedWhenForeign = nothing(
  'msExchRemoteRecipientType',
  'msExchMailboxGuid',
  'msExchArchiveGUID',
  'msExchArchiveName',
  'msExchELCMailboxFlags',
  'msExchELCExpirySuspensionStart',
  'msExchELCExpirySuspensionEnd',
  'msExchUserHoldPolicies',
  'msExchLitigationHoldDate',
  'msExchLitigationHoldOwner',
  'msExchTeamMailboxExpiration',
  'msExchTeamMailboxOwners',
  'msExchTeamMailboxSharePointUrl',
  'msExchMailboxAuditEnable',
  'msExchMailboxAuditLogAgeLimit',
  'msExchAuditAdmin',
  'msExchAuditDelegate',
  'msExchAuditDelegateAdmin',
  'msExchAuditOwner',
  'msExchBypassAudit',
  'msExchSafeSendersHash',
  'msExchSafeRecipientsHash',
  'msExchBlockedSendersHash',
  'publicDelegates',
  'msExchDelegateListLink',
  'altRecipient',
  'msExchImmutableId',
);
const lync = nothing(
  'msRTCSIP-ApplicationOptions',
  'msRTCSIP-DeploymentLocator',
  'msRTCSIP-Line',
  'msRTCSIP-OptionFlags',
  'msRTCSIP-OwnerUrn',
  'msRTCSIP-PrimaryUserAddress',
  'msRTCSIP-UserEnabled',
);
const addresses = {
  proxyAddresses:
    'RemoveDuplicates(Where($item,Trim(ImportedValue("proxyAddresses")),(Word(LCase($item),2,"@")<>"contoso.onmicrosoft.com") && (Word(LCase($item),2,"@")<>"contoso.partner.onmschina.cn") && (Left(LCase($item),4)<>"sip:")))',
};
const filtered = { cloudFiltered: "'True'" };
const identityOf = (initialDomain: string) => ({
  accountEnabled: "'False'",
  userPrincipalName: `IIF(IsPresent([userPrincipalName]),Word([userPrincipalName],1,"@"),[sAMAccountName]) & "@${initialDomain}"`,
});
/** What the test server's own AccountEnabled rule flows. */
const cloned = {
  accountEnabled: "'True'",
  cn: 'cn',
  objectSid: 'objectSid',
  pwdLastSet: 'pwdLastSet',
  userPrincipalName: 'userPrincipalName',
  sourceAnchor: 'ConvertToBase64([objectGUID])',
  domainFQDN: '%Domain.FQDN%',
};
const x15 = 'extensionAttribute15';

const onG: readonly ExpectedRule[] = [
  {
    name: 'onegal G05 In from AD - User foreign leaver',
    number: 5,
    scope: `{${x15} EQUAL 21V; userAccountControl ISBITSET 2; msExchRecipientTypeDetails EQUAL 128} OR {${x15} EQUAL 21V; userAccountControl ISBITSET 2; msExchRecipientTypeDetails EQUAL 2147483648}`,
    flows: filtered,
  },
  {
    name: 'onegal G06 In from AD - User foreign without mail',
    number: 6,
    scope: `{${x15} EQUAL 21V; mailNickname ISNULL}`,
    flows: filtered,
  },
  {
    name: 'onegal G10 In from AD - User foreign identity',
    number: 10,
    scope: `{${x15} EQUAL 21V; mailNickname ISNOTNULL}`,
    flows: identityOf('contoso.onmicrosoft.com'),
  },
  {
    name: 'onegal G12 In from AD - User foreign AccountEnabled (no password sync)',
    number: 12,
    scope: `{userAccountControl ISBITNOTSET 2; ${x15} EQUAL 21V}`,
    flows: cloned,
  },
  {
    name: 'onegal G15 In from AD - User foreign room',
    number: 15,
    scope: `{${x15} EQUAL 21V; msExchResourceMetaData ISNOTNULL; msExchRecipientTypeDetails EQUAL 8589934592} OR {${x15} EQUAL 21V; msExchResourceMetaData ISNOTNULL; msExchRecipientTypeDetails EQUAL 16}`,
    flows: { msExchRecipientDisplayType: "'-2147481850'" },
  },
  {
    name: 'onegal G16 In from AD - User foreign equipment',
    number: 16,
    scope: `{${x15} EQUAL 21V; msExchResourceMetaData ISNOTNULL; msExchRecipientTypeDetails EQUAL 17179869184} OR {${x15} EQUAL 21V; msExchResourceMetaData ISNOTNULL; msExchRecipientTypeDetails EQUAL 32}`,
    flows: { msExchRecipientDisplayType: "'-2147481594'" },
  },
  {
    name: 'onegal G20 In from AD - User foreign Exchange',
    number: 20,
    scope: `{${x15} EQUAL 21V; mailNickname ISNOTNULL}`,
    flows: {
      ...strippedWhenForeign,
      msExchRecipientTypeDetails: "'128'",
      msExchRecipientDisplayType: "'6'",
      targetAddress:
        'IIF(IsPresent([targetAddress]),IIF((Word(LCase([targetAddress]),2,"@")="contoso.partner.mail.onmschina.cn") || (Word(LCase([targetAddress]),2,"@")="cn.contoso.com"),[targetAddress],"SMTP:" & [mailNickname] & "@contoso.partner.mail.onmschina.cn"),"SMTP:" & [mailNickname] & "@contoso.partner.mail.onmschina.cn")',
    },
  },
  {
    name: 'onegal G26 In from AD - User foreign Lync',
    number: 26,
    scope: `{${x15} EQUAL 21V; msRTCSIP-UserEnabled ISNOTNULL} OR {${x15} EQUAL 21V; msRTCSIP-PrimaryUserAddress ISNOTNULL}`,
    flows: lync,
  },
  {
    name: 'onegal G30 In from AD - User foreign addresses',
    number: 30,
    scope: `{${x15} EQUAL 21V; proxyAddresses ISNOTNULL}`,
    flows: addresses,
  },
  {
    name: 'onegal G50 In from AD - Group of another tenant only',
    number: 50,
    scope: `{${x15} EQUAL 21V-ONLY}`,
    flows: filtered,
    objects: 'group',
  },
  {
    name: 'onegal G52 In from AD - Group addresses',
    number: 52,
    scope: '{proxyAddresses ISNOTNULL}',
    flows: addresses,
    objects: 'group',
  },
  {
    name: 'onegal G54 In from AD - Contact of another tenant only',
    number: 54,
    scope: `{${x15} EQUAL 21V-ONLY}`,
    flows: filtered,
    objects: 'contact',
  },
  {
    name: 'onegal G56 In from AD - Contact addresses',
    number: 56,
    scope: '{proxyAddresses ISNOTNULL}',
    flows: addresses,
    objects: 'contact',
  },
];

const foreignOnC = `${x15} NOTSTARTSWITH 21V`;
const homeUser = 'IIF(Contains([proxyAddresses],":" & [mailNickname] & "@cn.contoso.com",CaseInsensitive)>0';

const onC: readonly ExpectedRule[] = [
  {
    name: 'onegal C05 In from AD - User foreign leaver',
    number: 5,
    scope: ['1', '128', '2147483648']
      .map((v) => `{${foreignOnC}; userAccountControl ISBITSET 2; msExchRecipientTypeDetails EQUAL ${v}}`)
      .join(' OR '),
    flows: filtered,
  },
  {
    name: 'onegal C06 In from AD - User foreign without mail',
    number: 6,
    scope: `{${foreignOnC}; mailNickname ISNULL}`,
    flows: filtered,
  },
  {
    name: 'onegal C10 In from AD - User foreign identity',
    number: 10,
    scope: `{${foreignOnC}; mailNickname ISNOTNULL}`,
    flows: identityOf('contoso.partner.onmschina.cn'),
  },
  {
    name: 'onegal C12 In from AD - User foreign AccountEnabled (no password sync)',
    number: 12,
    scope: `{userAccountControl ISBITNOTSET 2; ${foreignOnC}}`,
    flows: cloned,
  },
  {
    name: 'onegal C15 In from AD - User foreign room',
    number: 15,
    scope: `{${foreignOnC}; msExchResourceMetaData ISNOTNULL; msExchRecipientTypeDetails EQUAL 8589934592} OR {${foreignOnC}; msExchResourceMetaData ISNOTNULL; msExchRecipientTypeDetails EQUAL 16}`,
    flows: { msExchRecipientDisplayType: "'-2147481850'" },
  },
  {
    name: 'onegal C16 In from AD - User foreign equipment',
    number: 16,
    scope: `{${foreignOnC}; msExchResourceMetaData ISNOTNULL; msExchRecipientTypeDetails EQUAL 17179869184} OR {${foreignOnC}; msExchResourceMetaData ISNOTNULL; msExchRecipientTypeDetails EQUAL 32}`,
    flows: { msExchRecipientDisplayType: "'-2147481594'" },
  },
  {
    name: 'onegal C20 In from AD - User foreign Exchange',
    number: 20,
    scope: `{${foreignOnC}; mailNickname ISNOTNULL}`,
    flows: { ...strippedWhenForeign, msExchRecipientTypeDetails: "'128'", msExchRecipientDisplayType: "'6'" },
  },
  {
    name: 'onegal C23 In from AD - User foreign on-prem mailbox target',
    number: 23,
    scope: `{${foreignOnC}; mailNickname ISNOTNULL; targetAddress ISNULL; msExchMailboxGuid ISNOTNULL}`,
    flows: {
      targetAddress:
        'IIF(Contains([proxyAddresses],"SMTP:")>0,Item([proxyAddresses],Contains([proxyAddresses],"SMTP:")),IIF(IsPresent([mail]),"SMTP:" & [mail],NULL))',
    },
  },
  {
    name: 'onegal C26 In from AD - User foreign Lync',
    number: 26,
    scope: `{${foreignOnC}; msRTCSIP-UserEnabled ISNOTNULL} OR {${foreignOnC}; msRTCSIP-PrimaryUserAddress ISNOTNULL}`,
    flows: lync,
  },
  {
    name: 'onegal C30 In from AD - User foreign addresses',
    number: 30,
    scope: `{${foreignOnC}; proxyAddresses ISNOTNULL}`,
    flows: addresses,
  },
  {
    name: 'onegal C40 In from AD - User home identity',
    number: 40,
    scope: `{${x15} STARTSWITH 21V}`,
    flows: { usageLocation: "'CN'" },
  },
  {
    name: 'onegal C41 In from AD - User staged UPN',
    number: 41,
    scope: `{${x15} EQUAL 21V-STAGED}`,
    flows: { userPrincipalName: 'Word([userPrincipalName],1,"@") & "@cn.contoso.com"' },
  },
  {
    name: 'onegal C42 In from AD - User staged Exchange',
    number: 42,
    scope: `{${x15} EQUAL 21V-STAGED; mailNickname ISNOTNULL}`,
    flows: {
      ...nothing(
        'msExchMailboxGuid',
        'msExchArchiveGUID',
        'msExchArchiveName',
        'msExchRemoteRecipientType',
        'targetAddress',
        'publicDelegates',
        'altRecipient',
      ),
      msExchRecipientTypeDetails: "'128'",
      msExchRecipientDisplayType: "'6'",
    },
  },
  {
    name: 'onegal C43 In from AD - User home primary address',
    number: 43,
    scope: `{${x15} STARTSWITH 21V; mailNickname ISNOTNULL; proxyAddresses ISNOTNULL}`,
    flows: {
      proxyAddresses: `${homeUser},Select($item,RemoveDuplicates(Trim(ImportedValue("proxyAddresses"))),IIF(LCase(Mid($item,6,448))=LCase([mailNickname] & "@cn.contoso.com"),"SMTP:" & Mid($item,6,448),IIF(Left($item,5)="SMTP:","smtp:" & Mid($item,6,448),$item))),RemoveDuplicates(Trim(ImportedValue("proxyAddresses"))))`,
      mail: `${homeUser},[mailNickname] & "@cn.contoso.com",Trim([mail]))`,
    },
  },
  {
    name: 'onegal C44 In from AD - User home target',
    number: 44,
    scope: `{${x15} EQUAL 21V}`,
    flows: { targetAddress: 'AuthoritativeNull' },
  },
  {
    name: 'onegal C50 In from AD - Group of another tenant only',
    number: 50,
    scope: `{${x15} EQUAL GLOBAL-ONLY}`,
    flows: filtered,
    objects: 'group',
  },
  {
    name: 'onegal C51 In from AD - Group foreign without mail',
    number: 51,
    scope: `{${foreignOnC}; mail ISNULL; proxyAddresses ISNULL}`,
    flows: filtered,
    objects: 'group',
  },
  {
    name: 'onegal C52 In from AD - Group addresses',
    number: 52,
    scope: '{proxyAddresses ISNOTNULL}',
    flows: addresses,
    objects: 'group',
  },
  {
    name: 'onegal C54 In from AD - Contact of another tenant only',
    number: 54,
    scope: `{${x15} EQUAL GLOBAL-ONLY}`,
    flows: filtered,
    objects: 'contact',
  },
  {
    name: 'onegal C56 In from AD - Contact addresses',
    number: 56,
    scope: '{proxyAddresses ISNOTNULL}',
    flows: addresses,
    objects: 'contact',
  },
];

describe.each([
  ['G', onG],
  ['C', onC],
] as const)('the rules of server %s', (server, expected) => {
  const rules = new Map(rulesFor(server, reference()).map((rule) => [rule.name, rule]));

  it('are those of the scenario, in its order', () => {
    expect([...rules.keys()]).toEqual(expected.map(({ name }) => name));
  });

  it.each(expected)('$name', ({ name, number, scope, flows, objects = 'user' }) => {
    const rule = rules.get(name);
    expect(rule).toMatchObject({
      precedence: number,
      sourceObjectType: objects,
      targetObjectType: objects === 'group' ? 'group' : 'person',
      direction: 'Inbound',
      linkType: 'Join',
      disabled: false,
      enablePasswordSync: false,
      immutableTag: '',
      joinGroups: [],
      precedenceAfter: null,
      precedenceBefore: null,
      internalId: rule?.id,
    });
    expect(rule && printScope(rule)).toBe(scope);
    expect(rule && printFlows(rule)).toEqual(flows);
    expect(rule?.flows.every((flow) => flow.merge === 'Update' && !flow.applyOnce)).toBe(true);
  });
});

describe('options of scenario H', () => {
  const has = (server: string, name: string, overrides: Parameters<typeof reference>[0]) =>
    rulesFor(server, reference(overrides)).some((rule) => rule.name.includes(name));
  const flowsOf = (server: string, name: string, overrides: Parameters<typeof reference>[0]) => {
    const rule = rulesFor(server, reference(overrides)).find((candidate) => candidate.name.includes(name));
    return rule === undefined ? {} : printFlows(rule);
  };

  it.each([
    { option: { passwordHashSync: false }, server: 'G', rule: 'G12', emitted: false },
    { option: { passwordHashSync: false }, server: 'C', rule: 'C12', emitted: false },
    { option: { foreignLync: 'keep' as const }, server: 'G', rule: 'G26', emitted: false },
    { option: { syncServiceMailboxes: false }, server: 'C', rule: 'C07', emitted: true },
    { option: { syncServiceMailboxes: false }, server: 'G', rule: 'G07', emitted: false },
    { option: { domainMode: 'dual' as const }, server: 'C', rule: 'C43', emitted: false },
    { option: { domainMode: 'dual' as const }, server: 'C', rule: 'C10', emitted: true },
  ])('$option: $rule emitted $emitted', ({ option, server, rule, emitted }) => {
    expect(has(server, rule, option)).toBe(emitted);
  });

  it('C07 filters service mailboxes by name', () => {
    const c07 = rulesFor('C', reference({ syncServiceMailboxes: false })).find((rule) => rule.name.includes('C07'));
    expect(c07?.precedence).toBe(7);
    expect(c07 && printScope(c07)).toBe(`{${foreignOnC}; sAMAccountName STARTSWITH svc-}`);
    expect(c07 && printFlows(c07)).toEqual(filtered);
  });

  it('foreignMailboxGuid keep leaves the GUID to the standard rule, in the foreign rule only', () => {
    expect(flowsOf('G', 'G20', { foreignMailboxGuid: 'keep' })).not.toHaveProperty('msExchMailboxGuid');
    expect(flowsOf('C', 'C42', { foreignMailboxGuid: 'keep' })).toHaveProperty('msExchMailboxGuid');
  });

  it('sipAddresses keep drops initial domains only', () => {
    expect(flowsOf('G', 'G30', { sipAddresses: 'keep' })).toEqual({
      proxyAddresses:
        'RemoveDuplicates(Where($item,Trim(ImportedValue("proxyAddresses")),(Word(LCase($item),2,"@")<>"contoso.onmicrosoft.com") && (Word(LCase($item),2,"@")<>"contoso.partner.onmschina.cn")))',
    });
  });
});
