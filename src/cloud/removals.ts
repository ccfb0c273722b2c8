import type { Removal } from './removed-addresses.js';
import type { DiscardReason } from './tenant-directory.js';

export const noRemovals: readonly Removal[] = [];

/** By what was lost before, the reason, and the domain. */
const additions = new Map<readonly Removal[], Map<DiscardReason, Map<string, readonly Removal[]>>>();
let known = 0;

/** A directory that is made to have more different losses gains nothing. */
const knownLimit = 4096;

/** What is lost together with one more address. A million objects lose the same in a few ways, so each of these is made once and found again. */
export const withRemoval = (
  removals: readonly Removal[],
  reason: DiscardReason,
  domain: string,
): readonly Removal[] => {
  const found = additions.get(removals)?.get(reason)?.get(domain);
  if (found !== undefined) return found;
  const more = counted(removals, reason, domain);
  if (known >= knownLimit) return more;
  known++;
  const byReason = additions.get(removals) ?? new Map<DiscardReason, Map<string, readonly Removal[]>>();
  const byDomain = byReason.get(reason) ?? new Map<string, readonly Removal[]>();
  additions.set(removals, byReason.set(reason, byDomain.set(domain, more)));
  return more;
};

const counted = (removals: readonly Removal[], reason: DiscardReason, domain: string): readonly Removal[] => {
  const isSame = (one: Removal): boolean => one.reason === reason && one.domain === domain;
  if (!removals.some(isSame)) return [...removals, { reason, domain, count: 1 }];
  return removals.map((one) => (isSame(one) ? { ...one, count: one.count + 1 } : one));
};
