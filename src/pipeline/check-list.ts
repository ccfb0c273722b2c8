import type { Diagnostic } from '../base/diagnostic.js';
import { failed, ok, type Result } from '../base/result.js';
import { suggestion } from '../base/suggestion.js';
import type { Check } from '../checks/define-check.js';
import { needs } from '../checks/needs.js';
import { loadAllChecks } from '../checks/registry.js';
import { jsonText } from '../report/json.js';

/** Every check, one line each. */
export const listText = async (asJson: boolean): Promise<Result<string>> => {
  const checks = await loadAllChecks();
  if (asJson)
    return ok(jsonText(checks.map(({ run: _, repair, ...rest }) => ({ ...rest, fixable: repair !== undefined }))));
  const width = Math.max(...checks.map(({ id }) => id.length));
  const lines = checks.map(({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}`);
  return ok([...lines, `${checks.length} checks; onegal check --explain <id> says more`].join('\n'));
};

/** One check in full. */
export const explainText = async (id: string): Promise<Result<string>> => {
  const checks = await loadAllChecks();
  const check = checks.find((candidate) => candidate.id === id);
  return check === undefined ? failed([unknownCheck(id, checks)]) : ok(explanation(check));
};

const unknownCheck = (id: string, checks: readonly Check[]): Diagnostic => ({
  code: 'cli/unknown-check',
  severity: 'error',
  message: `there is no check \`${id}\``,
  help: suggestion(
    id,
    checks.map((check) => check.id),
  ),
});

const explanation = (check: Check): string =>
  [
    `${check.id}  ${check.severity}`,
    '',
    check.summary,
    check.rationale,
    '',
    `avoid:  ${check.avoid}`,
    `prefer: ${check.prefer}`,
    `fix:    ${check.fix}`,
    ...(check.repair === undefined ? [] : ['        --fix does it']),
    ...(check.modes === undefined ? [] : [`shows:  ${check.modes.join(', ')}`]),
    ...(check.needs === undefined ? [] : [`skips:  when ${check.needs.map((need) => needs[need]).join('; ')}`]),
    `source: ${check.source}`,
  ].join('\n');
