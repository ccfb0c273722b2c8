import { adSchema, entraSchema } from '../../attribute/catalogue.js';
import type { Schema } from '../../attribute/schema.js';
import type { Attributes, Instant } from '../../attribute/value.js';
import { type Diagnostic, hasErrors, type Place, type Severity } from '../../base/diagnostic.js';
import { seededEnvironment } from '../../engine/seeded-environment.js';
import { checkText } from '../../expression/check.js';
import { compileExpression } from '../../expression/compile.js';
import { factsOf } from '../../expression/facts.js';
import type { Outcome } from '../../expression/outcome.js';
import { parseExpression } from '../../expression/parse.js';
import { layoutOf } from '../../expression/run-vector.js';
import type { Check } from '../define-check.js';

/** A policy as `policies/*.yaml` states it. */
export interface PolicyEntry {
  readonly id: string;
  readonly subject: 'directory' | 'export';
  readonly severity?: Severity;
  /** Object classes of AD, or types of the cloud; all when left out. */
  readonly objects?: readonly string[];
  /** Only exports to this tenant. */
  readonly tenant?: string;
  /** The objects it speaks about; all when left out. */
  readonly when?: string;
  /** Must be True. */
  readonly condition: string;
  readonly message: string;
  readonly fix?: string;
}

/** Checks of a workspace's own, by subject. */
export interface Policies {
  readonly directory: readonly Check<'directory'>[];
  readonly outcome: readonly Check<'outcome'>[];
  readonly 'rule-set': readonly Check<'rule-set'>[];
  readonly topology: readonly Check<'topology'>[];
}

export const noPolicies: Policies = { directory: [], outcome: [], 'rule-set': [], topology: [] };

/** An entry as a check; what its expressions break is reported at their places. */
export const policyCheck = (
  entry: PolicyEntry,
  placeOf: (key: 'when' | 'condition') => Place,
  now: Instant,
  report: (diagnostic: Diagnostic) => void,
): Policies => {
  const schema = entry.subject === 'directory' ? adSchema : entraSchema;
  const when = entry.when === undefined ? null : compileCondition(entry.when, schema, placeOf('when'), now, report);
  const condition = compileCondition(entry.condition, schema, placeOf('condition'), now, report);
  const words = {
    id: `policy/${entry.id}`,
    severity: entry.severity ?? 'warning',
    summary: entry.message,
    rationale: 'It is a policy of this workspace.',
    avoid: `an object for which \`${entry.condition}\` is not True`,
    prefer: `\`${entry.condition}\``,
    fix: entry.fix ?? 'Change the object, or the policy.',
    source: placeOf('condition').file,
  } as const;
  const breaks = (type: string, attributes: Attributes): string | null => {
    if (entry.objects?.includes(type) === false || (when !== null && when(attributes) !== true)) return null;
    const result = condition(attributes);
    if (result === true) return null;
    const failed = typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'failure';
    return failed ? `${entry.message} (the condition fails: ${result.message})` : entry.message;
  };
  if (entry.subject === 'directory') {
    const check: Check<'directory'> = {
      ...words,
      subject: 'directory',
      run: () => ({
        object: ({ object }) => {
          const message = breaks(object.objectClass, object.attributes);
          return message === null ? null : { message };
        },
      }),
    };
    return { ...noPolicies, directory: [check] };
  }
  const check: Check<'outcome'> = {
    ...words,
    subject: 'outcome',
    *run({ servers }) {
      for (const { tenant, exports } of servers)
        for (const { objectType, attributes, sources, sourceAnchor } of exports) {
          const message = entry.tenant === undefined || entry.tenant === tenant ? breaks(objectType, attributes) : null;
          if (message !== null) yield { message, tenant, objects: sources.length > 0 ? sources : [sourceAnchor] };
        }
    },
  };
  return { ...noPolicies, outcome: [check] };
};

/** A condition over the attributes of one object; parameters are not known in a policy. */
const compileCondition = (
  text: string,
  schema: Schema,
  at: Place,
  now: Instant,
  report: (diagnostic: Diagnostic) => void,
): ((attributes: Attributes) => Outcome) => {
  const checked = checkText(text, { source: schema, direction: 'Inbound', parameters: new Set() });
  for (const diagnostic of checked.diagnostics)
    if (diagnostic.severity === 'error')
      report({ ...diagnostic, message: `\`${text.slice(0, 60)}\`: ${diagnostic.message}`, at });
  const parsed = parseExpression(text);
  if (!parsed.ok || hasErrors(checked.diagnostics)) return () => null;
  const { attributes, importedAttributes } = factsOf(parsed.value);
  const names = [...new Set([...attributes, ...importedAttributes])];
  const evaluate = compileExpression(parsed.value, layoutOf(names));
  const environment = seededEnvironment('onegal policy', now);
  return (values) => {
    const slots = names.map((name) => values.get(name) ?? null);
    return evaluate({ slots, imported: slots, parameters: new Map(), environment });
  };
};
