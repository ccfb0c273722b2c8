import type { Value } from '../src/attribute/value.js';

/** The attributes that the six expressions read; their slots are in this order. */
export const names = [
  'mail',
  'displayName',
  'cn',
  'userAccountControl',
  'description',
  'isCriticalSystemObject',
  'sAMAccountName',
  'mailNickname',
  'msExchRecipientTypeDetails',
  'proxyAddresses',
] as const;

export type Slots = readonly (Value | null)[];

/** The helpers of hand-written code: what a programmer writes who knows the types of the attributes. */
const text = (value: Value | null | undefined): string => (typeof value === 'string' ? value : '');
const starts = (value: Value | null | undefined, prefix: string): boolean => text(value).startsWith(prefix);
const has = (value: Value | null | undefined): boolean => value !== null && value !== undefined && value !== '';
const trimmed = (value: Value | null | undefined): string | null => (typeof value === 'string' ? value.trim() : null);

export interface Case {
  readonly name: string;
  /** As it is shipped. */
  readonly expression: string;
  readonly byHand: (slots: Slots) => Value | null;
  /** Translations; helpers that a language lacks are registered as functions. */
  readonly cel: string;
  readonly jsonata: string;
}

export const cases: readonly Case[] = [
  {
    name: 'trim',
    expression: 'Trim([mail])',
    byHand: (s) => trimmed(s[0]),
    cel: 'trim(mail)',
    jsonata: '$trim(mail)',
  },
  {
    name: 'display name',
    expression: 'IIF(IsNullOrEmpty([displayName]),[cn],[displayName])',
    byHand: (s) => (has(s[1]) ? (s[1] ?? null) : (s[2] ?? null)),
    cel: 'present(displayName) ? displayName : cn',
    jsonata: 'displayName and displayName != "" ? displayName : cn',
  },
  {
    name: 'account enabled',
    expression: 'IIF(BitAnd([userAccountControl],2)=0,True,False)',
    byHand: (s) => typeof s[3] === 'bigint' && (s[3] & 2n) === 0n,
    cel: 'bitAnd(userAccountControl, 2) == 0',
    jsonata: '$floor(userAccountControl / 2) % 2 = 0',
  },
  {
    name: 'description',
    expression: 'IIF(IsNullOrEmpty([description]),NULL,Left(Trim(Item([description],1)),448))',
    byHand: (s) => {
      const [first] = Array.isArray(s[4]) ? s[4] : [];
      return typeof first === 'string' ? first.trim().slice(0, 448) : null;
    },
    cel: 'present(description) ? left(trim(description[0]), 448) : null',
    jsonata: 'description ? $substring($trim(description[0]), 0, 448) : null',
  },
  {
    name: 'user filter',
    expression:
      'IIF(IsPresent([isCriticalSystemObject]) || IsPresent([sAMAccountName]) = False || [sAMAccountName] = "SUPPORT_388945a0" || Left([mailNickname], 14) = "SystemMailbox{" || Left([sAMAccountName], 4) = "AAD_" || (Left([mailNickname], 4) = "CAS_" && (InStr([mailNickname], "}") > 0)) || (Left([sAMAccountName], 4) = "CAS_" && (InStr([sAMAccountName], "}") > 0)) || Left([sAMAccountName], 5) = "MSOL_" || CBool(IIF(IsPresent([msExchRecipientTypeDetails]),BitAnd([msExchRecipientTypeDetails],&H21C07000) > 0,NULL)), True, NULL)',
    byHand: (s) =>
      has(s[5]) ||
      !has(s[6]) ||
      s[6] === 'SUPPORT_388945a0' ||
      starts(s[7], 'SystemMailbox{') ||
      starts(s[6], 'AAD_') ||
      (starts(s[7], 'CAS_') && text(s[7]).includes('}')) ||
      (starts(s[6], 'CAS_') && text(s[6]).includes('}')) ||
      starts(s[6], 'MSOL_') ||
      (typeof s[8] === 'bigint' && (s[8] & 0x21c07000n) > 0n)
        ? true
        : null,
    cel: 'present(isCriticalSystemObject) || !present(sAMAccountName) || sAMAccountName == "SUPPORT_388945a0" || left(mailNickname, 14) == "SystemMailbox{" || left(sAMAccountName, 4) == "AAD_" || (left(mailNickname, 4) == "CAS_" && inStr(mailNickname, "}") > 0) || (left(sAMAccountName, 4) == "CAS_" && inStr(sAMAccountName, "}") > 0) || left(sAMAccountName, 5) == "MSOL_" || (present(msExchRecipientTypeDetails) && bitAnd(msExchRecipientTypeDetails, 0x21C07000) > 0) ? dyn(true) : dyn(null)',
    jsonata:
      '$exists(isCriticalSystemObject) or $not($exists(sAMAccountName)) or sAMAccountName = "SUPPORT_388945a0" or $substring(mailNickname, 0, 14) = "SystemMailbox{" or $substring(sAMAccountName, 0, 4) = "AAD_" or ($substring(mailNickname, 0, 4) = "CAS_" and $contains(mailNickname, "}")) or ($substring(sAMAccountName, 0, 4) = "CAS_" and $contains(sAMAccountName, "}")) or $substring(sAMAccountName, 0, 5) = "MSOL_" or ($exists(msExchRecipientTypeDetails) and $floor(msExchRecipientTypeDetails / 4096) % 8 > 0) ? true : null',
  },
  {
    name: 'mail enabled',
    expression:
      'IIF(( (IsPresent([proxyAddresses]) = True) && (Contains([proxyAddresses], "SMTP:") > 0) && (InStr(Item([proxyAddresses], Contains([proxyAddresses], "SMTP:")), "@") > 0)) ||  (IsPresent([mail]) = True && (InStr([mail], "@") > 0)), True, False)',
    byHand: (s) => {
      const addresses = Array.isArray(s[9]) ? s[9] : [];
      const primary = addresses.find((each) => typeof each === 'string' && each.includes('SMTP:'));
      return (typeof primary === 'string' && primary.includes('@')) || text(s[0]).includes('@');
    },
    cel: '(present(proxyAddresses) && containsText(proxyAddresses, "SMTP:") > 0 && inStr(proxyAddresses[containsText(proxyAddresses, "SMTP:") - 1], "@") > 0) || (present(mail) && inStr(mail, "@") > 0)',
    jsonata:
      '$contains($join(proxyAddresses[$contains($, "SMTP:")][0] ? [proxyAddresses[$contains($, "SMTP:")][0]] : [""]), "@") or $contains(mail ? mail : "", "@")',
  },
];

/** Users as a directory has them: attributes missing here and there, some blanks, some system accounts. */
export const objects: readonly Slots[] = Array.from({ length: 1000 }, (_, i): Slots => {
  const alias = `user${i}`;
  return [
    i % 9 === 0 ? null : i % 5 === 0 ? ` ${alias}@contoso.com ` : `${alias}@contoso.com`,
    i % 7 === 0 ? null : `User ${i}, Contoso`,
    alias,
    i % 6 === 0 ? 514n : 512n,
    i % 3 === 0 ? null : [`Description of user ${i} `],
    i % 200 === 0 ? true : null,
    i % 150 === 0 ? `CAS_{${i}}` : alias,
    i % 4 === 0 ? null : alias,
    i % 2 === 0 ? 2147483648n : null,
    i % 8 === 0 ? null : [`smtp:${alias}@old.contoso.com`, `SMTP:${alias}@contoso.com`, `x500:/o=c/cn=${alias}`],
  ];
});
