import { invariant } from '../base/assert-never.js';
import { compareDiagnostics, type Diagnostic } from '../base/diagnostic.js';
import { compareText } from '../base/order.js';
import { failed, type Result, resultOf } from '../base/result.js';
import type { Server, Workspace } from '../model/workspace.js';
import { editedStandardRules } from '../rule/edited-standard-rules.js';
import { findConnector } from '../rule/find-connector.js';
import type { Connector, ServerConfiguration } from '../rule/server-export.js';
import type { SyncRule } from '../rule/sync-rule.js';
import type { CompiledServer } from './compiled-server.js';
import { tenantHoles } from './domain-holes.js';
import { homeScopes } from './home-scope.js';
import { allocatePrecedence } from './passes/allocate-precedence.js';
import { checkReferences } from './passes/check-references.js';
import { checkRemoteRecipientType } from './passes/check-remote-recipient-type.js';
import { checkTenantOfExport } from './passes/check-tenant-of-export.js';
import { checkTexts } from './passes/check-texts.js';
import { checkWriteBack } from './passes/check-write-back.js';
import { expandTemplate } from './passes/expand-template.js';
import { type NamedRule, type Placement, placementOf } from './placement.js';
import type { ExpansionContext, PlannedRule } from './planned-rule.js';
import { ruleId } from './rule-identity.js';
import type { RuleTemplate } from './template.js';

export interface CompileInput {
  readonly workspace: Workspace;
  readonly server: Server;
  /** What the server is before onegal adds anything; rules of an earlier compilation may be in it. */
  readonly configuration: ServerConfiguration;
  readonly templates: readonly RuleTemplate[];
  /** The standard rules as installations make them, to recognise edited ones. */
  readonly standard?: readonly SyncRule[];
  /** Whether the directory has objects of this type, which need rules of their own (C.3). */
  readonly inetOrgPersons?: boolean;
}

/**
 * The custom rules of one server (scenario C): expands the templates, fits them to the server's schema and rules,
 * gives them numbers, and reports what the server lacks.
 */
export const compileServer = (input: CompileInput): Result<CompiledServer> => {
  const diagnostics: Diagnostic[] = [...checkTexts(input.workspace)];
  const { workspace, server, configuration } = input;
  const connector = findConnector(configuration, 'ad', server.connectors.ad);
  diagnostics.push(...connector.diagnostics);
  const tenant = workspace.tenants.find(({ name }) => name === server.tenant);
  invariant(tenant !== undefined, `server ${server.name} has a tenant`);
  if (!connector.ok || diagnostics.some(({ severity }) => severity === 'error')) return failed(diagnostics);
  const context: ExpansionContext = {
    workspace,
    server,
    tenant,
    configuration,
    connector: connector.value,
    scopes: homeScopes(workspace, tenant.name),
    holes: tenantHoles(workspace, tenant),
    baseline: baselineRules(input),
    inetOrgPersons: input.inetOrgPersons === true,
    report: (diagnostic) => diagnostics.push(diagnostic),
  };
  diagnostics.push(...editedRules(input));
  const templates = [...input.templates].sort((a, b) => a.number - b.number || (a.key < b.key ? -1 : 1));
  const planned = templates.flatMap((template) => expandTemplate(template, context));
  if (workspace.options.domainMode === 'dual') diagnostics.push(dualMode(server.name));
  diagnostics.push(
    ...checkRemoteRecipientType(context),
    ...checkReferences(planned, context),
    ...checkWriteBack(context),
    ...checkTenantOfExport(context),
  );
  const rules = numbered(planned, context, connector.value);
  diagnostics.push(...rules.diagnostics);
  diagnostics.sort(compareDiagnostics);
  if (!rules.ok) return failed(diagnostics);
  const numbers = new Map(planned.map(({ rule, number }) => [rule.id, number]));
  const placement = placementOf(rules.value, context.baseline, numbers, server.precedence);
  diagnostics.push(...contested(server.name, placement));
  const ownIds = [...ownRuleIds(workspace, server, input.templates)].sort(compareText);
  return resultOf({ server: server.name, tenant: tenant.name, rules: rules.value, placement, ownIds }, diagnostics);
};

/** Winners that change, or stay, against what an existing custom rule or a generated one is for (C.3, PREC-1). */
const contested = (server: string, { losing, winning }: Placement): readonly Diagnostic[] => [
  ...losing.map((contest) => ({
    code: 'compiler/custom-rule-loses',
    severity: 'warning' as const,
    message: `server \`${server}\`: ${inWords(contest.custom)} loses ${listed(contest.targets)} to ${inWords(contest.generated)} where both apply`,
    help: 'If the custom rule should keep winning, give it a lower number or exclude its objects from the scope of one rule.',
  })),
  ...winning.map((contest) => ({
    code: 'compiler/custom-rule-wins',
    severity: 'warning' as const,
    message: `server \`${server}\`: ${inWords(contest.custom)} wins ${listed(contest.targets)} over ${inWords(contest.generated)} where both apply`,
    help: 'Give the custom rule a higher number, or exclude foreign objects from its scope.',
  })),
];

const inWords = ({ name, precedence }: NamedRule): string => `\`${name}\` (${precedence})`;
const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** Edited standard rules are what an upgrade overwrites, and what nothing here was designed for (AUT-2, F27). */
const editedRules = ({ workspace, server, configuration, standard }: CompileInput): readonly Diagnostic[] =>
  (configuration.origin === 'export' ? editedStandardRules(configuration.rules, standard ?? []) : []).map(
    ({ rule, what }) => ({
      code: 'compiler/edited-standard-rule',
      severity: workspace.options.editedStandardRules === 'accept' ? 'warning' : 'error',
      message: `server \`${server.name}\`: the standard rule \`${rule.name}\` (${rule.precedence}) was edited: ${what.slice(0, 5).join(', ')}${what.length > 5 ? `, and ${what.length - 5} more` : ''}`,
      help: 'Restore it, put the change into a custom rule with a free number below 100, and export again; or set `options: { editedStandardRules: accept }`.',
    }),
  );

const numbered = (
  planned: readonly PlannedRule[],
  { baseline, server }: ExpansionContext,
  connector: Connector,
): Result<readonly SyncRule[]> => {
  const wishes = planned.map(({ rule, number, twin }) => ({ id: rule.id, name: rule.name, number, twin }));
  invariant(
    new Set(wishes.map(({ id }) => id)).size === wishes.length,
    `rule identifiers on ${connector.name} are unique`,
  );
  const taken = new Set(baseline.map((rule) => rule.precedence));
  const numbers = allocatePrecedence(wishes, taken, server.precedence);
  if (!numbers.ok) {
    const named = (diagnostic: Diagnostic) => ({
      ...diagnostic,
      message: `server \`${server.name}\`: ${diagnostic.message}`,
    });
    return failed(numbers.diagnostics.map(named));
  }
  const rules = planned.map(({ rule }): SyncRule => ({ ...rule, precedence: numbers.value.get(rule.id) ?? 0 }));
  return resultOf(
    rules.sort((a, b) => a.precedence - b.precedence),
    [],
  );
};

/** Every identifier the templates can give on this server marks a rule of our own, whatever the options are now. */
const baselineRules = ({ workspace, server, configuration, templates }: CompileInput): readonly SyncRule[] => {
  const own = ownRuleIds(workspace, server, templates);
  return configuration.rules.filter((rule) => !own.has(rule.id));
};

/** The identifiers of all rules that onegal may have put on a server in an earlier compilation (AUT-6). */
export const ownRuleIds = (
  workspace: Workspace,
  server: Server,
  templates: readonly RuleTemplate[],
): ReadonlySet<string> => {
  const tenants = [null, ...workspace.tenants.map(({ name }) => name)];
  const forest = workspace.forest.fqdn;
  return new Set(
    templates.flatMap(({ key, objects }) =>
      (objects === 'user' ? ['user', 'inetOrgPerson'] : [objects]).flatMap((objectType) =>
        tenants.map((foreignTenant) => ruleId({ forest, server: server.name, key, objectType, foreignTenant })),
      ),
    ),
  );
};

/** One domain in two tenants is not supported, even across clouds (scenario A.3). */
const dualMode = (server: string): Diagnostic => ({
  code: 'compiler/dual-domain-mode',
  severity: 'warning',
  message: `server \`${server}\`: domain mode \`dual\` is not supported by Microsoft`,
  help: 'Verify each custom domain in one tenant only and set `options: { domainMode: split }` (scenario A.3).',
});
