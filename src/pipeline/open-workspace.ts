import type { Diagnostic } from '../base/diagnostic.js';
import type { FileSet, StreamSet } from '../base/files.js';
import { failed, type Result, resultOf } from '../base/result.js';
import { assignmentProblems } from '../cloud/assignment-expression.js';
import type { Expectation } from '../model/expectation.js';
import { type DirectoryLoader, type LoadedDirectory, loadDirectory } from '../model/load/load-directory.js';
import { loadExpectations } from '../model/load/load-expectations.js';
import { loadWorkspace } from '../model/load/load-workspace.js';
import type { Server, Workspace } from '../model/workspace.js';
import { builtInConfiguration } from '../rule/out-of-box.js';
import { readServerExport } from '../rule/read-server-export.js';
import type { ServerConfiguration } from '../rule/server-export.js';
import type { Resources } from './resources.js';

/** A workspace decoded and checked, with what every server has before onegal adds anything. */
export interface OpenedWorkspace {
  readonly workspace: Workspace;
  /** With a report of what each file gave to it. */
  readonly directory: LoadedDirectory;
  /** By server name. */
  readonly configurations: ReadonlyMap<string, ServerConfiguration>;
  /** What the workspace says a simulation must show. */
  readonly expectations: readonly Expectation[];
  readonly resources: Resources;
  /** The files it was read from, for the manifest. */
  readonly files: FileSet;
  /** Those of them that were read piece by piece. */
  readonly streams: StreamSet;
}

/** Decodes a workspace folder; every problem of every file is in the result (hardening ERR-2). */
export const openWorkspace = (
  files: FileSet,
  resources: Resources,
  streams: StreamSet = new Map(),
): Result<OpenedWorkspace> => openWith(files, resources, streams, loadDirectory);

/** Decodes a workspace folder whose directory is read in another way. */
export const openWith = (
  files: FileSet,
  resources: Resources,
  streams: StreamSet,
  load: DirectoryLoader,
): Result<OpenedWorkspace> => {
  const loaded = loadWorkspace(files, resources.data, streams, load);
  if (!loaded.ok) return failed([...loaded.diagnostics, ...problemsOfExports(files)]);
  const { workspace, directory, servers } = loaded.value;
  const diagnostics: Diagnostic[] = [...loaded.diagnostics];
  const configurations = new Map<string, ServerConfiguration>();
  for (const server of workspace.servers) {
    const exported = servers.get(server.name);
    const configuration =
      exported === undefined ? builtIn(workspace, server, resources) : placed(readServerExport(exported), server.name);
    diagnostics.push(...configuration.diagnostics);
    if (configuration.ok) configurations.set(server.name, configuration.value);
  }
  diagnostics.push(...assignmentProblems(workspace));
  const expectations = loadExpectations(files, workspace, resources.data);
  diagnostics.push(...expectations.diagnostics);
  const stated = expectations.ok ? expectations.value : [];
  return resultOf(
    { workspace, directory, configurations, expectations: stated, resources, files, streams },
    diagnostics,
  );
};

const builtIn = (workspace: Workspace, server: Server, resources: Resources): Result<ServerConfiguration> =>
  builtInConfiguration(resources.data, {
    adConnector: server.connectors.ad,
    aadConnector: server.connectors.aad,
    forestFqdn: workspace.forest.fqdn,
    domains: workspace.forest.domains,
  });

/** Paths of a server's files as the user sees them, below `servers/<name>/`. */
const placed = <T>(result: Result<T>, server: string): Result<T> => ({
  ...result,
  diagnostics: result.diagnostics.map((diagnostic) =>
    diagnostic.at === undefined
      ? diagnostic
      : { ...diagnostic, at: { ...diagnostic.at, file: `servers/${server}/${diagnostic.at.file}` } },
  ),
});

/** When `onegal.yaml` itself is broken the exports are still read, so that their problems are reported in the same run. */
const problemsOfExports = (files: FileSet): readonly Diagnostic[] => {
  const servers = new Map<string, Map<string, string>>();
  for (const [path, text] of files) {
    const [folder, server, ...rest] = path.split('/');
    if (folder !== 'servers' || server === undefined || rest.length === 0) continue;
    const exported = servers.get(server) ?? new Map<string, string>();
    servers.set(server, exported.set(rest.join('/'), text));
  }
  return [...servers].flatMap(([server, exported]) => placed(readServerExport(exported), server).diagnostics);
};
