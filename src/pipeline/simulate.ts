import type { Instant } from '../attribute/value.js';
import { invariant } from '../base/assert-never.js';
import type { Diagnostic } from '../base/diagnostic.js';
import { failed, ok, type Result, resultOf } from '../base/result.js';
import { runExpectations } from '../checks/expectations/run-expectations.js';
import type { OutcomeSubject } from '../checks/outcome-subject.js';
import { indexByDn, licencesOf } from '../cloud/licence.js';
import { runTenant, type TenantResult } from '../cloud/run-tenant.js';
import type { TenantDirectory } from '../cloud/tenant-directory.js';
import { type EngineOutput, runEngine } from '../engine/engine.js';
import { type DirectoryImport, importDirectory } from '../engine/import.js';
import { seededEnvironment } from '../engine/seeded-environment.js';
import { compareFindings, type Finding } from '../model/finding.js';
import { adoptRules } from '../rule/adopt-rules.js';
import type { Connector, ServerConfiguration } from '../rule/server-export.js';
import type { SyncRule } from '../rule/sync-rule.js';
import { cloudExportOf } from './cloud-export.js';
import { compileWorkspace } from './compile.js';
import { engineFindings } from './engine-findings.js';
import type { OpenedWorkspace } from './open-workspace.js';
import { anyServer, type RulesByServer } from './rules-from-disk.js';

/** Choices of one run. */
export interface SimulateOptions {
  /** Use these instead of compiling. */
  readonly rules: RulesByServer | null;
  /** The instant that expressions see as now and that dated warnings compare with (design 3, `--as-of`). */
  readonly asOf: Instant;
}

/** What one server imports, which rules it runs, and what it would export. */
export interface ServerRun {
  readonly server: string;
  readonly tenant: string;
  readonly configuration: ServerConfiguration;
  readonly customRules: readonly SyncRule[];
  /** One for each AD connector. */
  readonly imports: readonly ConnectorImport[];
  readonly output: EngineOutput;
}

/** What one AD connector brings in. */
export interface ConnectorImport extends DirectoryImport {
  readonly connector: Connector;
}

/** Both engines' word on a workspace: what every server exports and what is remarkable about it. */
export interface Simulation {
  readonly servers: readonly ServerRun[];
  /** What every tenant made of its export, in the order of the workspace; a tenant without a server is not among them. */
  readonly tenants: readonly TenantDirectory[];
  /** Sorted as `findings.json` shows them. */
  readonly findings: readonly Finding[];
  readonly asOf: Instant;
}

/** Runs every server of a workspace (design 4). Mistakes of rules and workspace are diagnostics; nothing is thrown. */
export const simulateWorkspace = (opened: OpenedWorkspace, options: SimulateOptions): Result<Simulation> => {
  const planned = planServers(opened, options.rules);
  if (!planned.ok) return failed(planned.diagnostics);
  const servers = planned.value.map((plan) => runServer(opened, plan, options.asOf));
  const diagnostics = [
    ...planned.diagnostics,
    ...servers.flatMap(({ imports }) => imports.flatMap((one) => one.diagnostics)),
  ];
  const tenants = runTenants(opened, servers);
  const outcome: OutcomeSubject = {
    workspace: opened.workspace,
    objects: opened.directory.objects,
    servers: servers.map((run) => ({ server: run.server, tenant: run.tenant, exports: cloudExportOf(run) })),
    tenants: tenants.map(({ directory }) => directory),
  };
  const findings = [
    ...servers.flatMap(({ tenant, output }) => engineFindings(tenant, output)),
    ...tenants.flatMap((tenant) => tenant.findings),
    ...runExpectations(opened.expectations, outcome).findings,
  ].sort(compareFindings);
  return resultOf({ servers, tenants: outcome.tenants, findings, asOf: options.asOf }, diagnostics);
};

/** Every tenant makes of its server's export what it makes of it; nobody remembers an earlier run. */
const runTenants = (
  { workspace, directory }: OpenedWorkspace,
  servers: readonly ServerRun[],
): readonly TenantResult[] => {
  const find = indexByDn(directory.objects);
  return workspace.tenants.flatMap((tenant) => {
    const server = servers.find((run) => run.tenant === tenant.name);
    if (server === undefined) return [];
    const { groupUnverifiedPrimary } = workspace.options;
    return [
      runTenant({
        tenant,
        exported: cloudExportOf(server),
        ...licencesOf(workspace, tenant, find),
        previous: null,
        inventory: [],
        options: { groupUnverifiedPrimary },
      }),
    ];
  });
};

type ServerPlan = Pick<ServerRun, 'server' | 'tenant' | 'configuration' | 'customRules'>;

const planServers = (opened: OpenedWorkspace, rules: RulesByServer | null): Result<readonly ServerPlan[]> => {
  if (rules !== null) return adoptServers(opened, rules);
  const compiled = compileWorkspace(opened);
  if (!compiled.ok) return failed(compiled.diagnostics);
  const plans = compiled.value.map(({ server, tenant, rules: customRules }) => ({
    server,
    tenant,
    configuration: configurationOf(opened, server),
    customRules,
  }));
  return ok(plans, compiled.diagnostics);
};

const adoptServers = (opened: OpenedWorkspace, rules: RulesByServer): Result<readonly ServerPlan[]> => {
  const diagnostics: Diagnostic[] = [];
  const plans: ServerPlan[] = [];
  for (const { name: server, tenant } of opened.workspace.servers) {
    const own = rules.get(server) ?? rules.get(anyServer);
    if (own === undefined) {
      diagnostics.push(noRulesFor(server, [...rules.keys()]));
      continue;
    }
    const adopted = adoptRules(own, configurationOf(opened, server), server);
    diagnostics.push(...adopted.diagnostics);
    if (adopted.ok)
      plans.push({ server, tenant, configuration: adopted.value.configuration, customRules: adopted.value.custom });
  }
  return resultOf(plans, diagnostics);
};

const configurationOf = (opened: OpenedWorkspace, server: string): ServerConfiguration => {
  const configuration = opened.configurations.get(server);
  invariant(configuration !== undefined, `no configuration for server ${server}`);
  return configuration;
};

const noRulesFor = (server: string, folders: readonly string[]): Diagnostic => ({
  code: 'pipeline/no-rules',
  severity: 'error',
  message: `there are no rules for the server \`${server}\``,
  help: `The folder has ${folders.map((folder) => `\`${folder}\``).join(', ')}; name one like the server.`,
});

const runServer = (opened: OpenedWorkspace, plan: ServerPlan, asOf: Instant): ServerRun => {
  const { configuration, customRules, server } = plan;
  const { forest } = opened.workspace;
  const imports = configuration.connectors
    .filter(({ kind }) => kind === 'ad')
    .map((connector) => ({ connector, ...importDirectory(opened.directory, connector, forest) }));
  const output = runEngine({
    configuration,
    customRules,
    imported: new Map(imports.map(({ connector, objects }) => [connector.id, objects])),
    environment: seededEnvironment(`onegal/${server}`, asOf),
  });
  return { ...plan, imports, output };
};
