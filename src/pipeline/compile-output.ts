import { invariant } from '../base/assert-never.js';
import type { Diagnostic } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { companionOf } from '../companion/companion-files.js';
import { companionRemarks } from '../companion/remarks.js';
import type { CompiledServer } from '../compiler/compiled-server.js';
import { sourceAttributesOf } from '../compiler/source-attributes.js';
import { csvText } from '../report/csv.js';
import { jsonText } from '../report/json.js';
import { writeDsc } from '../rule/codec/dsc/write-dsc.js';
import { importScript, removeScript } from '../rule/codec/powershell/server-scripts.js';
import { writeRuleFiles } from '../rule/codec/registry.js';
import { findConnector } from '../rule/find-connector.js';
import { aadConnectorId, type ServerConfiguration } from '../rule/server-export.js';
import type { SyncRule } from '../rule/sync-rule.js';
import { hashesOf, manifestText } from './manifest.js';
import type { OpenedWorkspace } from './open-workspace.js';
import { type Proof, proveServers } from './prove.js';

/** The files of `onegal compile` (design 4). */
export const compileOutput = (
  opened: OpenedWorkspace,
  compiled: readonly CompiledServer[],
  proofs: readonly Proof[] = proveServers(opened, compiled),
): FileSet => {
  const files = new Map<string, string>();
  for (const server of compiled)
    for (const [path, text] of serverFiles(opened, server)) files.set(`${server.server}/${path}`, text);
  for (const proof of proofs) files.set(`${proof.server}/properties.json`, jsonText(proof));
  for (const [path, text] of companionFiles(opened)) files.set(`companion/${path}`, text);
  files.set('manifest.json', manifestText(opened, hashesOf(files)));
  return files;
};

/** What an administrator must do by hand beside the companion scripts. */
export const scriptRemarks = ({ workspace }: OpenedWorkspace): readonly Diagnostic[] => companionRemarks(workspace);

/** Only a damaged installation has mistakes in its own data. */
const companionFiles = ({ workspace, directory, resources }: OpenedWorkspace): FileSet => {
  const companion = companionOf(workspace, directory, resources.data);
  invariant(companion.ok, `the companion steps are sound: ${companion.diagnostics[0]?.message}`);
  const header = ['Domain', 'Name', 'Type', 'Value', 'Tenant', 'NeededBy'];
  const rows = companion.value.records.map((one) => [
    one.domain,
    one.name,
    one.type,
    one.value,
    one.tenant,
    one.neededBy,
  ]);
  return new Map([...companion.value.files, ['dns.csv', csvText(header, rows)]]);
};

const serverFiles = (opened: OpenedWorkspace, compiled: CompiledServer): FileSet => {
  const { rules, placement, tenant } = compiled;
  const server = opened.workspace.servers.find(({ name }) => name === compiled.server);
  const configuration = opened.configurations.get(compiled.server);
  invariant(server !== undefined && configuration !== undefined, `no configuration for server ${compiled.server}`);
  // An export knows the AD connector's name best; the AAD connector's name guards against the wrong tenant and is the user's.
  const ad = findConnector(configuration, 'ad', server.connectors.ad);
  const connectors = { ad: ad.ok ? ad.value.name : server.connectors.ad, aad: server.connectors.aad };
  const script = {
    rules,
    connectors,
    sourceAttributes: [...new Set(rules.flatMap(sourceAttributesOf))].sort(),
    baseline: baselineOf(configuration, server.connectors.ad, compiled.ownIds),
    ownIds: compiled.ownIds,
    data: opened.resources.data,
  };
  return new Map([
    ...writeRuleFiles(rules),
    ['Import-SyncRules.ps1', importScript(script)],
    ['Remove-SyncRules.ps1', removeScript(script)],
    ['AADSyncRules.yml', writeDsc(rules, (rule) => connectors[rule.connector === aadConnectorId ? 'aad' : 'ad'])],
    ['placement.json', jsonText({ server: server.name, tenant, ...placement })],
  ]);
};

/** What an import compares the server with: inbound rules of the forest that are not ours. Built-in rules are no server's. */
const baselineOf = (
  configuration: ServerConfiguration,
  adConnector: string,
  ownIds: readonly string[],
): readonly SyncRule[] => {
  const connector = findConnector(configuration, 'ad', adConnector);
  if (configuration.origin === 'built-in' || !connector.ok) return [];
  const own = new Set(ownIds);
  return configuration.rules.filter(
    (rule) => rule.direction === 'Inbound' && rule.connector === connector.value.id && !own.has(rule.id),
  );
};
