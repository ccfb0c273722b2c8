import type { Instant } from '../attribute/value.js';
import { type Progress, silent } from '../base/progress.js';
import { indexByDn, licencesOf } from '../cloud/licence.js';
import { removedFindings } from '../cloud/removed-addresses.js';
import { runTenant, type TenantResult } from '../cloud/run-tenant.js';
import type { TenantState } from '../cloud/tenant-state.js';
import { cloudExportOf } from './cloud-export.js';
import type { OpenedWorkspace } from './open-workspace.js';
import type { ServerRun } from './run-server.js';

/** Every tenant makes of its server's export, and of what it remembers of an earlier run, what it makes of it. */
export const runTenants = (
  { workspace, directory }: OpenedWorkspace,
  servers: readonly ServerRun[],
  asOf: Instant,
  previous: ReadonlyMap<string, TenantState>,
  progress: Progress = silent,
): readonly TenantResult[] => {
  const find = indexByDn(directory.objects);
  progress.start(
    'tenants',
    servers.reduce((sum, server) => sum + cloudExportOf(server).length, 0),
  );
  return workspace.tenants.flatMap((tenant) => {
    const server = servers.find((run) => run.tenant === tenant.name);
    if (server === undefined) return [];
    const { groupUnverifiedPrimary } = workspace.options;
    const { licensed, mailboxHere, problems } = licencesOf(workspace, tenant, find, asOf);
    const result = runTenant({
      tenant,
      exported: cloudExportOf(server),
      licensed,
      mailboxHere,
      previous: previous.get(tenant.name) ?? null,
      inventory: tenant.inventory ?? [],
      options: { groupUnverifiedPrimary, ...(tenant.matching === undefined ? {} : { features: tenant.matching }) },
    });
    progress.advance(cloudExportOf(server).length);
    return [
      { ...result, findings: [...result.findings, ...removedFindings(tenant.name, result.removed), ...problems()] },
    ];
  });
};
