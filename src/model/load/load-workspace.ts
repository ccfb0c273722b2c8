import { invariant } from '../../base/assert-never.js';
import { compareDiagnostics } from '../../base/diagnostic.js';
import { below, type FileSet, type StreamSet } from '../../base/files.js';
import { failed, type Result, resultOf } from '../../base/result.js';
import { suggestion } from '../../base/suggestion.js';
import { withMembers } from '../home-carrier.js';
import type { Workspace } from '../workspace.js';
import { loadConfiguration } from './load-configuration.js';
import { type DirectoryLoader, type LoadedDirectory, loadDirectory } from './load-directory.js';
import { Problems } from './problems.js';

/** A workspace folder, decoded and checked. */
export interface LoadedWorkspace {
  readonly workspace: Workspace;
  readonly directory: LoadedDirectory;
  /** The files of `servers/<name>/` by server name, for servers that have an export. */
  readonly servers: ReadonlyMap<string, FileSet>;
}

/**
 * Decodes a workspace folder; every problem that can be found is in the result (hardening ERR-2). `streams` are directory files
 * that are too large to be held; `load` is how the directory is read.
 */
export const loadWorkspace = (
  files: FileSet,
  resources: FileSet,
  streams: StreamSet = new Map(),
  load: DirectoryLoader = loadDirectory,
): Result<LoadedWorkspace> => {
  const schema = resources.get('schemas/workspace.schema.json');
  invariant(schema !== undefined, 'the package has no workspace schema');
  const text = files.get(configurationFile);
  if (text === undefined) return failed([missingConfiguration(files)]);
  const configuration = loadConfiguration(text, configurationFile, files, schema, streams);
  if (!configuration.ok) return failed([...configuration.diagnostics].sort(compareDiagnostics));
  const workspace = configuration.value;
  const directory = load(files, workspace, streams);
  const problems = new Problems();
  const servers = serverFiles(files, workspace, problems);
  warnOfUnusedInventories([...files.keys(), ...streams.keys()], text, problems);
  const diagnostics = [...configuration.diagnostics, ...directory.diagnostics, ...problems.found].sort(
    compareDiagnostics,
  );
  if (!directory.ok) return failed(diagnostics);
  const home = withMembers(workspace.home, directory.value);
  return resultOf({ workspace: { ...workspace, home }, directory: directory.value, servers }, diagnostics);
};

const configurationFile = 'onegal.yaml';

const missingConfiguration = (files: FileSet) =>
  ({
    code: 'model/no-configuration',
    severity: 'error',
    message: 'the folder has no `onegal.yaml`',
    at: { file: configurationFile },
    help: files.has('onegal.yml') ? 'Rename `onegal.yml`.' : 'Is it a workspace? `onegal init` makes one.',
  }) as const;

/** An inventory that no tenant names was meant to be read. */
const warnOfUnusedInventories = (paths: readonly string[], configuration: string, problems: Problems): void => {
  for (const path of paths)
    if (path.startsWith('cloud/') && !configuration.includes(path))
      problems.warning(
        'unused-inventory',
        { file: path },
        'no tenant names this file',
        `Write \`inventory: ${path}\` to the tenant that it is of, in \`onegal.yaml\`.`,
      );
};

/** Exports by server; a folder that belongs to no server is a spelling mistake, not nothing. */
const serverFiles = (files: FileSet, workspace: Workspace, problems: Problems): ReadonlyMap<string, FileSet> => {
  const names = workspace.servers.map((server) => server.name);
  const servers = new Map<string, FileSet>();
  const unknown = new Set<string>();
  for (const path of files.keys()) {
    const [folder, name, rest] = path.split('/', 3);
    if (folder !== 'servers' || name === undefined || rest === undefined) continue;
    if (names.includes(name)) servers.set(name, servers.get(name) ?? below(files, `servers/${name}`));
    else unknown.add(name);
  }
  for (const name of unknown)
    problems.error(
      'unknown-server',
      { file: `servers/${name}` },
      `there is no server \`${name}\``,
      suggestion(name, names),
    );
  return servers;
};
