import type { Attributes } from '../../attribute/value.js';
import { valuesOf } from '../../attribute/value.js';
import { type Marks, withMark } from '../marks.js';
import type { Shadow } from '../shadow.js';
import type { ObjectClass } from '../tenant-directory.js';
import { isSameFolded } from '../text-index.js';
import { type CleanedAddresses, cleanAddresses, type DiscardObserver } from './clean-addresses.js';
import { placeholder } from './placeholder.js';
import { addressProblem, isSmtp, lengthLimit, prefixLength } from './smtp-address.js';
import type { TenantDomains } from './tenant-domains.js';

/** What the addresses of one object follow from. */
export interface AddressInput {
  readonly class: ObjectClass;
  readonly sourceAnchor: string;
  readonly shadow: Shadow;
  readonly mailNickname: string | null;
  /** As calculated in this tenant; null for contacts and groups. */
  readonly userPrincipalName: string | null;
  /** Cloud 6.1; false for contacts and groups. */
  readonly isActive: boolean;
  /** Whether addresses of unverified domains are removed (cloud 6.1). */
  readonly isEnforced: boolean;
  /** The addresses of the initial domain it ever had, as `smtp:` values. */
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
  const { proxyAddresses } = input.shadow;
  const cleaned = cleanAddresses(proxyAddresses, input.isEnforced, tenant.domains, tenant.isOwnedElsewhere, null);
  return new AddressCalculation(input, tenant, cleaned).run();
};

/** The list of one object while the ten steps of cloud 6.3 build it. */
class AddressCalculation {
  private primary: string | null;
  private readonly others: string[];
  private quarantined: readonly string[];
  private moeras: readonly string[];
  private marks: Marks;

  constructor(
    private readonly input: AddressInput,
    private readonly tenant: AddressTenant,
    private readonly cleaned: CleanedAddresses,
  ) {
    this.primary = cleaned.primary;
    this.others = cleaned.others;
    this.quarantined = cleaned.quarantined;
    this.marks = cleaned.marks;
    this.moeras = input.moeras;
  }

  run(): AddressResult {
    const { isActive, userPrincipalName, shadow } = this.input;
    const { hasSmtp } = this.cleaned;
    const mail = this.usableMail();
    const isMailFree = this.primary !== null || mail === null || this.isMasked() || this.takePrimary(mail);
    if (this.primary !== this.cleaned.primary && shadow.proxyAddresses.length > 0) this.mark('S-06');
    this.giveMoeras();
    const mayBeName = isActive && !hasSmtp && shadow.mail === null;
    if (this.primary === null && mayBeName && userPrincipalName !== null) this.takePrimary(userPrincipalName);
    this.promoteMoera();
    for (const moera of this.moeras) if (!this.contains(moera)) this.others.push(moera);
    const returnsName = this.moeras.length > 0 && (hasSmtp || shadow.mail !== null);
    if (userPrincipalName !== null && (isActive || returnsName)) this.addSecondary(`smtp:${userPrincipalName}`);
    const plainMail = this.primary === null && !isActive && isMailFree ? mail : null;
    this.addMarks(plainMail !== null);
    const { primary, others, moeras, quarantined, cleaned, marks } = this;
    // Copies, because an array that grew keeps room for values that never come, a million times.
    const proxyAddresses = primary === null ? others.slice() : [primary].concat(others);
    return { proxyAddresses, moeras, plainMail, quarantined, cleaned, marks };
  }

  /** Whether proxyAddresses mask mail: for groups even those of other kinds do, literally (S-06). */
  private isMasked(): boolean {
    return this.input.class === 'group' ? this.input.shadow.proxyAddresses.length > 0 : this.cleaned.hasSmtp;
  }

  /** AD's mail if it may be an address here. */
  private usableMail(): string | null {
    const { mail } = this.input.shadow;
    if (mail === null || mail.length + prefixLength > lengthLimit || addressProblem(mail, 0) !== null) return null;
    const verdict = this.tenant.domains.verdictOf(mail);
    return verdict.isReserved || (this.input.isEnforced && !verdict.isVerified) ? null : mail;
  }

  /** Makes an address the primary one, unless another object has it; says whether it could. */
  private takePrimary(address: string): boolean {
    const value = `SMTP:${address}`;
    if (this.tenant.isOwnedElsewhere(value)) this.quarantine(value);
    else this.primary = value;
    return this.primary !== null;
  }

  private addSecondary(value: string): void {
    if (this.contains(value)) return;
    if (this.tenant.isOwnedElsewhere(value)) this.quarantine(value);
    else this.others.push(value);
  }

  /** The first MOERA, and the sign-in name in the initial domain as a further one (steps 4 and 5). */
  private giveMoeras(): void {
    const { class: objectClass, mailNickname, isActive, sourceAnchor, userPrincipalName: upn } = this.input;
    const { domains, isOwnedElsewhere } = this.tenant;
    const deserves = objectClass === 'user' ? isActive : objectClass === 'group' && this.isMailEnabled();
    if (deserves && this.moeras.length === 0 && mailNickname !== null) {
      const wanted = `smtp:${mailNickname}@${domains.initialDomain}`;
      const isTaken = (address: string): boolean => isOwnedElsewhere(`smtp:${address}`);
      this.moeras = isOwnedElsewhere(wanted)
        ? [`smtp:${placeholder(mailNickname, sourceAnchor, domains.initialDomain, isTaken)}`]
        : [wanted];
    }
    if (!isActive || upn === null || !domains.verdictOf(upn).isInitial) return;
    if (this.moeras.some((moera) => isSameFolded(moera, prefixLength, upn, 0))) return;
    const value = `smtp:${upn}`;
    if (isOwnedElsewhere(value)) this.quarantine(value);
    else this.moeras = [...this.moeras, value];
  }

  /** Whether a group is mail-enabled: once it had a MOERA it stays so (cloud 6.3). */
  private isMailEnabled(): boolean {
    const { moeras, shadow } = this.input;
    const { primary, others, hasLostUnverified } = this.cleaned;
    if (moeras.length > 0 || primary !== null || hasLostUnverified || others.some(isSmtp)) return true;
    return shadow.proxyAddresses.length === 0 && shadow.mail !== null && shadow.mail.includes('@');
  }

  /** Step 7: without a primary address the first MOERA is it, never a secondary one of AD (S-07). */
  private promoteMoera(): void {
    const [moera] = this.moeras;
    if (this.primary !== null || moera === undefined) return;
    this.primary = `SMTP:${moera.slice(prefixLength)}`;
    if (this.cleaned.lostPrimary !== null) this.mark('S-07');
    if (this.input.class === 'group' && this.cleaned.hasSmtp) this.mark('S-14');
  }

  private contains(value: string): boolean {
    if (this.primary !== null && isSameFolded(this.primary, prefixLength, value, prefixLength)) return true;
    for (const other of this.others)
      if (isSameFolded(other, prefixLength, value, prefixLength) && isSmtp(other)) return true;
    return false;
  }

  private quarantine(value: string): void {
    this.mark('S-19');
    const isThere = this.quarantined.some((one) => isSameFolded(one, prefixLength, value, prefixLength));
    if (!isThere) this.quarantined = [...this.quarantined, value];
  }

  private mark(mark: Parameters<typeof withMark>[1]): void {
    this.marks = withMark(this.marks, mark);
  }

  private addMarks(hasPlainMail: boolean): void {
    const { class: objectClass, isActive, shadow } = this.input;
    const { cleaned, moeras } = this;
    if (hasPlainMail) this.mark('S-42');
    if (objectClass === 'user' && !isActive && moeras.length > 0) this.mark('S-11');
    if (objectClass === 'contact' && (this.primary !== null || cleaned.hasSmtp)) this.mark('S-15');
    // The MOERA is documented for security groups, verification for no group (S-14).
    const hingesOnVerification = cleaned.hasLostUnverified || cleaned.keepsUnverified;
    if (objectClass === 'group' && moeras.length > 0)
      if (hingesOnVerification || shadow.securityEnabled !== true) this.mark('S-14');
    if (cleaned.quarantined.length === 0) return;
    this.mark('S-19');
    this.mark(cleaned.lostPrimary === null ? 'K-6' : 'S-20');
  }
}

/** Tells of the values that a calculated object has lost, from what it keeps; a million objects need not remember them. */
export const observeDiscards = (
  synced: Attributes,
  isEnforced: boolean,
  domains: TenantDomains,
  quarantined: readonly string[],
  onDiscard: DiscardObserver | null,
): CleanedAddresses =>
  cleanAddresses(
    valuesOf(synced.get('proxyAddresses')),
    isEnforced,
    domains,
    (value) => quarantined.some((one) => isSameFolded(one, prefixLength, value, prefixLength)),
    onDiscard,
  );
