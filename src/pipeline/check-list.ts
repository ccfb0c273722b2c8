import type { Diagnostic } from '../base/diagnostic.js';
import { failed, ok, type Result } from '../base/result.js';
import { suggestion } from '../base/suggestion.js';
import type { Check } from '../checks/define-check.js';
import { needs } from '../checks/needs.js';
import { loadAllChecks } from '../checks/registry.js';
import { explainedBy, simulationKinds } from '../checks/simulation-kinds.js';
import type { FindingKind } from '../model/finding-kind.js';
import { jsonText } from '../report/json.js';

/** Every check, one line each, then what only a simulation finds. */
export const listText = async (asJson: boolean): Promise<Result<string>> => {
  const checks = await loadAllChecks();
  if (asJson)
    return ok(
      jsonText([
        ...checks.map(({ run: _, repair, ...rest }) => ({ ...rest, fixable: repair !== undefined })),
        ...simulationKinds.map((kind) => ({ ...kind, subject: 'simulation', fixable: false })),
      ]),
    );
  const width = Math.max(...[...checks, ...simulationKinds].map(({ id }) => id.length));
  const line = ({ id, severity, summary }: Pick<FindingKind, 'id' | 'severity' | 'summary'>): string =>
    `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}`;
  return ok(
    [
      ...checks.map(line),
      '',
      'found by a simulation on its way:',
      ...simulationKinds.map(line),
      '',
      `${checks.length} checks, ${simulationKinds.length} findings of a simulation; onegal check --explain <id> says more`,
    ].join('\n'),
  );
};

/** One check, or one kind of findings of a simulation, in full. */
export const explainText = async (id: string): Promise<Result<string>> => {
  const checks = await loadAllChecks();
  const check = checks.find((candidate) => candidate.id === explainedBy(id));
  if (check !== undefined) return ok(explanation(check, id));
  const kind = simulationKinds.find((candidate) => candidate.id === id);
  return kind === undefined ? failed([unknownCheck(id, checks)]) : ok(kindExplanation(kind));
};

const unknownCheck = (id: string, checks: readonly Check[]): Diagnostic => ({
  code: 'cli/unknown-check',
  severity: 'error',
  message: `there is no check \`${id}\``,
  help: suggestion(
    id,
    [...checks, ...simulationKinds].map((check) => check.id),
  ),
});

const explanation = (check: Check, asked: string): string =>
  [
    ...(asked === check.id ? [] : [`${asked} is what a simulation calls the findings of this check.`, '']),
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

const kindExplanation = ({ id, severity, summary, rationale, fix, modes, source }: FindingKind): string =>
  [
    `${id}  ${severity}, found by a simulation`,
    '',
    summary,
    rationale,
    '',
    `fix:    ${fix}`,
    ...(modes.length === 0 ? [] : [`shows:  ${modes.join(', ')}`]),
    `source: ${source}`,
  ].join('\n');
