import type { StatementResult } from '../../checks/expectations/run-expectations.js';
import { jsonText } from '../../report/json.js';
import { visible } from '../../report/visible.js';
import { type ClauseCoverage, isExercised, type RuleCoverage } from './coverage.js';
import type { ExpectResult } from './expect.js';

/** Whether every statement holds for at least one object. */
export const allHold = ({ statements }: ExpectResult): boolean =>
  statements.every(({ findings }) => findings.length === 0);

/** What `onegal expect` prints: one line a statement, what does not hold below it, then what nothing exercises. */
export const expectText = (result: ExpectResult): string => {
  const { statements, coverage } = result;
  const lines = statements.flatMap(statementLines);
  const broken = statements.filter(({ findings }) => findings.length > 0).length;
  lines.push(`${statements.length} statements, ${broken === 0 ? 'all hold' : `${broken} do not hold`}`);
  if (coverage !== null) lines.push('', ...coverageLines(coverage));
  return lines.join('\n');
};

const statementLines = ({ expectation: { name, in: tenants, at }, people, findings }: StatementResult): string[] => {
  const verdict = findings.length === 0 ? 'holds' : 'does not hold';
  return [
    `${at.file}:${at.line ?? 1} ${verdict}: ${visible(name)} (${tenants.map(visible).join(', ')}; ${people} objects)`,
    ...findings.map(({ message, objects, tenant }) => {
      const where = [tenant ?? [], objects].flat().map(visible).join(', ');
      return `  ${visible(message)}${where === '' ? '' : ` (${where})`}`;
    }),
  ];
};

const coverageLines = (coverage: readonly RuleCoverage[]): readonly string[] => {
  const { rules, flows, clauses } = countsOf(coverage);
  return [
    `exercised: ${rules.exercised} of ${rules.total} custom rules, ${flows.exercised} of ${flows.total} flows, ${clauses.exercised} of ${clauses.total} clauses`,
    ...coverage.flatMap((rule) => {
      const missing = missingOf(rule);
      return missing.length === 0 ? [] : [`server ${rule.server}, rule ${visible(rule.rule.name)}`, ...missing];
    }),
  ];
};

const missingOf = (coverage: RuleCoverage): readonly string[] => {
  const flows = coverage.flows.filter(({ exercised }) => !exercised).map(({ flow }) => flow.target);
  const lines: string[] = [];
  if (!isExercised(coverage)) lines.push('  no flow of it is exercised');
  else if (flows.length > 0) lines.push(`  flows that win nothing that is stated: ${flows.map(visible).join(', ')}`);
  for (const clause of coverage.clauses) {
    if (!clause.admits) lines.push(`  nobody is let in by ${clauseText(clause)}`);
    if (!clause.rejects) lines.push(`  nobody is kept out by ${clauseText(clause)} alone`);
  }
  return lines;
};

const clauseText = ({ group, clause: { attribute, operator, value } }: ClauseCoverage): string =>
  `\`${visible(`${attribute} ${operator} ${value}`.trim())}\` in group ${group + 1}`;

interface Count {
  readonly exercised: number;
  readonly total: number;
}

const isMet = ({ admits, rejects }: ClauseCoverage): boolean => admits && rejects;

const countsOf = (coverage: readonly RuleCoverage[]) => {
  const count = (all: readonly boolean[]): Count => ({ exercised: all.filter(Boolean).length, total: all.length });
  return {
    rules: count(coverage.map(isExercised)),
    flows: count(coverage.flatMap(({ flows }) => flows.map(({ exercised }) => exercised))),
    clauses: count(coverage.flatMap(({ clauses }) => clauses.map(isMet))),
  };
};

/** The same for programs (`schemas/expect.schema.json`). */
export const expectJson = (result: ExpectResult): string => {
  const { statements, coverage } = result;
  return jsonText({
    holds: allHold(result),
    statements: statements.map(({ expectation: { name, in: tenants, at }, people, failed, findings }) => ({
      ...{ name, tenants, at, holds: findings.length === 0, people, failed, findings },
    })),
    ...(coverage === null
      ? {}
      : { coverage: { ...countsOf(coverage), byRule: coverage.map((rule) => ruleJson(rule)) } }),
  });
};

const ruleJson = (coverage: RuleCoverage): object => ({
  server: coverage.server,
  rule: coverage.rule.name,
  exercised: isExercised(coverage),
  flows: coverage.flows.map(({ flow, exercised }) => ({ target: flow.target, exercised })),
  clauses: coverage.clauses.map((one) => ({
    group: one.group + 1,
    clause: one.position + 1,
    ...one.clause,
    admits: one.admits,
    rejects: one.rejects,
  })),
});
