import type { Instant } from '../attribute/value.js';
import { type Progress, silent } from '../base/progress.js';
import { type FindAdObject, indexByDn, licencesOf } from '../cloud/licence.js';
import { removedFindings } from '../cloud/removed-addresses.js';
import { runTenant, type TenantResult } from '../cloud/run-tenant.js';
import type { TenantState } from '../cloud/tenant-state.js';
import type { ExportedObject } from '../engine/cs-object.js';
import type { Finding } from '../model/finding.js';
import type { Tenant, Workspace } from '../model/workspace.js';
import { cloudExportOf } from './cloud-export.js';
import type { OpenedWorkspace } from './open-workspace.js';
import type { ServerRun } from './run-server.js';

/** A tenant that waits for exports, however often. */
export interface ReadyTenant {
  readonly run: (exported: readonly ExportedObject[], previous: TenantState | null) => TenantResult;
  /** What all runs together found out about who is licensed. */
  readonly problems: () => readonly Finding[];
}

/** Works out who is licensed in a tenant; `find` knows the AD objects that exports are made of. */
export const readyTenant = (workspace: Workspace, tenant: Tenant, find: FindAdObject, asOf: Instant): ReadyTenant => {
  const { groupUnverifiedPrimary } = workspace.options;
  const { licensed, mailboxHere, problems } = licencesOf(workspace, tenant, find, asOf);
  const options = { groupUnverifiedPrimary, ...(tenant.matching === undefined ? {} : { features: tenant.matching }) };
  const inventory = tenant.inventory ?? [];
  return {
    run: (exported, previous) => runTenant({ tenant, exported, licensed, mailboxHere, previous, inventory, options }),
    problems,
  };
};

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
    const ready = readyTenant(workspace, tenant, find, asOf);
    const result = ready.run(cloudExportOf(server), previous.get(tenant.name) ?? null);
    progress.advance(cloudExportOf(server).length);
    const findings = [...result.findings, ...removedFindings(tenant.name, result.removed), ...ready.problems()];
    return [{ ...result, findings }];
  });
};
