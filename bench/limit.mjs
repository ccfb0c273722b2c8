/**
 * The limit: what one would write by hand for exactly these rules and nothing else, the user flows of both servers of the reference
 * topology as straight-line JavaScript over the same JSON lines, output as the same JSON lines. No rule is data here, nothing is
 * traced, nobody can change it. References stay distinguished names: following them is the engine's own extra. A test compares every
 * other value with what the engine exports.
 *
 * node limit.mjs <objects.jsonl> [<output folder>]
 */
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const initialDomains = new Set(['contoso.onmicrosoft.com', 'contoso.partner.onmschina.cn']);
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));

const trim = (text) => {
  if (text === undefined) return undefined;
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
};
const cut = (text) => trim(text)?.slice(0, 448);
const first = (list) => cut(list?.[0]);
const trimAll = (list) => list?.map((text) => text.trim());

const removeDuplicates = (list) => {
  const seen = new Set();
  const kept = [];
  for (const text of list) {
    const folded = text.toLowerCase();
    if (seen.has(folded)) continue;
    seen.add(folded);
    kept.push(text);
  }
  return kept;
};

const domainOf = (address) => {
  const at = address.indexOf('@');
  return at < 0 ? '' : address.slice(at + 1).toLowerCase();
};

const foreignAddresses = (list) =>
  removeDuplicates(
    trimAll(list).filter((address) => {
      if (address.slice(0, 4).toLowerCase() === 'sip:') return false;
      return !initialDomains.has(domainOf(address));
    }),
  );

const homeAddresses = (list, wanted) =>
  removeDuplicates(trimAll(list)).map((address) => {
    const rest = address.slice(5, 453);
    if (rest.toLowerCase() === wanted) return `SMTP:${rest}`;
    return address.startsWith('SMTP:') ? `smtp:${rest}` : address;
  });

export const base64OfGuid = (text) => {
  const h = text.replaceAll('-', '');
  const bytes = Buffer.from(h, 'hex');
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes.toString('base64');
};

const base64OfSid = (text) => {
  const parts = text.split('-');
  const bytes = Buffer.alloc(8 + 4 * (parts.length - 3));
  bytes[0] = 1;
  bytes[1] = parts.length - 3;
  bytes.writeUIntBE(Number(parts[2]), 2, 6);
  for (let i = 3; i < parts.length; i++) bytes.writeUInt32LE(Number(parts[i]), 8 + 4 * (i - 3));
  return bytes.toString('base64');
};

const cloudDn = (anchor) => {
  let text = '';
  for (let i = 0; i < anchor.length; i++) text += hex[anchor.charCodeAt(i)];
  return `CN={${text}}`;
};

const two = (n) => (n < 10 ? `0${n}` : String(n));
const timeOf = (ticks) => {
  const date = new Date(Number(BigInt(ticks) / 10000n - 11644473600000n));
  return `${date.getUTCFullYear()}${two(date.getUTCMonth() + 1)}${two(date.getUTCDate())}${two(date.getUTCHours())}${two(date.getUTCMinutes())}${two(date.getUTCSeconds())}.0Z`;
};

const number = (text) => (text === undefined ? undefined : Number(text));
const flag = (text) => (text === undefined ? undefined : text === 'TRUE' || text === true);

/** The common part of both servers; what the coexistence rules decide differently is given. */
const exported = (ad, anchor, decided) => {
  const { mailbox, rich } = decided;
  const mail = decided.mail ?? trim(ad.mail);
  // The keys in the order of the output: attributes by code unit behind what names the object.
  return {
    dn: cloudDn(anchor),
    objectType: 'user',
    passwordSync: decided.passwordSync,
    accountEnabled: decided.accountEnabled,
    alias: mailbox ? ad.mailNickname : undefined,
    assistant: ad.assistant,
    authOrig: mailbox ? ad.authOrig : undefined,
    city: trim(ad.l),
    commonName: ad.cn,
    company: trim(ad.company),
    country: trim(ad.co),
    countryCode: number(ad.countryCode),
    countryLetterCode: trim(ad.c),
    dLMemRejectPerms: mailbox ? ad.dLMemRejectPerms : undefined,
    dLMemSubmitPerms: mailbox ? ad.dLMemSubmitPerms : undefined,
    department: trim(ad.department),
    description: first(ad.description),
    displayName: ad.displayName === undefined || ad.displayName === '' ? ad.cn : ad.displayName,
    dnsDomainName: 'contoso.internal',
    extensionAttribute1: trim(ad.extensionAttribute1),
    extensionAttribute10: trim(ad.extensionAttribute10),
    extensionAttribute11: trim(ad.extensionAttribute11),
    extensionAttribute12: trim(ad.extensionAttribute12),
    extensionAttribute13: trim(ad.extensionAttribute13),
    extensionAttribute14: trim(ad.extensionAttribute14),
    extensionAttribute15: trim(ad.extensionAttribute15),
    extensionAttribute2: trim(ad.extensionAttribute2),
    extensionAttribute3: trim(ad.extensionAttribute3),
    extensionAttribute4: trim(ad.extensionAttribute4),
    extensionAttribute5: trim(ad.extensionAttribute5),
    extensionAttribute6: trim(ad.extensionAttribute6),
    extensionAttribute7: trim(ad.extensionAttribute7),
    extensionAttribute8: trim(ad.extensionAttribute8),
    extensionAttribute9: trim(ad.extensionAttribute9),
    facsimileTelephoneNumber: trim(ad.facsimileTelephoneNumber),
    givenName: trim(ad.givenName),
    homePhone: trim(ad.homePhone),
    info: cut(ad.info),
    initials: trim(ad.initials),
    ipPhone: trim(ad.ipPhone),
    lastPasswordChangeTimestamp: ad.pwdLastSet === undefined ? undefined : timeOf(ad.pwdLastSet),
    legacyExchangeDN: mailbox ? ad.legacyExchangeDN : undefined,
    mail,
    manager: ad.manager,
    middleName: trim(ad.middleName),
    mobile: trim(ad.mobile),
    msDsHabSeniorityIndex: mailbox ? number(ad['msDS-HABSeniorityIndex']) : undefined,
    msDsPhoneticDisplayName: mailbox ? ad['msDS-PhoneticDisplayName'] : undefined,
    msExchArchiveGuid: rich && ad.msExchArchiveGUID !== undefined ? base64OfGuid(ad.msExchArchiveGUID) : undefined,
    msExchArchiveName: rich ? ad.msExchArchiveName : undefined,
    msExchAssistantName: mailbox ? ad.msExchAssistantName : undefined,
    msExchAuditAdmin: rich ? number(ad.msExchAuditAdmin) : undefined,
    msExchAuditDelegate: rich ? number(ad.msExchAuditDelegate) : undefined,
    msExchAuditDelegateAdmin: rich ? number(ad.msExchAuditDelegateAdmin) : undefined,
    msExchAuditOwner: rich ? number(ad.msExchAuditOwner) : undefined,
    msExchBlockedSendersHash: rich ? ad.msExchBlockedSendersHash : undefined,
    msExchBypassAudit: rich ? flag(ad.msExchBypassAudit) : undefined,
    msExchDelegateListLink: rich ? ad.msExchDelegateListLink : undefined,
    msExchElcExpirySuspensionEnd: rich ? ad.msExchELCExpirySuspensionEnd : undefined,
    msExchElcExpirySuspensionStart: rich ? ad.msExchELCExpirySuspensionStart : undefined,
    msExchElcMailboxFlags: rich ? number(ad.msExchELCMailboxFlags) : undefined,
    msExchEnableModeration: mailbox ? flag(ad.msExchEnableModeration) : undefined,
    msExchExtensionCustomAttribute1: mailbox ? ad.msExchExtensionCustomAttribute1 : undefined,
    msExchExtensionCustomAttribute2: mailbox ? ad.msExchExtensionCustomAttribute2 : undefined,
    msExchExtensionCustomAttribute3: mailbox ? ad.msExchExtensionCustomAttribute3 : undefined,
    msExchExtensionCustomAttribute4: mailbox ? ad.msExchExtensionCustomAttribute4 : undefined,
    msExchExtensionCustomAttribute5: mailbox ? ad.msExchExtensionCustomAttribute5 : undefined,
    msExchHideFromAddressLists: mailbox ? flag(ad.msExchHideFromAddressLists) : undefined,
    msExchImmutableId: rich ? ad.msExchImmutableId : undefined,
    msExchLitigationHoldDate: rich ? ad.msExchLitigationHoldDate : undefined,
    msExchLitigationHoldOwner: rich ? ad.msExchLitigationHoldOwner : undefined,
    msExchMailboxAuditEnable: rich ? flag(ad.msExchMailboxAuditEnable) : undefined,
    msExchMailboxAuditLogAgeLimit: rich ? number(ad.msExchMailboxAuditLogAgeLimit) : undefined,
    msExchMailboxGuid: decided.mailboxGuid === undefined ? undefined : base64OfGuid(decided.mailboxGuid),
    msExchModeratedByLink: mailbox ? ad.msExchModeratedByLink : undefined,
    msExchModerationFlags: mailbox ? number(ad.msExchModerationFlags) : undefined,
    msExchRecipientDisplayType: mailbox ? decided.displayType : undefined,
    msExchRecipientTypeDetails: mailbox ? decided.recipientType : undefined,
    msExchRemoteRecipientType: mailbox ? decided.remoteType : undefined,
    msExchRequireAuthToSendTo: mailbox ? flag(ad.msExchRequireAuthToSendTo) : undefined,
    msExchResourceCapacity: mailbox ? number(ad.msExchResourceCapacity) : undefined,
    msExchResourceDisplay: mailbox ? ad.msExchResourceDisplay : undefined,
    msExchResourceMetadata: mailbox ? ad.msExchResourceMetaData : undefined,
    msExchResourceSearchProperties: mailbox ? ad.msExchResourceSearchProperties : undefined,
    msExchRetentionComment: mailbox ? ad.msExchRetentionComment : undefined,
    msExchRetentionUrl: mailbox ? ad.msExchRetentionURL : undefined,
    msExchSafeRecipientsHash: rich ? ad.msExchSafeRecipientsHash : undefined,
    msExchSafeSendersHash: rich ? ad.msExchSafeSendersHash : undefined,
    msExchSenderHintTranslations: mailbox ? ad.msExchSenderHintTranslations : undefined,
    msExchTeamMailboxExpiration: rich ? ad.msExchTeamMailboxExpiration : undefined,
    msExchTeamMailboxOwners: rich ? ad.msExchTeamMailboxOwners : undefined,
    msExchTeamMailboxSharePointLinkedBy: mailbox ? ad.msExchTeamMailboxSharePointLinkedBy : undefined,
    msExchTeamMailboxSharePointUrl: rich ? ad.msExchTeamMailboxSharePointUrl : undefined,
    msExchUserHoldPolicies: rich ? ad.msExchUserHoldPolicies : undefined,
    msRtcSipApplicationOptions: rich ? number(ad['msRTCSIP-ApplicationOptions']) : undefined,
    msRtcSipDeploymentLocator: rich ? ad['msRTCSIP-DeploymentLocator'] : undefined,
    msRtcSipLine: rich ? ad['msRTCSIP-Line'] : undefined,
    msRtcSipOptionFlags: rich ? number(ad['msRTCSIP-OptionFlags']) : undefined,
    msRtcSipOwnerUrn: rich ? ad['msRTCSIP-OwnerUrn'] : undefined,
    msRtcSipPrimaryUserAddress: rich ? ad['msRTCSIP-PrimaryUserAddress'] : undefined,
    msRtcSipUserEnabled: rich ? flag(ad['msRTCSIP-UserEnabled']) : undefined,
    netBiosName: 'CONTOSO',
    onPremiseSecurityIdentifier: base64OfSid(ad.objectSid),
    onPremisesSamAccountName: ad.sAMAccountName,
    otherFacsimileTelephoneNumber: trimAll(ad.otherFacsimileTelephoneNumber),
    otherHomePhone: trimAll(ad.otherHomePhone),
    otherIpPhone: trimAll(ad.otherIpPhone),
    otherMobile: trimAll(ad.otherMobile),
    otherPager: trimAll(ad.otherPager),
    otherTelephone: trimAll(ad.otherTelephone),
    pager: trim(ad.pager),
    physicalDeliveryOfficeName: trim(ad.physicalDeliveryOfficeName),
    postOfficeBox: ad.postOfficeBox === undefined ? undefined : [first(ad.postOfficeBox)],
    postalCode: trim(ad.postalCode),
    preferredLanguage: trim(ad.preferredLanguage),
    proxyAddresses: decided.addresses,
    publicDelegates: rich ? ad.publicDelegates : undefined,
    sourceAnchor: anchor,
    state: trim(ad.st),
    streetAddress: trim(ad.streetAddress),
    surname: trim(ad.sn),
    targetAddress: mailbox ? decided.target : undefined,
    telephoneAssistant: mailbox ? trim(ad.telephoneAssistant) : undefined,
    telephoneNumber: trim(ad.telephoneNumber),
    thumbnailPhoto: ad.thumbnailPhoto,
    title: trim(ad.title),
    unauthOrig: mailbox ? ad.unauthOrig : undefined,
    url: ad.url === undefined ? undefined : [first(ad.url)],
    usageLocation: decided.usageLocation ?? (mailbox ? ad.msExchUsageLocation : undefined),
    userCertificate: mailbox ? ad.userCertificate : undefined,
    userPrincipalName: decided.upn,
    userSMIMECertificate: mailbox ? ad.userSMIMECertificate : undefined,
    wWWHomePage: trim(ad.wWWHomePage),
  };
};

/** The filter of the standard join rule. */
const isFiltered = (ad) =>
  ad.isCriticalSystemObject !== undefined ||
  ad.sAMAccountName === undefined ||
  ad.sAMAccountName.toLowerCase() === 'support_388945a0' ||
  ad.mailNickname?.slice(0, 14).toLowerCase() === 'systemmailbox{' ||
  ad.sAMAccountName.slice(0, 4).toLowerCase() === 'aad_' ||
  (ad.mailNickname?.slice(0, 4).toLowerCase() === 'cas_' && ad.mailNickname.includes('}')) ||
  (ad.sAMAccountName.slice(0, 4).toLowerCase() === 'cas_' && ad.sAMAccountName.includes('}')) ||
  ad.sAMAccountName.slice(0, 5).toLowerCase() === 'msol_' ||
  (ad.msExchRecipientTypeDetails !== undefined && (BigInt(ad.msExchRecipientTypeDetails) & 0x21c07000n) > 0n) ||
  ad.dn.slice(0, ad.dn.indexOf(',')).includes('\\0ACNF:');

const target = (ad, domains, routing) => {
  const present = ad.targetAddress;
  return present !== undefined && domains.has(domainOf(present)) ? present : `SMTP:${ad.mailNickname}@${routing}`;
};
const displayTypeOf = (ad) => {
  if (ad.msExchResourceMetaData === undefined) return 6;
  const type = ad.msExchRecipientTypeDetails;
  if (type === '8589934592' || type === '16') return -2147481850;
  return type === '17179869184' || type === '32' ? -2147481594 : 6;
};
const upnPrefix = (ad) => {
  const upn = ad.userPrincipalName;
  if (upn === undefined) return ad.sAMAccountName;
  const at = upn.indexOf('@');
  return at < 0 ? upn : upn.slice(0, at);
};
const upnOf = (ad) => ad.userPrincipalName ?? `${ad.sAMAccountName}@contoso.internal`;
const primaryOf = (ad) => {
  const list = ad.proxyAddresses ?? [];
  for (const address of list) if (address.startsWith('SMTP:')) return address;
  return ad.mail === undefined ? undefined : `SMTP:${ad.mail}`;
};
const addressesOf = (ad) =>
  ad.proxyAddresses === undefined ? undefined : removeDuplicates(trimAll(ad.proxyAddresses));

const chinaTargets = new Set(['contoso.partner.mail.onmschina.cn', 'cn.contoso.com']);

/** What both servers read from a user before they differ. */
const common = (ad) => {
  const isDisabled = (Number(ad.userAccountControl) & 2) !== 0;
  return { isDisabled, marker: ad.extensionAttribute15 ?? '', mailbox: ad.mailNickname !== undefined };
};

/** A user of the global server's export, or null. */
export const globalUser = (ad, anchor) => {
  const { isDisabled, marker, mailbox } = common(ad);
  const type = ad.msExchRecipientTypeDetails;
  if (type === '2') return null;
  const isForeign = marker.toUpperCase() === '21V';
  if (isForeign && ((isDisabled && (type === '128' || type === '2147483648')) || !mailbox)) return null;
  if (isFiltered(ad)) return null;
  if (isForeign)
    return exported(ad, anchor, {
      mailbox: true,
      rich: false,
      passwordSync: false,
      accountEnabled: false,
      upn: `${upnPrefix(ad)}@contoso.onmicrosoft.com`,
      recipientType: 128,
      displayType: displayTypeOf(ad),
      target: target(ad, chinaTargets, 'contoso.partner.mail.onmschina.cn'),
      addresses: ad.proxyAddresses === undefined ? undefined : foreignAddresses(ad.proxyAddresses),
    });
  return exported(ad, anchor, {
    mailbox,
    rich: mailbox,
    passwordSync: !isDisabled,
    accountEnabled: !isDisabled,
    upn: upnOf(ad),
    recipientType: number(type),
    displayType: number(ad.msExchRecipientDisplayType),
    remoteType: number(ad.msExchRemoteRecipientType),
    mailboxGuid: mailbox ? ad.msExchMailboxGuid : undefined,
    target: ad.targetAddress,
    addresses: addressesOf(ad),
  });
};

/** A user of the 21Vianet server's export, or null. */
export const chinaUser = (ad, anchor) => {
  const { isDisabled, marker, mailbox } = common(ad);
  const type = ad.msExchRecipientTypeDetails;
  if (type === '2') return null;
  const folded = marker.toUpperCase();
  if (!folded.startsWith('21V')) return chinaForeign(ad, anchor, isDisabled, type, mailbox);
  if (isFiltered(ad)) return null;
  const isStaged = folded === '21V-STAGED';
  const wanted = mailbox ? `${ad.mailNickname}@cn.contoso.com` : '';
  const folds = wanted.toLowerCase();
  const hasOwn = mailbox && ad.proxyAddresses?.some((address) => address.toLowerCase().endsWith(`:${folds}`)) === true;
  return exported(ad, anchor, {
    mailbox,
    rich: mailbox && !isStaged,
    passwordSync: !isDisabled,
    accountEnabled: !isDisabled,
    usageLocation: 'CN',
    mail: hasOwn ? wanted : undefined,
    upn: isStaged ? `${upnPrefix(ad)}@cn.contoso.com` : upnOf(ad),
    recipientType: isStaged && mailbox ? 128 : number(type),
    displayType: isStaged && mailbox ? 6 : number(ad.msExchRecipientDisplayType),
    remoteType: isStaged ? undefined : number(ad.msExchRemoteRecipientType),
    mailboxGuid: mailbox && !isStaged ? ad.msExchMailboxGuid : undefined,
    target: undefined,
    addresses: hasOwn ? homeAddresses(ad.proxyAddresses, folds) : addressesOf(ad),
  });
};

const chinaForeign = (ad, anchor, isDisabled, type, mailbox) => {
  if (isDisabled && (type === '1' || type === '128' || type === '2147483648')) return null;
  if (!mailbox || isFiltered(ad)) return null;
  const isLocal = ad.targetAddress === undefined && ad.msExchMailboxGuid !== undefined;
  return exported(ad, anchor, {
    mailbox: true,
    rich: false,
    passwordSync: false,
    accountEnabled: false,
    upn: `${upnPrefix(ad)}@contoso.partner.onmschina.cn`,
    recipientType: 128,
    displayType: displayTypeOf(ad),
    target: isLocal ? primaryOf(ad) : ad.targetAddress,
    addresses: ad.proxyAddresses === undefined ? undefined : foreignAddresses(ad.proxyAddresses),
  });
};

/** Runs a whole file and writes `G.jsonl` and `C.jsonl`, or throws the lines away. */
const main = async (file, folder) => {
  const outputs = ['G', 'C'].map((name) => ({
    handle: folder === undefined ? null : openSync(join(folder, `${name}.jsonl`), 'w'),
    lines: [],
  }));
  const flush = (output) => {
    const text = output.lines.join('');
    if (output.handle !== null) writeSync(output.handle, text);
    output.lines = [];
    return text.length;
  };
  let users = 0;
  let size = 0;
  const line = (text) => {
    const ad = JSON.parse(text);
    if (ad.objectClass !== 'user') return;
    users++;
    const anchor = base64OfGuid(ad['mS-DS-ConsistencyGuid'] ?? ad.objectGUID);
    const rows = [globalUser(ad, anchor), chinaUser(ad, anchor)];
    for (let i = 0; i < 2; i++) {
      if (rows[i] === null) continue;
      const output = outputs[i];
      if (output.lines.push(`${JSON.stringify(rows[i])}\n`) >= 512) size += flush(output);
    }
  };
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 262144 })) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) line(text);
  }
  if (rest !== '') line(rest);
  for (const output of outputs) {
    size += flush(output);
    if (output.handle !== null) closeSync(output.handle);
  }
  return { users, size };
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now();
  const result = await main(process.argv[2], process.argv[3]);
  const milliseconds = performance.now() - started;
  process.stdout.write(
    `${JSON.stringify({ ...result, milliseconds, maxRss: process.resourceUsage().maxRSS * 1024 })}\n`,
  );
}
