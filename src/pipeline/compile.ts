import { invariant } from '../base/assert-never.js';
import type { Diagnostic } from '../base/diagnostic.js';
import { failed, type Result, resultOf } from '../base/result.js';
import { compileServer } from '../compiler/compile-server.js';
import type { CompiledServer } from '../compiler/compiled-server.js';
import { readTemplates } from '../compiler/template.js';
import type { OpenedWorkspace } from './open-workspace.js';

/** The custom rules of every server of a workspace, in the order of `servers` in `onegal.yaml`. */
export const compileWorkspace = (opened: OpenedWorkspace): Result<readonly CompiledServer[]> => {
  const templates = readTemplates(opened.resources.data);
  if (!templates.ok) return failed(templates.diagnostics);
  const diagnostics: Diagnostic[] = [...templates.diagnostics];
  const compiled: CompiledServer[] = [];
  const inetOrgPersons = opened.directory.objects.some((object) => object.objectClass === 'inetOrgPerson');
  for (const server of opened.workspace.servers) {
    const configuration = opened.configurations.get(server.name);
    invariant(configuration !== undefined, `no configuration for server ${server.name}`);
    const result = compileServer({
      workspace: opened.workspace,
      server,
      configuration,
      templates: templates.value,
      inetOrgPersons,
    });
    diagnostics.push(...result.diagnostics);
    if (result.ok) compiled.push(result.value);
  }
  return resultOf(compiled, diagnostics);
};
