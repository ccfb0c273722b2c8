import { foldAscii } from '../../base/fold-case.js';
import { type Marks, marksOf, noMarks } from '../marks.js';

/**
 * Addresses in these are the clouds' own and never taken from an export (cloud 6.2 g, S-08). The last one is that of the US
 * Government cloud, which the specification does not speak of.
 */
const reservedSuffixes = [
  'onmicrosoft.com',
  'microsoftonline.com',
  'onmschina.cn',
  'partner.microsoftonline.cn',
  'onmicrosoft.us',
];

/** The suffixes that documentation names as examples; the others are S-08. */
const documentedSuffixes = /(?:^|\.)(?:onmicrosoft|microsoftonline)\.com$/;

/** What a tenant thinks of a domain. */
export interface DomainVerdict {
  /** Folded. */
  readonly domain: string;
  readonly isVerified: boolean;
  readonly isReserved: boolean;
  readonly isInitial: boolean;
  /** What an address that is kept, and one that is lost because of its domain, rests on. */
  readonly keptMarks: Marks;
  readonly lostMarks: Marks;
}

/** How many domains are looked for at the end of an address before it is cut; a tenant's addresses are in few. */
const recentLimit = 8;

/** The domains of one tenant as they are now; verifying and removing custom ones is an event (cloud 1.1, 6.4). */
export class TenantDomains {
  readonly initialDomain: string;
  private readonly coexistence: string | null;
  private readonly verified: Set<string>;
  /** By the domain as it is spelled, with its `@`. */
  private readonly verdicts = new Map<string, DomainVerdict>();
  private readonly recent: { readonly suffix: string; readonly verdict: DomainVerdict }[] = [];

  constructor(
    private readonly isChina: boolean,
    initialDomain: string,
    coexistenceDomain: string | null,
    customDomains: Iterable<string>,
  ) {
    this.initialDomain = initialDomain;
    this.coexistence = coexistenceDomain === null ? null : foldAscii(coexistenceDomain);
    this.verified = new Set([...customDomains].map(foldAscii));
  }

  /** The custom domains, folded, in the order they were verified. */
  get customDomains(): Iterable<string> {
    return this.verified;
  }

  verify(domain: string): void {
    this.verified.add(foldAscii(domain));
    this.forget();
  }

  remove(domain: string): void {
    this.verified.delete(foldAscii(domain));
    this.forget();
  }

  isVerified(domain: string): boolean {
    return this.verdictOf(`@${domain}`).isVerified;
  }

  /** The verdict on what follows the last `@` of an address. */
  verdictOf(address: string): DomainVerdict {
    const { recent } = this;
    for (let i = 0; i < recent.length; i++) {
      const known = recent[i];
      if (known !== undefined && endsWithDomain(address, known.suffix)) return known.verdict;
    }
    const sign = address.lastIndexOf('@');
    const suffix = sign < 0 ? '' : address.slice(sign);
    let verdict = this.verdicts.get(suffix);
    if (verdict === undefined) this.verdicts.set(suffix, (verdict = this.judge(foldAscii(suffix.slice(1)))));
    if (sign >= 0 && recent.length < recentLimit) recent.push({ suffix, verdict });
    return verdict;
  }

  private forget(): void {
    this.verdicts.clear();
    this.recent.length = 0;
  }

  private judge(domain: string): DomainVerdict {
    const isInitial = domain === foldAscii(this.initialDomain);
    const isCoexistence = domain === this.coexistence;
    const isUnderReserved = reservedSuffixes.some((suffix) => domain === suffix || domain.endsWith(`.${suffix}`));
    const isReserved = isUnderReserved && !isCoexistence;
    const isVerified = isInitial || isCoexistence || this.verified.has(domain);
    const lost: string[] = [];
    if (isReserved && !documentedSuffixes.test(domain)) lost.push('S-08');
    if (!isReserved && !isVerified && this.isBelowVerified(domain)) lost.push('S-04');
    return {
      domain,
      isVerified,
      isReserved,
      isInitial,
      keptMarks: isCoexistence && isUnderReserved ? marksOf(this.isChina ? ['S-08', 'S-38'] : ['S-08']) : noMarks,
      lostMarks: marksOf(lost),
    };
  }

  private isBelowVerified(domain: string): boolean {
    for (let dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1))
      if (this.verified.has(domain.slice(dot + 1))) return true;
    return false;
  }
}

/** Domains of other lengths do not begin where a sign stands, so that few are compared. */
const endsWithDomain = (address: string, suffix: string): boolean => {
  const at = address.length - suffix.length;
  return address.charCodeAt(at) === 64 && address.slice(at) === suffix;
};
