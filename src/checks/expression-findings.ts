import type { Schema } from '../attribute/schema.js';
import { type Diagnostic, hasErrors } from '../base/diagnostic.js';
import { checkText } from '../expression/check.js';
import type { Connector, Metaverse } from '../rule/server-export.js';
import { type ExpressionFlow, isStandardRule, type SyncRule } from '../rule/sync-rule.js';

/** What the checker of the expression language says of one flow; places are offsets into the expression. */
export interface ExpressionFinding {
  readonly rule: SyncRule;
  readonly flow: ExpressionFlow;
  readonly diagnostic: Diagnostic;
}

/** The schemas and parameters of one server, as far as they are known. */
export interface ExpressionSurroundings {
  /** Empty = not known. */
  readonly connectors: readonly Connector[];
  readonly metaverse: Pick<Metaverse, 'schema' | 'settings'>;
}

/**
 * Everything the expression language has to say of the flows of one rule (expression-language 17), in the order of the flows.
 * Standard rules cannot be changed (AUT-2): only their errors are told, everything else is how the product is.
 */
export const expressionFindings = (rule: SyncRule, known: ExpressionSurroundings): readonly ExpressionFinding[] => {
  const connector = known.connectors.find(({ id }) => id === rule.connector);
  const space: Schema = connector?.schema ?? new Map();
  const [source, target] =
    rule.direction === 'Inbound' ? [space, known.metaverse.schema] : [known.metaverse.schema, space];
  const parameters = connector === undefined ? undefined : parametersOf(connector, known.metaverse);
  return rule.flows.flatMap((flow) => {
    if (flow.kind !== 'expression') return [];
    const definition =
      target.get(flow.target) ?? (flow.target === 'dn' && rule.direction === 'Outbound' ? dn : undefined);
    const { diagnostics } = checkText(flow.expression, {
      source,
      direction: rule.direction,
      applyOnce: flow.applyOnce,
      ...(definition === undefined ? {} : { target: definition }),
      ...(parameters === undefined ? {} : { parameters }),
    });
    const told = isStandardRule(rule) && !hasErrors(diagnostics) ? [] : diagnostics;
    return told.map((diagnostic) => ({ rule, flow, diagnostic }));
  });
};

/** No schema lists it; outbound it names the new object (PIPE-10). */
const dn = { name: 'dn', type: 'string', multiValued: false } as const;

/** Names that every AD connector defines beside those of forest and domain (expression-language 10). */
const predefined = [
  'Connector.ID',
  'Connector.GroupFilteringGroupDn',
  'ADS_UF_ACCOUNTDISABLE',
  ...['GLOBAL_GROUP', 'DOMAIN_LOCAL_GROUP', 'LOCAL_GROUP', 'UNIVERSAL_GROUP', 'SECURITY_ENABLED'].map(
    (type) => `ADS_GROUP_TYPE_${type}`,
  ),
];

/** The parameters that expressions of a connector's rules may name (PIPE-9). */
const parametersOf = (connector: Connector, metaverse: Pick<Metaverse, 'settings'>): ReadonlySet<string> =>
  new Set([
    ...predefined,
    ...connector.parameters.keys(),
    ...(connector.withheldParameters ?? []),
    ...connector.partitions.flatMap((partition) => [...partition.parameters.keys()]),
    ...metaverse.settings.keys(),
  ]);
