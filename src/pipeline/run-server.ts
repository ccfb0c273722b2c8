import type { Instant } from '../attribute/value.js';
import type { Diagnostic } from '../base/diagnostic.js';
import { type Progress, silent } from '../base/progress.js';
import { compileRules, type EngineOutput, type EngineResult, type EngineRules, runEngine } from '../engine/engine.js';
import { importDirectory, type SkippedObject } from '../engine/import.js';
import { seededEnvironment } from '../engine/seeded-environment.js';
import type { EngineState } from '../engine/state.js';
import type { Connector } from '../rule/server-export.js';
import type { OpenedWorkspace } from './open-workspace.js';
import type { ServerPlan } from './plan-servers.js';

/** What one server imports and what it would export. */
export interface ServerRun extends ServerPlan {
  /** One for each AD connector. */
  readonly imports: readonly ConnectorImport[];
  readonly output: EngineResult;
  /** The same with all that the run held, where somebody is going to ask it. */
  readonly retained: EngineOutput | null;
}

/** What one AD connector brought in. */
export interface ConnectorImport {
  readonly connector: Connector;
  /** Number of objects by type. */
  readonly imported: ReadonlyMap<string, number>;
  readonly skipped: readonly SkippedObject[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How one server is run. */
export interface ServerRunOptions {
  readonly asOf: Instant;
  /** What the run before left behind; `null` for a server that starts from nothing. */
  readonly previous: EngineState | null;
  /** Whether the run is kept in memory to be asked. */
  readonly retains: boolean;
  readonly progress?: Progress;
}

/** Imports the forest through every AD connector and synchronises until nothing changes, from what the run before left behind. */
export const runServer = (
  opened: OpenedWorkspace,
  plan: ServerPlan,
  { asOf, previous, retains, progress = silent }: ServerRunOptions,
): ServerRun => {
  const { compiled, server } = plan;
  const { forest } = opened.workspace;
  const imports = plan.configuration.connectors
    .filter(({ kind }) => kind === 'ad')
    .map((connector) => ({ connector, ...importDirectory(opened.directory, connector, forest) }));
  const whole = runEngine({
    ...engineRulesOf(opened, plan),
    ...(compiled === undefined ? {} : { compiled }),
    imported: new Map(imports.map(({ connector, objects }) => [connector.id, objects])),
    environment: seededEnvironment(`onegal/${server}`, asOf),
    ...(previous === null ? {} : { previous }),
    progress: { ...progress, start: (step, total) => progress.start(`${server}: ${step}`, total) },
  });
  const { exports, errors, diagnostics, remarks, passes, effort, orders } = whole;
  return {
    ...plan,
    imports: imports.map(({ connector, objects, skipped, diagnostics: problems }) => ({
      connector,
      imported: countsByType(objects),
      skipped,
      diagnostics: problems,
    })),
    output: { exports, errors, diagnostics, remarks, passes, effort, orders },
    retained: retains ? whole : null,
  };
};

/** The plan of a server with its rules compiled, for many runs. */
export const compiledPlan = (opened: OpenedWorkspace, plan: ServerPlan): ServerPlan => ({
  ...plan,
  compiled: compileRules(engineRulesOf(opened, plan)),
});

/** The rules of a server as the engine takes them. */
export const engineRulesOf = (
  { workspace }: OpenedWorkspace,
  { configuration, customRules }: ServerPlan,
): EngineRules => ({
  configuration,
  customRules,
  options: { operatorPrecedence: workspace.options.operatorPrecedence },
});

const countsByType = (objects: readonly { readonly objectType: string }[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { objectType } of objects) counts.set(objectType, (counts.get(objectType) ?? 0) + 1);
  return counts;
};
