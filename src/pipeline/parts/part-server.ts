import type { Instant } from '../../attribute/value.js';
import { compileRules } from '../../engine/engine.js';
import { Importer } from '../../engine/import.js';
import { MeetingKeys } from '../../engine/meeting-keys.js';
import { partObstacles } from '../../engine/part-obstacles.js';
import type { Plan } from '../../engine/plan.js';
import { seededEnvironment } from '../../engine/seeded-environment.js';
import type { Environment } from '../../expression/context.js';
import type { OpenedWorkspace } from '../open-workspace.js';
import type { ServerPlan } from '../plan-servers.js';
import { engineRulesOf } from '../run-server.js';

/** A server that waits for the parts of a directory. */
export interface PartServer extends ServerPlan {
  readonly compiled: Plan;
  /** Of its AD connector. */
  readonly importer: Importer | null;
  readonly environment: Environment;
  readonly keys: MeetingKeys;
}

/** The server ready to run parts; `null` when it can only run a directory as a whole. */
export const partServer = (opened: OpenedWorkspace, plan: ServerPlan, asOf: Instant): PartServer | null => {
  const ads = plan.configuration.connectors.filter(({ kind }) => kind === 'ad');
  // With several AD connectors a reference would have to know through which one it is followed.
  if (ads.length > 1) return null;
  const compiled = compileRules(engineRulesOf(opened, plan));
  if (partObstacles(compiled).length > 0) return null;
  const [connector] = ads;
  return {
    ...plan,
    compiled,
    importer: connector === undefined ? null : new Importer(connector, opened.workspace.forest),
    environment: seededEnvironment(`onegal/${plan.server}`, asOf),
    keys: new MeetingKeys(compiled),
  };
};
