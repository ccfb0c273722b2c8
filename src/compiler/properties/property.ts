import type { Server, Workspace } from '../../model/workspace.js';
import { findConnector } from '../../rule/find-connector.js';
import type { ServerConfiguration } from '../../rule/server-export.js';
import type { SyncRule } from '../../rule/sync-rule.js';

/** One of the static properties of scenario C.7 on one server. */
export interface Property {
  /** `C.7.1` to `C.7.7`. */
  readonly id: string;
  readonly statement: string;
  readonly holds: boolean;
  /** What was looked at when it holds, counterexamples when it does not. */
  readonly evidence: readonly string[];
  /** What the files at hand cannot decide, and who can. */
  readonly open: readonly string[];
}

/** A server with the custom rules to be judged: compiled ones or any others. */
export interface PropertyInput {
  readonly workspace: Workspace;
  readonly server: Server;
  readonly configuration: ServerConfiguration;
  readonly rules: readonly SyncRule[];
  /** The standard rules as installations make them; left out, edited ones are not recognised. */
  readonly standard?: readonly SyncRule[];
  /** Every server of the workspace by name; left out, the servers are not compared with each other. */
  readonly configurations?: ReadonlyMap<string, ServerConfiguration>;
}

/** All rules of the server as they will be: custom rules replace rules with the same identifier (AUT-6). */
export const resultingRules = ({ configuration, rules }: PropertyInput): readonly SyncRule[] => {
  const replaced = new Set(rules.map((rule) => rule.id));
  return [...configuration.rules.filter((rule) => !replaced.has(rule.id)), ...rules].sort(
    (a, b) => a.precedence - b.precedence,
  );
};

/** The enabled inbound rules that can touch AD objects of a type in the server's forest, in order of precedence. */
export const rulesFor = (input: PropertyInput, objectType: string): readonly SyncRule[] => {
  const connector = findConnector(input.configuration, 'ad', input.server.connectors.ad);
  return resultingRules(input).filter(
    (rule) =>
      !rule.disabled &&
      rule.direction === 'Inbound' &&
      rule.sourceObjectType === objectType &&
      connector.ok &&
      rule.connector === connector.value.id,
  );
};

/** A verdict with its evidence: the counterexamples, at most ten, or what the proof rests on. */
export const property = (
  id: string,
  statement: string,
  counterexamples: readonly string[],
  basis: readonly string[],
  open: readonly string[] = [],
): Property => {
  const holds = counterexamples.length === 0;
  const shown = counterexamples.slice(0, 10);
  const more = counterexamples.length > shown.length ? [`and ${counterexamples.length - shown.length} more`] : [];
  return { id, statement, holds, evidence: holds ? basis : [...shown, ...more], open };
};
