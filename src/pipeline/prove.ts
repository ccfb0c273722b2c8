import { invariant } from '../base/assert-never.js';
import type { CompiledServer } from '../compiler/compiled-server.js';
import type { Property } from '../compiler/properties/property.js';
import { proveProperties } from '../compiler/properties/prove-properties.js';
import { standardRules } from './compile.js';
import type { OpenedWorkspace } from './open-workspace.js';

/** The proof sheet of one server (scenario C.7). */
export interface Proof {
  readonly server: string;
  readonly tenant: string;
  readonly properties: readonly Property[];
}

/** Judges the compiled rules of every server together with the rules that are there (scenario C.7). */
export const proveServers = (opened: OpenedWorkspace, compiled: readonly CompiledServer[]): readonly Proof[] => {
  const standard = standardRules(opened);
  return compiled.map(({ server: name, tenant, rules }) => {
    const { workspace, configurations } = opened;
    const server = workspace.servers.find((candidate) => candidate.name === name);
    const configuration = configurations.get(name);
    invariant(server !== undefined && configuration !== undefined, `no configuration for server ${name}`);
    return {
      server: name,
      tenant,
      properties: proveProperties({ workspace, server, configuration, rules, configurations, standard }),
    };
  });
};

/** Whether every property holds on every server. */
export const allHold = (proofs: readonly Proof[]): boolean =>
  proofs.every(({ properties }) => properties.every(({ holds }) => holds));
