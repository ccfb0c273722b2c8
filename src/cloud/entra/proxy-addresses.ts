import { type Attributes, valuesOf } from '../../attribute/value.js';
import { type Marks, withMark } from '../marks.js';
import { textOf } from '../synced-attributes.js';
import type { ObjectClass } from '../tenant-directory.js';
import { isSameFolded } from '../text-index.js';
import { type CleanedAddresses, cleanAddresses, type DiscardObserver } from './clean-addresses.js';
import { placeholder } from './placeholder.js';
import { addressProblem, domainOf, isSmtp, lengthLimit, prefixLength } from './smtp-address.js';
import type { TenantDomains } from './tenant-domains.js';

/** What the addresses of one object follow from. */
export interface AddressInput {
  readonly class: ObjectClass;
  readonly sourceAnchor: string;
  readonly synced: Attributes;
  readonly mailNickname: string | null;
  /** As calculated in this tenant. */
  readonly userPrincipalName: string | null;
  /** Cloud 6.1; false for contacts and groups. */
  readonly isActive: boolean;
  /** Whether addresses of unverified domains are removed (cloud 6.1). */
  readonly isEnforced: boolean;
  /** The addresses of the initial domain it ever had. */
  readonly moeras: readonly string[];
}

/** The part of the tenant that decides. */
export interface AddressTenant {
  readonly domains: TenantDomains;
  /** Whether another object than the one calculated has the address behind the prefix of this value. */
  readonly isOwnedElsewhere: (value: string) => boolean;
}

/** ProxyCalc's result (cloud 6.3). */
export interface AddressResult {
  /** The primary one first, if there is one. */
  readonly proxyAddresses: readonly string[];
  readonly moeras: readonly string[];
  /** `mail` of an object without a primary address (S-42). */
  readonly plainMail: string | null;
  readonly quarantined: readonly string[];
  readonly cleaned: CleanedAddresses;
  readonly marks: Marks;
}

/** Calculates proxyAddresses and mail from the exported values and the MOERAs (cloud 6.3). */
export const calculateAddresses = (input: AddressInput, tenant: AddressTenant): AddressResult => {
  const { synced, isActive, userPrincipalName } = input;
  const { domains, isOwnedElsewhere } = tenant;
  const isUser = input.class === 'user';
  const exported = valuesOf(synced.get('proxyAddresses'));
  const cleaned = cleanAddresses(exported, input.isEnforced, domains, isOwnedElsewhere, null);
  const { others, hasSmtp } = cleaned;
  const mail = textOf(synced, 'mail');
  let { primary, marks } = cleaned;
  let quarantined = cleaned.quarantined;
  const quarantine = (value: string): void => {
    marks = withMark(marks, 'S-19');
    const isThere = quarantined.some((one) => isSameFolded(one, prefixLength, value, prefixLength));
    if (!isThere) quarantined = [...quarantined, value];
  };
  const contains = (address: string): boolean =>
    (primary !== null && isSameFolded(primary, prefixLength, address, 0)) ||
    others.some((other) => isSmtp(other) && isSameFolded(other, prefixLength, address, 0));

  const isMasked = input.class === 'group' ? exported.length > 0 : hasSmtp;
  const usableMail = mail !== null && isUsable(mail, input.isEnforced, domains) ? mail : null;
  let isMailQuarantined = false;
  if (primary === null && !isMasked && usableMail !== null) {
    if (isOwnedElsewhere(`SMTP:${usableMail}`)) {
      quarantine(`SMTP:${usableMail}`);
      isMailQuarantined = true;
    } else {
      primary = `SMTP:${usableMail}`;
      if (exported.length > 0) marks = withMark(marks, 'S-06');
    }
  }

  const moeras = moerasOf(input, cleaned, tenant, quarantine);
  const upn = isUser ? userPrincipalName : null;
  if (primary === null && upn !== null && isActive && !hasSmtp && mail === null) {
    if (isOwnedElsewhere(`SMTP:${upn}`)) quarantine(`SMTP:${upn}`);
    else primary = `SMTP:${upn}`;
  }
  const [firstMoera] = moeras;
  if (primary === null && firstMoera !== undefined) {
    primary = `SMTP:${firstMoera}`;
    if (cleaned.lostPrimary !== null) marks = withMark(marks, 'S-07');
    if (input.class === 'group' && hasSmtp) marks = withMark(marks, 'S-14');
  }
  for (const moera of moeras) if (!contains(moera)) others.push(`smtp:${moera}`);
  const returnsUpn = moeras.length > 0 && (hasSmtp || mail !== null);
  if (upn !== null && (isActive || returnsUpn) && !contains(upn)) {
    if (isOwnedElsewhere(`smtp:${upn}`)) quarantine(`smtp:${upn}`);
    else others.push(`smtp:${upn}`);
  }

  if (isUser && !isActive && moeras.length > 0) marks = withMark(marks, 'S-11');
  if (input.class === 'contact' && (primary !== null || hasSmtp)) marks = withMark(marks, 'S-15');
  if (input.class === 'group' && moeras.length > 0) marks = groupMarks(marks, input, cleaned);
  if (cleaned.quarantined.length > 0) {
    marks = withMark(marks, cleaned.lostPrimary === null ? 'K-6' : 'S-20');
    marks = withMark(marks, 'S-19');
  }
  let plainMail: string | null = null;
  if (primary === null && !isActive && !isMailQuarantined && usableMail !== null) {
    plainMail = usableMail;
    marks = withMark(marks, 'S-42');
  }
  // A copy has no room for values that never come; a million arrays grown by `push` have.
  const proxyAddresses = primary === null ? others.slice() : [primary, ...others];
  return { proxyAddresses, moeras, plainMail, quarantined, cleaned, marks };
};

/** The stored MOERAs and, where the object now deserves one, new ones (cloud 6.3 steps 4 and 5). */
const moerasOf = (
  input: AddressInput,
  cleaned: CleanedAddresses,
  { domains, isOwnedElsewhere }: AddressTenant,
  quarantine: (value: string) => void,
): readonly string[] => {
  let { moeras } = input;
  const { mailNickname, userPrincipalName: upn, isActive } = input;
  const deserves = input.class === 'user' ? isActive : input.class === 'group' && isMailEnabled(input, cleaned);
  if (deserves && moeras.length === 0 && mailNickname !== null) {
    const isTaken = (address: string): boolean => isOwnedElsewhere(`smtp:${address}`);
    const wanted = `${mailNickname}@${domains.initialDomain}`;
    moeras = [isTaken(wanted) ? placeholder(mailNickname, input.sourceAnchor, domains.initialDomain, isTaken) : wanted];
  }
  if (input.class !== 'user' || !isActive || upn === null || !domains.verdictOf(domainOf(upn)).isInitial) return moeras;
  if (moeras.some((moera) => isSameFolded(moera, 0, upn, 0))) return moeras;
  if (!isOwnedElsewhere(`smtp:${upn}`)) return [...moeras, upn];
  quarantine(`smtp:${upn}`);
  return moeras;
};

/** Whether a group is mail-enabled: once it had a MOERA it stays so (cloud 6.3). */
const isMailEnabled = ({ moeras, synced }: AddressInput, cleaned: CleanedAddresses): boolean =>
  moeras.length > 0 ||
  cleaned.primary !== null ||
  cleaned.others.some(isSmtp) ||
  cleaned.hasLostUnverified ||
  (!synced.has('proxyAddresses') && (textOf(synced, 'mail') ?? '').includes('@'));

const isUsable = (mail: string, isEnforced: boolean, domains: TenantDomains): boolean => {
  if (mail.length + prefixLength > lengthLimit || addressProblem(mail, 0) !== null) return false;
  const verdict = domains.verdictOf(domainOf(mail));
  return !verdict.isReserved && (!isEnforced || verdict.isVerified);
};

/** The MOERA is documented for security groups; verification for none (S-14). */
const groupMarks = (marks: Marks, { synced }: AddressInput, cleaned: CleanedAddresses): Marks => {
  const hingesOnVerification = cleaned.hasLostUnverified || cleaned.keepsUnverified;
  return hingesOnVerification || synced.get('securityEnabled') !== true ? withMark(marks, 'S-14') : marks;
};

/** Tells of the values that a calculated object has lost, from what it keeps; a million objects need not remember them. */
export const observeDiscards = (
  synced: Attributes,
  isEnforced: boolean,
  domains: TenantDomains,
  quarantined: readonly string[],
  onDiscard: DiscardObserver,
): CleanedAddresses =>
  cleanAddresses(
    valuesOf(synced.get('proxyAddresses')),
    isEnforced,
    domains,
    (value) => quarantined.some((one) => isSameFolded(one, prefixLength, value, prefixLength)),
    onDiscard,
  );
