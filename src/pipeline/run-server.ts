import type { Instant } from '../attribute/value.js';
import { type EngineOutput, runEngine } from '../engine/engine.js';
import { type DirectoryImport, importDirectory } from '../engine/import.js';
import { seededEnvironment } from '../engine/seeded-environment.js';
import type { EngineState } from '../engine/state.js';
import type { Connector } from '../rule/server-export.js';
import type { OpenedWorkspace } from './open-workspace.js';
import type { ServerPlan } from './plan-servers.js';

/** What one server imports and what it would export. */
export interface ServerRun extends ServerPlan {
  /** One for each AD connector. */
  readonly imports: readonly ConnectorImport[];
  readonly output: EngineOutput;
}

/** What one AD connector brings in. */
export interface ConnectorImport extends DirectoryImport {
  readonly connector: Connector;
}

/** Imports the forest through every AD connector and synchronises until nothing changes, from what the run before left behind. */
export const runServer = (
  opened: OpenedWorkspace,
  plan: ServerPlan,
  asOf: Instant,
  previous: EngineState | null,
): ServerRun => {
  const { configuration, customRules, server } = plan;
  const { forest } = opened.workspace;
  const imports = configuration.connectors
    .filter(({ kind }) => kind === 'ad')
    .map((connector) => ({ connector, ...importDirectory(opened.directory, connector, forest) }));
  const output = runEngine({
    configuration,
    customRules,
    imported: new Map(imports.map(({ connector, objects }) => [connector.id, objects])),
    environment: seededEnvironment(`onegal/${server}`, asOf),
    ...(previous === null ? {} : { previous }),
  });
  return { ...plan, imports, output };
};
