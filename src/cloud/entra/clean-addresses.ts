import type { Scalar } from '../../attribute/value.js';
import { type Marks, noMarks, unionOfMarks, withMark } from '../marks.js';
import type { DiscardReason } from '../tenant-directory.js';
import { isSameFolded } from '../text-index.js';
import { addressProblem, domainOf, isPrimary, isSmtp, lengthLimit, prefixLength } from './smtp-address.js';
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
  readonly hasLostUnverified: boolean;
  /** An exported primary address that is not kept. */
  readonly lostPrimary: string | null;
  /** A kept address whose domain the tenant has not verified. */
  readonly keepsUnverified: boolean;
  readonly marks: Marks;
}

/** Is told of every discarded value; `verdict` where its domain is the reason. */
export type DiscardObserver = (value: string, reason: DiscardReason, verdict: DomainVerdict | null) => void;

const legacy = /^(?:MS|MSMAIL|CCMAIL|X400|NOTES|GWISE|MHS):/i;
const documentedLegacy = /^(?:MSMAIL|X400):/i;
const knownPrefix = /^(?:X500|SIP|EUM):/i;

/** Cleans exported proxyAddresses (cloud 6.2). `isOwnedElsewhere` is asked about SMTP values that have passed every other test. */
export const cleanAddresses = (
  values: readonly Scalar[],
  isEnforced: boolean,
  domains: TenantDomains,
  isOwnedElsewhere: (value: string) => boolean,
  onDiscard: DiscardObserver | null,
): CleanedAddresses => {
  const others: string[] = [];
  const quarantined: string[] = [];
  let primary: string | null = null;
  let lostPrimary: string | null = null;
  let hasSmtp = false;
  let hasLostUnverified = false;
  let keepsUnverified = false;
  let marks = noMarks;

  const discard = (value: string, reason: DiscardReason, verdict: DomainVerdict | null = null): void => {
    if (isPrimary(value) && reason !== 'duplicateInObject') lostPrimary ??= value;
    onDiscard?.(value, reason, verdict);
  };
  const contains = (value: string): boolean => {
    if (primary !== null && isSameFolded(primary, prefixLength, value, prefixLength)) return true;
    return others.some((other) => isSmtp(other) && isSameFolded(other, prefixLength, value, prefixLength));
  };

  const cleanSmtp = (value: string): void => {
    hasSmtp = true;
    if (value.length > lengthLimit) {
      discard(value, 'tooLong');
      return;
    }
    const problem = addressProblem(value, prefixLength);
    if (problem !== null) {
      discard(value, problem);
      return;
    }
    const verdict = domains.verdictOf(domainOf(value));
    if (verdict.isReserved) {
      marks = unionOfMarks(marks, verdict.lostMarks);
      discard(value, 'reservedSuffix', verdict);
      return;
    }
    if (isEnforced && !verdict.isVerified) {
      hasLostUnverified = true;
      marks = unionOfMarks(marks, verdict.lostMarks);
      discard(value, 'unverifiedDomain', verdict);
      return;
    }
    if (contains(value)) {
      discard(value, 'duplicateInObject');
      return;
    }
    if (isOwnedElsewhere(value)) {
      if (isPrimary(value)) lostPrimary ??= value;
      if (!quarantined.some((one) => isSameFolded(one, prefixLength, value, prefixLength))) quarantined.push(value);
      return;
    }
    if (!verdict.isVerified) keepsUnverified = true;
    marks = unionOfMarks(marks, verdict.keptMarks);
    if (isPrimary(value) && primary === null) primary = value;
    else if (value.startsWith('smtp:')) others.push(value);
    else {
      marks = withMark(marks, 'S-05');
      others.push(`smtp:${value.slice(prefixLength)}`);
    }
  };

  const cleanOther = (value: string): void => {
    if (value.indexOf(':') <= 0) {
      discard(value, 'missingPrefix');
      return;
    }
    if (legacy.test(value)) {
      if (!documentedLegacy.test(value)) marks = withMark(marks, 'S-09');
      discard(value, 'legacyProtocol');
      return;
    }
    if (value.length > lengthLimit && !/^X500:/i.test(value)) {
      discard(value, 'tooLong');
      return;
    }
    if (!knownPrefix.test(value)) marks = withMark(marks, 'S-09');
    others.push(value);
  };

  for (const value of values) if (typeof value === 'string' && isPrimary(value)) cleanSmtp(value);
  for (const value of values) {
    if (typeof value !== 'string' || isPrimary(value)) continue;
    if (isSmtp(value)) cleanSmtp(value);
    else cleanOther(value);
  }
  return { primary, others, quarantined, hasSmtp, hasLostUnverified, lostPrimary, keepsUnverified, marks };
};
