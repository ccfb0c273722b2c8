import type { Instant } from '../attribute/value.js';
import { invariant } from '../base/assert-never.js';
import { placeOf } from '../base/document.js';
import { below, type FileSet } from '../base/files.js';
import { readYaml } from '../base/read-yaml.js';
import { failed, ok, type Result, resultOf } from '../base/result.js';
import { type Companion, readCompanion } from '../checks/companion.js';
import type { Check } from '../checks/define-check.js';
import { directoryContext } from '../checks/directory-subject.js';
import { expressionFindings } from '../checks/expression-findings.js';
import { noPolicies, type Policies } from '../checks/policies/policy.js';
import { policiesOfModule } from '../checks/policies/policy-module.js';
import { joinPolicies, readPolicies } from '../checks/policies/read-policies.js';
import { readCheckSettings } from '../checks/read-settings.js';
import { loadAllChecks, loadChecks } from '../checks/registry.js';
import { RuleSet } from '../checks/rule-set.js';
import {
  type CheckRun,
  joinRuns,
  type RunOptions,
  runDirectoryChecks,
  runOutcomeChecks,
  runRuleSetChecks,
  runTopologyChecks,
  simulationRun,
} from '../checks/run-checks.js';
import { simulationIds } from '../checks/simulation-kinds.js';
import type { TopologySubject } from '../checks/topology-subject.js';
import type { Workspace } from '../model/workspace.js';
import { builtInStandardRules } from '../rule/out-of-box.js';
import type { ServerConfiguration } from '../rule/server-export.js';
import type { SyncRule } from '../rule/sync-rule.js';
import { readAsOf } from './as-of.js';
import { type CheckChoices, type CheckOutcome, optionsOf, outcomeOf } from './check-outcome.js';
import { rulePlaces } from './check-rules.js';
import { compileWorkspace } from './compile.js';
import { type OpenedWorkspace, openWorkspace } from './open-workspace.js';
import type { Resources } from './resources.js';
import { simulateWorkspace } from './simulate.js';

/** Checks everything a workspace holds: topology, objects, and the rules of every server with those that are compiled for it. */
export const checkWorkspace = async (
  files: FileSet,
  resources: Resources,
  choices: CheckChoices = {},
): Promise<Result<CheckOutcome>> => {
  const asOf = readAsOf(choices.asOf);
  const opened = openWorkspace(files, resources, choices.streams);
  if (!asOf.ok) return failed(asOf.diagnostics);
  const policies = policiesOf(files, resources, asOf.value, choices.modules ?? []);
  const own = policies.ok ? policies.value : noPolicies;
  const checks = [...(await loadAllChecks()), ...Object.values(own).flat()].map(({ id }): string => id);
  const ids = new Set([...checks, ...simulationIds(checks)]);
  const settings = readCheckSettings(files.get('onegal.yaml') ?? '', 'onegal.yaml', ids);
  const problems = [...opened.diagnostics, ...policies.diagnostics, ...settings.diagnostics];
  if (!opened.ok || !policies.ok || !settings.ok) return failed(problems);
  const companion = companionOf(files, resources);
  if (!companion.ok) return failed([...problems, ...companion.diagnostics]);
  const run = await checkOpened(opened.value, companion.value, own, asOf.value, optionsOf(settings.value));
  if (!run.ok) return failed([...problems, ...run.diagnostics]);
  const outcome = await outcomeOf(run.value, files, settings.value, choices);
  if (!outcome.ok) return outcome;
  return ok(outcome.value, [...problems, ...run.diagnostics, ...outcome.diagnostics]);
};

const checkOpened = async (
  opened: OpenedWorkspace,
  companion: Companion,
  own: Policies,
  asOf: Instant,
  options: RunOptions,
): Promise<Result<CheckRun>> => {
  const { workspace, directory } = opened;
  const [topology, objects, rules, outcome] = await Promise.all([
    loadChecks.topology(),
    loadChecks.directory(),
    loadChecks['rule-set'](),
    loadChecks.outcome(),
  ]);
  const servers = checkServers(opened, [...rules, ...own['rule-set']], options);
  const simulated = simulateWorkspace(opened, { rules: null, asOf });
  if (!servers.ok || !simulated.ok)
    return failed([...servers.diagnostics, ...(servers.ok ? simulated.diagnostics : [])]);
  const runs = [
    runTopologyChecks([...topology, ...own.topology], topologyOf(opened, companion, asOf), options),
    runDirectoryChecks([...objects, ...own.directory], directoryContext(workspace), directory.objects, options),
    servers.value,
    runOutcomeChecks([...outcome, ...own.outcome], simulated.value.outcome, options),
    simulationRun(simulated.value.findings, options),
  ];
  return ok(joinRuns(runs), servers.diagnostics);
};

/** The checks of the workspace itself: declared in YAML, and exported by modules that the command line has run. */
const policiesOf = (
  files: FileSet,
  { data }: Resources,
  now: Instant,
  modules: NonNullable<CheckChoices['modules']>,
): Result<Policies> => {
  const schema = data.get('schemas/policies.schema.json');
  invariant(schema !== undefined, 'the package has no policies schema');
  const declared = readPolicies(files, schema, now);
  const exported = modules.map(({ file, exported: value }) => policiesOfModule(value, file));
  const all = [declared, ...exported];
  const joined = all.reduce((sum, one) => (one.ok ? joinPolicies(sum, one.value) : sum), noPolicies);
  return resultOf(
    joined,
    all.flatMap(({ diagnostics }) => diagnostics),
  );
};

/** What `companion.yaml` says is configured beside the rules; nothing when there is no such file. */
const companionOf = (files: FileSet, { data }: Resources): Result<Companion> => {
  const text = files.get(companionFile);
  const schema = data.get('schemas/companion.schema.json');
  invariant(schema !== undefined, 'the package has no companion schema');
  return text === undefined ? ok({}) : readCompanion(text, companionFile, schema);
};

const companionFile = 'companion.yaml';

const topologyOf = (opened: OpenedWorkspace, companion: Companion, asOf: Instant): TopologySubject => {
  const file = 'onegal.yaml';
  const root = readYaml(opened.files.get(file) ?? '', file);
  return {
    workspace: opened.workspace,
    configurations: opened.configurations,
    companion,
    asOf,
    placeOf: (path: readonly (string | number)[]) => (root.ok ? placeOf(root.value, path) : { file }),
  };
};

/** The rules that every server would have: its own and the compiled ones. */
const checkServers = (
  opened: OpenedWorkspace,
  checks: readonly Check<'rule-set'>[],
  options: RunOptions,
): Result<CheckRun> => {
  const compiled = compileWorkspace(opened);
  if (!compiled.ok) return failed(compiled.diagnostics);
  const standard = builtInStandardRules(opened.resources.data);
  const definitions = standard.ok ? standard.value : null;
  const runs = compiled.value.flatMap(({ server, tenant, rules }) => {
    const configuration = opened.configurations.get(server);
    if (configuration === undefined) return [];
    const set = ruleSetOf(configuration, rules, { workspace: opened.workspace, tenant }, definitions);
    const placeOfRule = rulePlaces(below(opened.files, `servers/${server}`), `servers/${server}/`);
    return [runRuleSetChecks(checks, set, { ...options, placeOfRule, tenant })];
  });
  return resultOf(joinRuns(runs), compiled.diagnostics);
};

/** The rule set of one server of a workspace: what it has, and what is added. */
const ruleSetOf = (
  configuration: ServerConfiguration,
  custom: readonly SyncRule[],
  scenario: { readonly workspace: Workspace; readonly tenant: string },
  definitions: readonly SyncRule[] | null,
): RuleSet => {
  const replaced = new Set(custom.map(({ id }) => id));
  const rules = [...configuration.rules.filter(({ id }) => !replaced.has(id)), ...custom];
  return new RuleSet({ ...configuration, rules, scenario, judge: expressionFindings, definitions });
};
