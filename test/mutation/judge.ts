import { invariant } from '../../src/base/assert-never.js';
import { expressionFindings } from '../../src/checks/expression-findings.js';
import { RuleSet } from '../../src/checks/rule-set.js';
import { runOutcomeChecks, runRuleSetChecks } from '../../src/checks/run-checks.js';
import type { CompiledServer } from '../../src/compiler/compiled-server.js';
import type { Finding } from '../../src/model/finding.js';
import { defaultAsOf } from '../../src/pipeline/as-of.js';
import { engineFindings } from '../../src/pipeline/engine-findings.js';
import { proveServers } from '../../src/pipeline/prove.js';
import { runServer, type ServerRun } from '../../src/pipeline/run-server.js';
import { finishSimulation } from '../../src/pipeline/simulate.js';
import { exportLine } from '../../src/report/export-lines.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';
import { actualOf } from '../golden/actual-objects.js';
import { checkTarget } from '../golden/contoso-target.js';
import { type ReferenceCase, runOptions } from './reference-case.js';

/** What can catch a mutant, from the cheapest to the dearest. */
export const detectors = ['property', 'rule check', 'engine', 'target table', 'expectation', 'outcome'] as const;
export type Detector = (typeof detectors)[number];

/** How a mutant ended. */
export type Judgement =
  | { readonly kind: 'caught'; readonly by: Detector; readonly what: string }
  | { readonly kind: 'survived'; readonly exportsDiffer: boolean };

/** Judges damaged rules of the reference case by what the undamaged ones do not show. */
export class Judge {
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(private readonly reference: ReferenceCase) {
    for (const { server, rules } of reference.compiled) {
      const seen = new Set<string>();
      for (const step of this.steps(server, rules)) if (step.kind === 'remark') seen.add(keyOf(step.by, step.what));
      this.known.set(server, seen);
    }
  }

  /** The first thing that the undamaged rules do not show, or that there is none. */
  judge(server: string, rules: readonly SyncRule[]): Judgement {
    const known = this.known.get(server);
    invariant(known !== undefined, `the reference case has no server ${server}`);
    for (const step of this.steps(server, rules)) {
      // Whoever exports the same objects shows the same in every tenant.
      if (step.kind === 'exported' && step.isSame) return { kind: 'survived', exportsDiffer: false };
      if (step.kind === 'remark' && !known.has(keyOf(step.by, step.what)))
        return { kind: 'caught', by: step.by, what: step.what };
    }
    return { kind: 'survived', exportsDiffer: true };
  }

  /** Everything that is said about a server with these rules, found out only as far as it is asked for. */
  private *steps(server: string, rules: readonly SyncRule[]): Iterable<Step> {
    const { opened, target, people, outcomeChecks } = this.reference;
    const before = this.reference.runs.find((run) => run.server === server);
    const compiled = this.reference.compiled.find((one) => one.server === server);
    invariant(before !== undefined && compiled !== undefined, `the reference case has no server ${server}`);
    yield* remarks('property', brokenProperties(this.reference, { ...compiled, rules }));
    yield* remarks('rule check', textsOf(this.ruleFindings(compiled, rules)));
    const run = runServer(opened, { ...before, customRules: rules }, runOptions);
    const grave = run.output.diagnostics.filter(({ severity }) => severity !== 'info');
    yield* remarks(
      'engine',
      grave.map(({ code, message }) => `${code}: ${message}`),
    );
    const told = engineFindings(run.tenant, run.output).filter(({ severity }) => severity !== 'info');
    yield* remarks('engine', textsOf(told));
    yield { kind: 'exported', isSame: exportText(run) === exportText(before) };
    const runs = this.reference.runs.map((other) => (other === before ? run : other));
    const { outcome, findings } = finishSimulation(opened, runs, { rules: null, asOf: defaultAsOf });
    const mismatches = checkTarget(target, people, actualOf(outcome.tenants));
    yield* remarks(
      'target table',
      mismatches.map((one) => JSON.stringify(one)),
    );
    const isExpectation = ({ check }: Finding): boolean => check === 'outcome/expectation';
    yield* remarks('expectation', textsOf(findings.filter(isExpectation)));
    yield* remarks('outcome', textsOf(findings.filter((one) => !isExpectation(one))));
    const checked = runOutcomeChecks(outcomeChecks, outcome).findings;
    yield* remarks('outcome', textsOf(checked.map(({ finding }) => finding)));
  }

  private ruleFindings({ server, tenant }: CompiledServer, custom: readonly SyncRule[]): readonly Finding[] {
    const { opened, ruleChecks, definitions } = this.reference;
    const configuration = opened.configurations.get(server);
    invariant(configuration !== undefined, `the reference case has no server ${server}`);
    const rules = [...configuration.rules, ...custom];
    const scenario = { workspace: opened.workspace, tenant };
    const set = new RuleSet({ ...configuration, rules, scenario, judge: expressionFindings, definitions });
    return runRuleSetChecks(ruleChecks, set).findings.map(({ finding }) => finding);
  }
}

type Step =
  | { readonly kind: 'remark'; readonly by: Detector; readonly what: string }
  | { readonly kind: 'exported'; readonly isSame: boolean };

function* remarks(by: Detector, texts: Iterable<string>): Iterable<Step> {
  for (const what of texts) yield { kind: 'remark', by, what };
}

const keyOf = (by: Detector, what: string): string => `${by}\n${what}`;

/** Remarks catch nothing: nobody has to act on them, and some of them only count objects. */
const textsOf = (findings: readonly Finding[]): readonly string[] =>
  findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ check, tenant, objects, message }) =>
      [check, tenant, ...objects.slice(0, 1), message].filter((part) => part !== undefined).join(' | '),
    );

const brokenProperties = ({ opened }: ReferenceCase, compiled: CompiledServer): readonly string[] =>
  proveServers(opened, [compiled]).flatMap(({ properties }) =>
    properties.filter(({ holds }) => !holds).flatMap(({ id, evidence }) => evidence.map((text) => `${id}: ${text}`)),
  );

const exportText = ({ output }: ServerRun): string =>
  [...output.exports].map(([connector, objects]) => `${connector}\n${objects.map(exportLine).join('')}`).join('');
