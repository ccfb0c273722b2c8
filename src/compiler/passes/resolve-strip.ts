import type { Flow, SyncRule } from '../../rule/sync-rule.js';
import type { ExpansionContext } from '../planned-rule.js';
import { conditionsHold, type RuleTemplate } from '../template.js';

/**
 * The attributes of a strip list that this server can carry: known to its metaverse and filled by one of its own rules for
 * the object type (scenario C.1.6). What is left out is reported once per rule.
 */
export const resolveStrip = (
  template: RuleTemplate,
  objectType: string,
  name: string,
  context: ExpansionContext,
): readonly Flow[] => {
  const { configuration, workspace, tenant } = context;
  const filled = targetsFilledFor(objectType, context);
  const kept: string[] = [];
  const unknown: string[] = [];
  const unfilled: string[] = [];
  for (const strip of template.strip) {
    if (!conditionsHold(strip.when, workspace.options, tenant.cloud)) continue;
    for (const attribute of strip.attributes) {
      if (!configuration.metaverse.schema.has(attribute)) unknown.push(attribute);
      else if (strip.always !== true && !filled.has(attribute)) unfilled.push(attribute);
      else kept.push(attribute);
    }
  }
  reportLeftOut(name, 'the metaverse does not know', unknown, context);
  reportLeftOut(name, 'no rule of the server fills', unfilled, context);
  return kept.map((target) => ({
    kind: 'expression',
    target,
    expression: 'AuthoritativeNull',
    sources: [],
    merge: 'Update',
    applyOnce: false,
  }));
};

/** Metaverse attributes that enabled inbound rules of the AD connector fill for an object type. */
export const targetsFilledFor = (
  objectType: string,
  { baseline, connector }: { readonly baseline: readonly SyncRule[]; readonly connector: { readonly id: string } },
): ReadonlySet<string> =>
  new Set(
    baseline
      .filter(
        (rule) =>
          !rule.disabled &&
          rule.direction === 'Inbound' &&
          rule.connector === connector.id &&
          rule.sourceObjectType === objectType,
      )
      .flatMap((rule) => rule.flows.map((flow) => flow.target)),
  );

const reportLeftOut = (
  name: string,
  reason: string,
  attributes: readonly string[],
  { server, report }: ExpansionContext,
): void => {
  if (attributes.length === 0) return;
  const list = [...attributes].sort().map((attribute) => `\`${attribute}\``);
  report({
    code: 'compiler/strip-left-out',
    severity: 'info',
    message: `server \`${server.name}\`, rule \`${name}\`: ${reason} ${list.join(', ')}; nothing to strip`,
    help: 'Compile again after an extension of the AD schema or an upgrade of the server.',
  });
};
