import { invariant } from '../base/assert-never.js';
import { encodeBase64 } from '../base/base64.js';
import type { Diagnostic } from '../base/diagnostic.js';
import { failed, ok, type Result } from '../base/result.js';
import { suggestion } from '../base/suggestion.js';
import type { ExplainedChannel, ExplainedTarget, ObjectExplanation } from '../engine/explain.js';
import type { ExplainedRule } from '../engine/explain-scope.js';
import type { SkippedObject } from '../engine/import.js';
import { type UnifiedRow, unifiedRow } from '../gal/unified-row.js';
import type { AdObject } from '../model/directory.js';
import { type Flow, isLinkRule } from '../rule/sync-rule.js';
import { findPerson } from './find-person.js';
import type { OpenedWorkspace } from './open-workspace.js';
import type { ServerRun } from './run-server.js';
import type { Simulation } from './simulate.js';

/** What of a person is to be explained. */
export interface ExplainOptions {
  /** One tenant only. */
  readonly tenant: string | null;
  /** One attribute only, as AD, the metaverse or the cloud calls it. */
  readonly attribute: string | null;
}

/** The way of a person through every server and what the tenants show. */
export interface PersonExplanation {
  readonly object: AdObject;
  readonly servers: readonly ServerExplanation[];
  /** `null` for an object that no list could show. */
  readonly row: UnifiedRow | null;
}

/** The way of a person through one server. */
export interface ServerExplanation {
  readonly server: string;
  readonly tenant: string;
  /** `null` when the object was not imported. */
  readonly way: ObjectExplanation | null;
  /** Why nothing is exported to the cloud; `null` when something is. */
  readonly notSynchronised: NotSynchronised | null;
}

/** The reason, and the smallest change that would remove it. */
export interface NotSynchronised {
  readonly because: string;
  readonly change: string | null;
}

/** Explains one person of a finished simulation. */
export const explainPerson = (
  opened: OpenedWorkspace,
  simulation: Simulation,
  called: string,
  { tenant, attribute }: ExplainOptions,
): Result<PersonExplanation> => {
  const found = findPerson(opened.directory, called);
  const tenants = opened.workspace.tenants.map(({ name }) => name);
  if (tenant !== null && !tenants.includes(tenant)) return failed([...found.diagnostics, noTenant(tenant, tenants)]);
  if (!found.ok) return found;
  const object = found.value;
  const servers = simulation.servers
    .filter((run) => tenant === null || run.tenant === tenant)
    .map((run) => explainOn(run, object, attribute));
  return ok({ object, servers, row: rowOf(simulation, object) });
};

const noTenant = (tenant: string, known: readonly string[]): Diagnostic => ({
  code: 'explain/unknown-tenant',
  severity: 'error',
  message: `the workspace has no tenant \`${tenant}\``,
  help: suggestion(tenant, known),
});

const rowOf = ({ gal }: Simulation, { dn, attributes }: AdObject): UnifiedRow | null => {
  const guid = attributes.get('objectGUID');
  const anchor = gal.anchorOf(dn) ?? (guid instanceof Uint8Array ? encodeBase64(guid) : '');
  const row = gal.people.rowOf(anchor);
  return row < 0 ? null : unifiedRow(gal, row);
};

const explainOn = (run: ServerRun, { dn }: AdObject, attribute: string | null): ServerExplanation => {
  const { server, tenant, imports, retained } = run;
  invariant(retained !== null, 'a simulation that is explained keeps its runs');
  for (const { connector } of imports) {
    const way = retained.explain(connector.id, dn);
    if (way === null) continue;
    const isCloud = (channel: ExplainedChannel): boolean =>
      run.configuration.connectors.some(({ name, kind }) => name === channel.connector && kind === 'aad');
    const notSynchronised = reasonIn(way, isCloud);
    return { server, tenant, way: attribute === null ? way : only(way, attribute), notSynchronised };
  }
  return { server, tenant, way: null, notSynchronised: notImported(run, dn) };
};

const notImported = ({ imports }: ServerRun, dn: string): NotSynchronised => {
  for (const { connector, skipped } of imports) {
    const found = skipped.find((object) => object.dn === dn);
    if (found !== undefined) return skipReason(found, connector.name);
  }
  return { because: 'no rule of the server speaks of objects of its type', change: null };
};

const skipReason = ({ reason, objectType }: SkippedObject, connector: string): NotSynchronised => {
  switch (reason) {
    case 'domain':
      return {
        because: `its domain is not selected in \`${connector}\``,
        change: 'select the domain and run a full import',
      };
    case 'container':
      return {
        because: `its container is not selected in \`${connector}\``,
        change: 'select the container and run a full import',
      };
    case 'objectType':
      return {
        because: `\`${connector}\` does not import ${objectType} objects`,
        change: 'select the object type and run a full import',
      };
  }
};

/** Errors first, then the join, then the scopes of what could export it. */
const reasonIn = (way: ObjectExplanation, isCloud: (channel: ExplainedChannel) => boolean): NotSynchronised | null => {
  const error = way.sources.find((source) => source.error !== null)?.error;
  const channels = way.channels.filter(isCloud);
  if (channels.some(({ dn }) => dn !== null)) return null;
  if (error !== undefined && error !== null) {
    const rule = error.rule === null ? '' : ` in \`${error.rule}\``;
    return { because: `it is in error${rule}: ${error.error}, ${error.message}`, change: null };
  }
  const [source] = way.sources;
  if (way.objectType === null) {
    const nearest = nearestLinkRule(source?.rules ?? [], []);
    return nearest ?? { because: source?.unlinked ?? 'it is not linked', change: null };
  }
  return (
    nearestLinkRule(
      channels.flatMap(({ rules }) => rules),
      way.attributes,
    ) ?? {
      because: channels[0]?.missing ?? `no rule exports ${way.objectType} objects to the cloud`,
      change: null,
    }
  );
};

/** Of the rules that could link or create, the one that fewest clauses keep out. */
const nearestLinkRule = (
  rules: readonly ExplainedRule[],
  given: readonly ExplainedTarget[],
): NotSynchronised | null => {
  const linking = rules.filter(({ rule }) => isLinkRule(rule) && rule.linkType === 'Provision');
  if (linking.length === 0 || linking.some(({ inScope }) => inScope)) return null;
  const nearest = linking.reduce((best, next) => (next.failed.length < best.failed.length ? next : best));
  const clauses = nearest.failed.map(({ clause }) => {
    const giver = given
      .find(({ attribute }) => attribute === clause.attribute)
      ?.flows.find(({ lost }) => lost === null);
    const by = giver === undefined ? '' : `, given by \`${giver.rule.name}\``;
    return `${`\`${clause.attribute} ${clause.operator} ${clause.value}`.trim()}\`${by}`;
  });
  return {
    because: `\`${nearest.rule.name}\` does not have it in scope, for want of ${clauses.join(' and ')}`,
    change: nearest.failed.map(({ change }) => change).join(', and '),
  };
};

/** What has to do with one attribute: flows into it, and outbound flows that copy it. */
const only = (way: ObjectExplanation, attribute: string): ObjectExplanation => {
  const wanted = attribute.toLowerCase();
  const isWanted = (target: ObjectExplanation['attributes'][number]): boolean =>
    target.attribute.toLowerCase() === wanted ||
    target.flows.some(({ rule }) =>
      rule.flows.some(
        (flow) => flow.target === target.attribute && sourcesOfFlow(flow).some((name) => name.toLowerCase() === wanted),
      ),
    );
  return {
    ...way,
    attributes: way.attributes.filter(isWanted),
    channels: way.channels.map((channel) => ({ ...channel, attributes: channel.attributes.filter(isWanted) })),
  };
};

/** The attributes a flow reads, as far as its text shows them. */
export const sourcesOfFlow = (flow: Flow): readonly string[] => {
  switch (flow.kind) {
    case 'direct':
      return [flow.source];
    case 'constant':
      return [];
    case 'expression':
      return [...flow.expression.matchAll(/\[([^\]]+)\]|"([A-Za-z][\w-]*)"/g)].map(
        ([, name, quoted]) => name ?? quoted ?? '',
      );
  }
};
