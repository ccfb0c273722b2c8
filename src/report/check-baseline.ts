import { sortedBy } from '../base/order.js';
import type { Finding } from '../model/finding.js';
import { fingerprintsOf } from './fingerprint.js';
import { jsonText } from './json.js';

/** A baseline: what is found now, each with its identity and enough words for a reader to know what it was. */
export const baselineText = (findings: readonly Finding[]): string => {
  const prints = fingerprintsOf(findings);
  const entries = findings.map(({ check, message }, i) => ({ fingerprint: prints[i] ?? '', check, message }));
  return jsonText({ version: 1, findings: sortedBy(entries, ({ fingerprint }) => fingerprint) });
};
