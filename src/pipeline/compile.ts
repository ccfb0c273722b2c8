import { invariant } from '../base/assert-never.js';
import type { Diagnostic } from '../base/diagnostic.js';
import { failed, type Result, resultOf } from '../base/result.js';
import { expressionFindings } from '../checks/expression-findings.js';
import { compileServer } from '../compiler/compile-server.js';
import type { CompiledServer } from '../compiler/compiled-server.js';
import { readTemplates } from '../compiler/template.js';
import { builtInConfiguration } from '../rule/out-of-box.js';
import type { ServerConfiguration } from '../rule/server-export.js';
import type { SyncRule } from '../rule/sync-rule.js';
import type { OpenedWorkspace } from './open-workspace.js';

/** The custom rules of every server of a workspace, in the order of `servers` in `onegal.yaml`. */
export const compileWorkspace = (opened: OpenedWorkspace): Result<readonly CompiledServer[]> => {
  const templates = readTemplates(opened.resources.data);
  if (!templates.ok) return failed(templates.diagnostics);
  const diagnostics: Diagnostic[] = [...templates.diagnostics];
  const compiled: CompiledServer[] = [];
  const standard = standardRules(opened);
  const inetOrgPersons = opened.directory.reports.some(({ objects }) =>
    objects.some(({ name }) => name === 'inetOrgPerson'),
  );
  for (const server of opened.workspace.servers) {
    const configuration = opened.configurations.get(server.name);
    invariant(configuration !== undefined, `no configuration for server ${server.name}`);
    const result = compileServer({
      workspace: opened.workspace,
      server,
      configuration,
      templates: templates.value,
      inetOrgPersons,
      standard,
    });
    diagnostics.push(...result.diagnostics);
    if (!result.ok) continue;
    diagnostics.push(...expressionErrors(result.value, configuration));
    compiled.push(result.value);
  }
  return resultOf(compiled, diagnostics);
};

/** What the server would refuse of the rules, or what would put objects into error: by the schemas and parameters it has. */
export const expressionErrors = (
  { server, rules }: Pick<CompiledServer, 'server' | 'rules'>,
  configuration: ServerConfiguration,
): readonly Diagnostic[] =>
  rules
    .flatMap((rule) => expressionFindings(rule, configuration))
    .filter(({ diagnostic }) => diagnostic.severity === 'error')
    .map(({ rule, flow, diagnostic: { code, severity, message, help } }) => ({
      code,
      severity,
      message: `server \`${server}\`: the flow to \`${flow.target}\` of \`${rule.name}\`: ${message}`,
      ...(help === undefined ? {} : { help }),
    }));

/** Every standard rule onegal knows, whatever the features of a server are. */
export const standardRules = ({ workspace, resources }: OpenedWorkspace): readonly SyncRule[] => {
  const names = {
    adConnector: '',
    aadConnector: '',
    forestFqdn: workspace.forest.fqdn,
    domains: workspace.forest.domains,
  };
  const configuration = builtInConfiguration(resources.data, {
    ...names,
    features: new Set(['hybridExchange'] as const),
  });
  return configuration.ok ? configuration.value.rules : [];
};
