import { invariant } from '../base/assert-never.js';
import type { FileSet } from '../base/files.js';
import type { Directory } from '../model/directory.js';
import { homeOf } from '../model/home.js';
import { customDomainsOf } from '../model/tenant-domains.js';
import type { Workspace } from '../model/workspace.js';

/** Share of the smallest population that a deletion threshold should let through (scenario G.5). */
const thresholdShare = 0.02;

/** `runbook.md`: scenario G with the names and numbers of the workspace; every name in a code span (MD-W). */
export const runbook = (workspace: Workspace, directory: Directory, data: FileSet): string => {
  const template = data.get('rules/companion/runbook.md');
  invariant(template !== undefined, 'the package has no rules/companion/runbook.md');
  const holes = holesOf(workspace, directory);
  return template.replace(/\$\{([A-Za-z]+)\}/g, (_, name: string) => {
    const text = holes.get(name);
    invariant(text !== undefined, `the runbook knows no \${${name}}`);
    return text;
  });
};

const holesOf = (workspace: Workspace, directory: Directory): ReadonlyMap<string, string> => {
  const { tenants, servers, home, forest, options } = workspace;
  const [first, ...others] = tenants;
  const serversOf = (names: readonly string[]): string =>
    list(servers.filter(({ tenant }) => names.includes(tenant)).map(({ name }) => code(name)));
  const markers = [...home.values.values()].flat();
  return new Map([
    ['forest', forest.fqdn],
    ['marker', home.attribute],
    [
      'domains',
      lines(
        tenants.flatMap((tenant) =>
          customDomainsOf(tenant).map((domain) => `  - ${code(domain)} in ${code(tenant.name)}`),
        ),
      ),
    ],
    [
      'servers',
      lines(
        servers.map(
          ({ name, tenant }, i) =>
            `${i + 1}. ${code(name)} for ${code(tenant)}: install in staging mode, do not start synchronisation; \`Set-ADSyncScheduler -SyncCycleEnabled $false\`; \`${name}/Import-SyncRules.ps1 -BackupPath <folder> -WhatIf\`, then without \`-WhatIf\`; full import of both connectors, full synchronisation.`,
        ),
      ),
    ],
    ['first', serversOf(first === undefined ? [] : [first.name])],
    ['others', serversOf(others.map(({ name }) => name))],
    ['otherTenants', list(others.map(({ name }) => code(name)))],
    ['staged', list(markers.filter((marker) => home.staged.has(marker)).map(code))],
    ['final', list(markers.filter((marker) => !home.staged.has(marker)).map(code))],
    ['thresholds', thresholds(workspace, directory)],
    ['freeBusy', freeBusyText[options.freeBusy]],
  ]);
};

const freeBusyText: Readonly<Record<Workspace['options']['freeBusy'], string>> = {
  orgWideFbToken:
    'Availability address spaces end with Exchange Web Services: blocked by default from 1 October 2026, off on 1 April 2027; plan their successor.',
  m365Xtap: 'The cross-tenant access policy between clouds is not documented: test it before you rely on it.',
  none: 'Free/busy across tenants is switched off in `onegal.yaml`.',
};

/** People with a mailbox or an account whose home is the tenant, and what follows for its server. */
const thresholds = (workspace: Workspace, directory: Directory): string => {
  const people = new Map<string, number>();
  for (const object of directory.objects) {
    if (object.objectClass !== 'user' && object.objectClass !== 'inetOrgPerson') continue;
    const { tenant } = homeOf(object, workspace);
    people.set(tenant, (people.get(tenant) ?? 0) + 1);
  }
  const smallest = Math.min(...workspace.tenants.map(({ name }) => people.get(name) ?? 0));
  const threshold = Math.max(1, Math.ceil(smallest * thresholdShare));
  const rows = workspace.tenants.map(({ name }) => `| ${code(name)} | ${people.get(name) ?? 0} | ${threshold} |`);
  return lines(['| tenant | people | threshold |', '| --- | --- | --- |', ...rows]);
};

/** A code span longer than any run of back-ticks in the text, line breaks and bars replaced (MD-W). */
const code = (text: string): string => {
  const safe = text.replace(/[\r\n|]/g, ' ');
  const longest = Math.max(0, ...(safe.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${safe}${fence}` : `${fence} ${safe} ${fence}`;
};

const list = (texts: readonly string[]): string => (texts.length === 0 ? 'none' : texts.join(', '));
const lines = (texts: readonly string[]): string => texts.join('\n');
