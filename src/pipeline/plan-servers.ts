import { invariant } from '../base/assert-never.js';
import type { Diagnostic } from '../base/diagnostic.js';
import { failed, ok, type Result, resultOf } from '../base/result.js';
import type { Plan } from '../engine/plan.js';
import { adoptRules } from '../rule/adopt-rules.js';
import type { ServerConfiguration } from '../rule/server-export.js';
import type { SyncRule } from '../rule/sync-rule.js';
import { compileWorkspace } from './compile.js';
import type { OpenedWorkspace } from './open-workspace.js';
import { anyServer, type RulesByServer } from './rules-from-disk.js';

/** A server and the rules it is to run. */
export interface ServerPlan {
  readonly server: string;
  readonly tenant: string;
  readonly configuration: ServerConfiguration;
  readonly customRules: readonly SyncRule[];
  /** The same compiled for many runs, see `compileRules`. */
  readonly compiled?: Plan;
}

/** What every server runs: the compiled rules on its baseline, or rules from disk in their place. */
export const planServers = (opened: OpenedWorkspace, rules: RulesByServer | null): Result<readonly ServerPlan[]> => {
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
