import type { CheckReport } from './check-report.js';
import { countOf, countSeverities } from './check-report.js';
import { fingerprintsOf } from './fingerprint.js';
import { jsonText } from './json.js';

/** The findings for programs (`schemas/check-report.schema.json`). */
export const checkJson = (report: CheckReport): string => {
  const { findings, notChecked, suppressed } = report;
  const prints = fingerprintsOf(findings);
  return jsonText({
    summary: { ...countSeverities(findings), suppressed: countOf(suppressed.map(({ finding }) => finding)) },
    findings: findings.map((finding, i) => ({ fingerprint: prints[i] ?? '', ...finding })),
    notChecked,
    suppressed: suppressed.map(({ finding, reason }) => ({ reason, ...finding })),
  });
};
