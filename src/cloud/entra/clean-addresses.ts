import type { Scalar } from '../../attribute/value.js';
import { type Marks, noMarks, unionOfMarks, withMark } from '../marks.js';
import { noRemovals, withRemoval } from '../removals.js';
import type { Removal } from '../removed-addresses.js';
import type { DiscardReason } from '../tenant-directory.js';
import { isSameFolded } from '../text-index.js';
import { addressProblem, isPrimary, isSmtp, lengthLimit, prefixLength } from './smtp-address.js';
import type { DomainVerdict, TenantDomains } from './tenant-domains.js';

/** What the steps a to k of cloud 6.2 leave of the exported proxyAddresses. */
export interface CleanedAddresses {
  /** The first kept `SMTP:` value. */
  readonly primary: string | null;
  /** All others in the form they have in the tenant. */
  readonly others: string[];
  /** Values that another object of the tenant owns, as exported. */
  readonly quarantined: readonly string[];
  /** Whether there was any SMTP value before cleaning (cloud 6.3). */
  readonly hasSmtp: boolean;
  readonly hasDiscarded: boolean;
  /** Some of them were no addresses, or of a kind that the cloud does not know. */
  readonly hasMalformed: boolean;
  /** Those that are lost because of their domains. */
  readonly removals: readonly Removal[];
  readonly hasLostUnverified: boolean;
  /** An exported primary address that is not kept. */
  readonly lostPrimary: string | null;
  /** A kept address whose domain the tenant has not verified. */
  readonly keepsUnverified: boolean;
  readonly marks: Marks;
}

/** Is told of every discarded value; `verdict` where its domain is the reason. */
export type DiscardObserver = (value: string, reason: DiscardReason, verdict: DomainVerdict | null) => void;

/** Cleans exported proxyAddresses (cloud 6.2). `isOwnedElsewhere` is asked about SMTP values that have passed every other test. */
export const cleanAddresses = (
  values: readonly Scalar[],
  isEnforced: boolean,
  domains: TenantDomains,
  isOwnedElsewhere: (value: string) => boolean,
  onDiscard: DiscardObserver | null,
): CleanedAddresses => {
  const cleaner = new AddressCleaner(isEnforced, domains, isOwnedElsewhere, onDiscard);
  for (const value of values) if (typeof value === 'string' && isPrimary(value)) cleaner.takeSmtp(value);
  for (const value of values) {
    if (typeof value !== 'string' || isPrimary(value)) continue;
    if (isSmtp(value)) cleaner.takeSmtp(value);
    else cleaner.takeOther(value);
  }
  return cleaner;
};

const none: readonly string[] = [];
const legacy = /^(?:MS|MSMAIL|CCMAIL|X400|NOTES|GWISE|MHS):/i;
const documentedLegacy = /^(?:MSMAIL|X400):/i;
const isX500 = (value: string): boolean => /^X500:/i.test(value);
const knownPrefix = /^(?:X500|SIP|EUM):/i;

/** Takes one value after the other. */
class AddressCleaner implements CleanedAddresses {
  primary: string | null = null;
  readonly others: string[] = [];
  quarantined: readonly string[] = none;
  hasSmtp = false;
  hasDiscarded = false;
  hasMalformed = false;
  removals = noRemovals;
  hasLostUnverified = false;
  lostPrimary: string | null = null;
  keepsUnverified = false;
  marks: Marks = noMarks;

  constructor(
    private readonly isEnforced: boolean,
    private readonly domains: TenantDomains,
    private readonly isOwnedElsewhere: (value: string) => boolean,
    private readonly onDiscard: DiscardObserver | null,
  ) {}

  takeSmtp(value: string): void {
    this.hasSmtp = true;
    const problem = value.length > lengthLimit ? 'tooLong' : addressProblem(value, prefixLength);
    if (problem !== null) this.discard(value, problem, null);
    else this.takeWellFormed(value, this.domains.verdictOf(value));
  }

  takeOther(value: string): void {
    if (value.indexOf(':') <= 0) this.discard(value, 'missingPrefix', null);
    else if (legacy.test(value)) {
      if (!documentedLegacy.test(value)) this.marks = withMark(this.marks, 'S-09');
      this.discard(value, 'legacyProtocol', null);
    } else if (value.length > lengthLimit && !isX500(value)) this.discard(value, 'tooLong', null);
    else {
      if (!knownPrefix.test(value)) this.marks = withMark(this.marks, 'S-09');
      this.others.push(value);
    }
  }

  private takeWellFormed(value: string, verdict: DomainVerdict): void {
    const isLost = this.isEnforced && !verdict.isVerified;
    if (verdict.isReserved || isLost) {
      if (!verdict.isReserved) this.hasLostUnverified = true;
      this.marks = unionOfMarks(this.marks, verdict.lostMarks);
      this.discard(value, verdict.isReserved ? 'reservedSuffix' : 'unverifiedDomain', verdict);
    } else if (this.contains(value)) this.discard(value, 'duplicateInObject', null);
    else if (this.isOwnedElsewhere(value)) this.quarantine(value);
    else {
      if (!verdict.isVerified) this.keepsUnverified = true;
      this.marks = unionOfMarks(this.marks, verdict.keptMarks);
      this.keep(value);
    }
  }

  private keep(value: string): void {
    if (isPrimary(value) && this.primary === null) this.primary = value;
    else if (value.startsWith('smtp:')) this.others.push(value);
    else {
      this.marks = withMark(this.marks, 'S-05');
      this.others.push(`smtp:${value.slice(prefixLength)}`);
    }
  }

  private quarantine(value: string): void {
    if (isPrimary(value)) this.lostPrimary ??= value;
    const isThere = this.quarantined.some((one) => isSameFolded(one, prefixLength, value, prefixLength));
    if (!isThere) this.quarantined = [...this.quarantined, value];
  }

  private discard(value: string, reason: DiscardReason, verdict: DomainVerdict | null): void {
    this.hasDiscarded = true;
    if (verdict !== null) this.removals = withRemoval(this.removals, reason, verdict.domain);
    else if (reason !== 'duplicateInObject') this.hasMalformed = true;
    if (isPrimary(value) && reason !== 'duplicateInObject') this.lostPrimary ??= value;
    this.onDiscard?.(value, reason, verdict);
  }

  private contains(value: string): boolean {
    if (this.primary !== null && isSameFolded(this.primary, prefixLength, value, prefixLength)) return true;
    for (const other of this.others)
      if (isSameFolded(other, prefixLength, value, prefixLength) && isSmtp(other)) return true;
    return false;
  }
}
