import { compareText } from '../../base/order.js';
import type { Flow, SyncRule } from '../../rule/sync-rule.js';
import { foreignHoles, type Holes } from '../domain-holes.js';
import { fillExpression } from '../fill-expression.js';
import type { Alternatives } from '../home-scope.js';
import type { ExpansionContext, PlannedRule } from '../planned-rule.js';
import { ruleId } from '../rule-identity.js';
import { conditionsHold, fillObjectType, type RuleTemplate, type TemplateFlow } from '../template.js';
import { cloneSource } from './clone-rule.js';
import { expandScope } from './expand-scope.js';
import { ownAnchor } from './own-anchor.js';
import { resolveStrip } from './resolve-strip.js';

/** All rules a template becomes on one server; none where it does not apply. */
export const expandTemplate = (template: RuleTemplate, context: ExpansionContext): readonly PlannedRule[] => {
  const { workspace, tenant, scopes } = context;
  if (template.on !== undefined && template.on !== scopes.kind) return [];
  if (!conditionsHold(template.when, workspace.options, tenant.cloud)) return [];
  return objectTypesOf(template, context.inetOrgPersons).flatMap((objectType) =>
    expandFor(objectType, template, context),
  );
};

/** A `user` rule does not apply to inetOrgPerson: there is no inheritance between object types (PIPE-2). */
export const objectTypesOf = (template: RuleTemplate, inetOrgPersons: boolean): readonly string[] =>
  template.objects === 'user' && inetOrgPersons ? ['user', 'inetOrgPerson'] : [template.objects];

const expandFor = (objectType: string, template: RuleTemplate, context: ExpansionContext): readonly PlannedRule[] => {
  const { workspace, tenant, scopes } = context;
  const active = template.flows.filter((flow) => conditionsHold(flow.when, workspace.options, tenant.cloud));
  const dependent = active.filter(speaksOfForeignTenant);
  const general = active.filter((flow) => !speaksOfForeignTenant(flow));
  // One foreign tenant and no other foreign objects: what speaks of that tenant holds for every object in scope.
  const only =
    scopes.kind === 'first-tenant' && scopes.markedForeign.length === 1 ? scopes.markedForeign[0] : undefined;
  const whole: Variant = {
    objectType,
    foreignTenant: null,
    foreign: null,
    holes: only === undefined ? context.holes : holesFor(only.tenant, context),
    flows: only === undefined ? general : active,
  };
  const perTenant = only === undefined && dependent.length > 0 ? scopes.markedForeign : [];
  const variants = perTenant.map(
    (foreign): Variant => ({
      objectType,
      foreignTenant: foreign.tenant,
      foreign: foreign.alternatives,
      holes: holesFor(foreign.tenant, context),
      flows: dependent,
    }),
  );
  return [whole, ...variants].flatMap((variant) => plan(variant, template, context));
};

const speaksOfForeignTenant = (flow: TemplateFlow): boolean => flow.expression?.includes('${foreign.') === true;

const holesFor = (foreignTenant: string, { workspace, tenant, holes }: ExpansionContext): Holes => {
  const foreign = workspace.tenants.find(({ name }) => name === foreignTenant);
  return foreign === undefined ? holes : new Map([...holes, ...foreignHoles(workspace, tenant, foreign)]);
};

/** One rule of the one or several that a template becomes. */
interface Variant {
  readonly objectType: string;
  /** Set on the rules that exist once for each foreign tenant. */
  readonly foreignTenant: string | null;
  readonly foreign: Alternatives | null;
  readonly holes: Holes;
  readonly flows: readonly TemplateFlow[];
}

const plan = (variant: Variant, template: RuleTemplate, context: ExpansionContext): readonly PlannedRule[] => {
  const { objectType, foreignTenant } = variant;
  const { server, workspace, connector } = context;
  const scopeGroups = expandScope(template.scope, context.scopes, variant.foreign);
  if (scopeGroups.length === 0) return [];
  const name = ruleName(template, server.name, variant);
  const flows = flowsOf(variant, template, name, context);
  if (flows.length === 0) return [];
  const id = ruleId({
    forest: workspace.forest.fqdn,
    server: server.name,
    key: template.key,
    objectType,
    foreignTenant,
  });
  const rule: PlannedRule['rule'] = {
    ...unchanging,
    id,
    internalId: id,
    name,
    description: template.why,
    connector: connector.id,
    sourceObjectType: objectType,
    targetObjectType: objectType === 'group' ? 'group' : 'person',
    flows: [...flows].sort((a, b) => compareText(a.target, b.target)),
    scopeGroups,
  };
  return [{ rule, number: template.number, twin: objectType === 'inetOrgPerson' }];
};

/** What all generated rules have in common (scenario C.3, C.1). */
const unchanging = {
  version: 1,
  immutableTag: '',
  direction: 'Inbound',
  disabled: false,
  linkType: 'Join',
  precedenceAfter: null,
  precedenceBefore: null,
  softDeleteExpiryInterval: '00:00:00',
  enablePasswordSync: false,
  joinGroups: [],
  unknown: [],
} as const satisfies Partial<SyncRule>;

/** `onegal G05 In from AD - User foreign leaver`: server and number of the plan, whatever the precedence (C.3). */
const ruleName = (template: RuleTemplate, server: string, { objectType, foreignTenant }: Variant): string => {
  const number = String(template.number).padStart(2, '0');
  const suffix = foreignTenant === null ? '' : ` (${foreignTenant})`;
  return `onegal ${server}${number} ${fillObjectType(template.name, objectType)}${suffix}`;
};

const flowsOf = (
  variant: Variant,
  template: RuleTemplate,
  name: string,
  context: ExpansionContext,
): readonly Flow[] => {
  const own = variant.flows.flatMap((flow) => fillFlow(flow, variant, name, context));
  if (variant.foreignTenant !== null) return own;
  if (template.clone !== undefined) return cloneSource(template.clone, variant.objectType, context)?.flows ?? [];
  return [...own, ...resolveStrip(template, variant.objectType, name, context)];
};

const fillFlow = (
  flow: TemplateFlow,
  { holes, objectType }: Variant,
  name: string,
  context: ExpansionContext,
): readonly Flow[] => {
  const common = { target: flow.target, merge: 'Update', applyOnce: false } as const;
  if (flow.fromServer !== undefined) {
    const anchor = ownAnchor(objectType, context);
    return anchor === null ? [] : [{ ...common, kind: 'expression', ...anchor }];
  }
  if (flow.expression === undefined) return [{ ...common, kind: 'constant', constant: flow.constant ?? '' }];
  const filled = fillExpression(flow.expression, holes, name);
  for (const diagnostic of filled.diagnostics) context.report(diagnostic);
  return filled.ok ? [{ ...common, kind: 'expression', ...filled.value }] : [];
};
