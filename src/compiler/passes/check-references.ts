import type { Diagnostic } from '../../base/diagnostic.js';
import { compareText } from '../../base/order.js';
import type { ExpansionContext, PlannedRule } from '../planned-rule.js';
import { sourceAttributesOf } from '../source-attributes.js';

/**
 * C.7.6: what generated rules read must be selected on the AD connector, what they write must exist in the metaverse. A
 * scope that reads an attribute which never arrives applies to the wrong objects (F83), so that is an error; a flow that
 * does only loses its value.
 */
export const checkReferences = (planned: readonly PlannedRule[], context: ExpansionContext): readonly Diagnostic[] => [
  ...notSelected(planned, context),
  ...unknownTargets(planned, context),
];

const notSelected = (
  planned: readonly PlannedRule[],
  { connector, server, configuration }: ExpansionContext,
): readonly Diagnostic[] => {
  const { selected } = connector;
  if (selected === null) return [];
  const readers = new Map<string, { readonly rules: string[]; inScope: boolean }>();
  for (const { rule } of planned) {
    const scope = new Set(rule.scopeGroups.flat().map((clause) => clause.attribute));
    for (const attribute of sourceAttributesOf(rule)) {
      if (selected.has(attribute)) continue;
      const reader = readers.get(attribute) ?? { rules: [], inScope: false };
      reader.rules.push(`\`${rule.name}\``);
      reader.inScope ||= scope.has(attribute);
      readers.set(attribute, reader);
    }
  }
  return [...readers]
    .sort(([a], [b]) => compareText(a, b))
    .map(([attribute, { rules, inScope }]) => ({
      code: 'compiler/attribute-not-selected',
      // What a built-in server selects is only the default of the wizard.
      severity: inScope && configuration.origin === 'export' ? 'error' : 'warning',
      message: `server \`${server.name}\`: \`${attribute}\` is not selected on the connector \`${connector.name}\`, but read by ${rules.join(', ')}`,
      help: connector.schema.has(attribute)
        ? `Select \`${attribute}\` in the properties of the connector (C.7.6).`
        : `The AD schema of the connector does not have \`${attribute}\`; extend AD, refresh the schema, then select it (C.7.6).`,
    }));
};

const unknownTargets = (
  planned: readonly PlannedRule[],
  { configuration, server }: ExpansionContext,
): readonly Diagnostic[] =>
  planned.flatMap(({ rule }) =>
    rule.flows
      .filter((flow) => !configuration.metaverse.schema.has(flow.target))
      .map((flow) => ({
        code: 'compiler/unknown-target',
        severity: 'error' as const,
        message: `server \`${server.name}\`, rule \`${rule.name}\`: the metaverse has no attribute \`${flow.target}\``,
        help: 'The server would refuse the rule (FLOW-11); refresh the schema of the AD connector.',
      })),
  );
