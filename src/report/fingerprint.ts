import { sha256Hex } from '../base/sha256.js';
import type { Finding } from '../model/finding.js';

/**
 * One identity for each finding, the same on every machine and in every run: it depends on what was found in whom, not on
 * the place in a file. Equal findings are numbered.
 */
export const fingerprintsOf = (findings: readonly Finding[]): readonly string[] => {
  const counts = new Map<string, number>();
  return findings.map(({ check, tenant, objects, message }) => {
    const what = JSON.stringify([check, tenant ?? '', objects, message]);
    const count = counts.get(what) ?? 0;
    counts.set(what, count + 1);
    return sha256Hex(count === 0 ? what : `${what} ${count}`).slice(0, 32);
  });
};
