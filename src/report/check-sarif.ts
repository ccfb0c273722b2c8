import type { Severity } from '../base/diagnostic.js';
import { sortedBy } from '../base/order.js';
import type { Check } from '../checks/define-check.js';
import type { Finding } from '../model/finding.js';
import type { CheckReport } from './check-report.js';
import { fingerprintsOf } from './fingerprint.js';
import { jsonText } from './json.js';
import { visible } from './visible.js';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** The findings as SARIF 2.1.0, as code scanning services read them. */
export const checkSarif = (report: CheckReport, version: string): string => {
  const { findings, suppressed } = report;
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const rules = sortedBy(
    report.checks.filter(({ id }) => all.some(({ check }) => check === id)),
    ({ id }) => id,
  );
  const indexes = new Map(rules.map(({ id }, index) => [id as string, index]));
  const prints = fingerprintsOf(all);
  const results = all.map((finding, i) => {
    const reason = suppressed[i - findings.length]?.reason;
    return {
      ...resultOf(finding, indexes),
      partialFingerprints: { 'onegal/v1': prints[i] ?? '' },
      ...(reason === undefined ? {} : { suppressions: [{ kind: 'external', justification: reason }] }),
    };
  });
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'onegal', version, rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.notChecked.map(({ check, reason }) => ({
              level: 'note',
              descriptor: { id: check },
              message: { text: `not checked: ${reason}` },
            })),
          },
        ],
        results,
      },
    ],
  });
};

const ruleOf = (check: Check) => ({
  id: check.id,
  shortDescription: { text: check.summary },
  fullDescription: { text: check.rationale },
  help: { text: `${check.fix} Avoid: ${check.avoid}. Prefer: ${check.prefer}.` },
  defaultConfiguration: { level: levels[check.severity] },
  properties: { tags: [check.subject, ...(check.modes ?? [])], source: check.source },
});

const resultOf = (finding: Finding, indexes: ReadonlyMap<string, number>) => {
  const { at, check, help, message, objects, severity, tenant } = finding;
  const index = indexes.get(check);
  const logical = objects.map((name) => ({ fullyQualifiedName: name, kind: 'object' }));
  const location = {
    ...(at === undefined ? {} : { physicalLocation: physicalLocation(at) }),
    ...(logical.length === 0 ? {} : { logicalLocations: logical }),
  };
  return {
    ruleId: check,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: levels[severity],
    message: { text: visible(help === undefined ? message : `${message}. ${help}`) },
    ...(at === undefined && logical.length === 0 ? {} : { locations: [location] }),
    properties: { modes: finding.modes, marks: finding.marks, ...(tenant === undefined ? {} : { tenant }) },
  };
};

/** Paths are relative, percent-encoded URIs (hardening CI-W). */
const physicalLocation = (at: NonNullable<Finding['at']>) => ({
  artifactLocation: { uri: at.file.split('/').map(encodeURIComponent).join('/') },
  ...(at.line === undefined
    ? {}
    : { region: { startLine: at.line, ...(at.column === undefined ? {} : { startColumn: at.column }) } }),
});
