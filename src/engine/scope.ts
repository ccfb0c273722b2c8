import type { AttributeDefinition } from '../attribute/schema.js';
import { isList, type Value } from '../attribute/value.js';
import type { Severity } from '../base/diagnostic.js';
import type { ScopeClause, ScopeOperator, SyncRule } from '../rule/sync-rule.js';
import type { RuleRemarkCode } from './finding-kinds.js';
import type { EngineOptions, OpenPoints } from './open-points.js';
import type { ParameterText } from './parameters.js';
import { converts, type ScopeConstant, scopeConstant } from './scope-constant.js';
import { type ValueOperator, valueTest } from './scope-operator.js';
import type { Layout } from './slot-layout.js';
import type { SourceContext } from './source-context.js';

/** Whether an object is in the scope of a rule. */
export type Scope = (source: SourceContext) => boolean;

/** What compiling the scope of one rule needs. */
export interface ScopeSetting {
  readonly rule: SyncRule;
  /** Of the source object (SCP-3). */
  readonly layout: Layout;
  readonly options: EngineOptions;
  readonly points: OpenPoints;
  readonly textWith: (text: string) => ParameterText;
  readonly report: (code: RuleRemarkCode, severity: Severity, message: string, help: string) => void;
}

/** Every clause of a rule as a closure, by group. */
export const compileClauses = (setting: ScopeSetting): readonly (readonly Scope[])[] =>
  setting.rule.scopeGroups.map((group) => group.map((clause) => compileClause(clause, setting)));

/** The scope of a rule as one closure: groups are ORed, clauses ANDed; no group, or a group without clauses, is everything. */
export const compileScope = (groups: readonly (readonly Scope[])[]): Scope => {
  if (groups.length === 0) return () => true;
  const [only, second] = groups;
  if (only !== undefined && second === undefined) return (source) => allHold(only, source);
  return (source) => {
    for (const group of groups) if (allHold(group, source)) return true;
    return false;
  };
};

const allHold = (group: readonly Scope[], source: SourceContext): boolean => {
  for (const holds of group) if (!holds(source)) return false;
  return true;
};

/** Negative operators and what they negate: true for an absent attribute (SCP-6). */
const negations: ReadonlyMap<ScopeOperator, ScopeOperator> = new Map([
  ['NOTEQUAL', 'EQUAL'],
  ['NOTCONTAINS', 'CONTAINS'],
  ['NOTSTARTSWITH', 'STARTSWITH'],
  ['NOTENDSWITH', 'ENDSWITH'],
  ['ISNULL', 'ISNOTNULL'],
  ['ISNOTIN', 'ISIN'],
  ['ISBITNOTSET', 'ISBITSET'],
  ['ISNOTMEMBEROF', 'ISMEMBEROF'],
]);

const compileClause = (clause: ScopeClause, setting: ScopeSetting): Scope => {
  const positive = negations.get(clause.operator);
  if (positive === undefined) return compilePositive(clause, clause.operator, setting);
  const holds = compilePositive(clause, positive, setting);
  return (source) => !holds(source);
};

const compilePositive = (clause: ScopeClause, operator: ScopeOperator, setting: ScopeSetting): Scope => {
  if (operator === 'ISMEMBEROF') return compileMembership(clause, setting);
  const slot = setting.layout.slotOf(clause.attribute);
  if (operator === 'ISNOTNULL') return (source) => slot >= 0 && source.slots[slot] !== null;
  const test = compileTest(clause, valueOperator(operator), setting);
  return (source) => test(slot < 0 ? null : (source.slots[slot] ?? null), source);
};

/** ISIN asks a multi-valued attribute what EQUAL asks a single value; any value may fit (SCP-12). */
const valueOperator = (operator: ScopeOperator): ValueOperator =>
  // Negations, ISNOTNULL and ISMEMBEROF were taken out above; what is left says something about one value.
  operator === 'ISIN' ? 'EQUAL' : (operator as ValueOperator);

type ValueTest = (value: Value | null, source: SourceContext) => boolean;

const compileTest = (clause: ScopeClause, operator: ValueOperator, setting: ScopeSetting): ValueTest => {
  const definition = setting.layout.schema.get(clause.attribute) ?? null;
  const constantOf = compileConstant(clause, operator, definition, setting);
  const present = presentTest(operator, setting);
  if (operator !== 'EQUAL' || definition?.type !== 'boolean') {
    return (value, source) => value !== null && present(value, constantOf(source), source);
  }
  const mark = setting.points.markerFor('SCP-9', setting.rule);
  return (value, source) => {
    const constant = constantOf(source);
    if (value !== null) return present(value, constant, source);
    if (constant.boolean !== false) return false;
    mark(source.number);
    return setting.options.absentBooleanEqualsFalse;
  };
};

/** Any value fits; when only a comparison in the other kind of case decides otherwise, the object is marked (SCP-11). */
const presentTest = (operator: ValueOperator, { options, points, rule }: ScopeSetting) => {
  const chosen = valueTest(operator, options.scopeCaseSensitive);
  const other = valueTest(operator, !options.scopeCaseSensitive);
  const mark = points.markerFor('SCP-11', rule);
  const any = (value: Value, constant: ScopeConstant, test: typeof chosen): boolean =>
    isList(value) ? value.some((one) => test(one, constant)) : test(value, constant);
  return (value: Value, constant: ScopeConstant, source: SourceContext): boolean => {
    const holds = any(value, constant, chosen);
    if (isText(value) && any(value, constant, other) !== holds) mark(source.number);
    return holds;
  };
};

const isText = (value: Value): boolean => typeof (isList(value) ? value[0] : value) === 'string';

const compileConstant = (
  { attribute, operator, value: written }: ScopeClause,
  test: ValueOperator,
  definition: AttributeDefinition | null,
  setting: ScopeSetting,
): ((source: SourceContext) => ScopeConstant) => {
  const text = setting.textWith(written);
  if (text.kind === 'fixed') {
    const constant = scopeConstant(text.text, definition);
    reportConstant(constant, { attribute, operator, test, definition }, setting);
    return () => constant;
  }
  const read = new Map<string, ScopeConstant>();
  return ({ parameters }) => {
    const filled = text.fill(parameters);
    const constant = read.get(filled) ?? scopeConstant(filled, definition);
    read.set(filled, constant);
    return constant;
  };
};

interface ConstantUse {
  readonly attribute: string;
  readonly operator: ScopeOperator;
  readonly test: ValueOperator;
  readonly definition: AttributeDefinition | null;
}

const reportConstant = (constant: ScopeConstant, use: ConstantUse, { report }: ScopeSetting): void => {
  const { attribute, operator, definition, test } = use;
  if (constant.text === '' && test === 'EQUAL') {
    const message = `${operator} compares \`${attribute}\` with nothing, which no value equals`;
    report('empty-scope-constant', 'warning', message, 'Use ISNULL or ISNOTNULL to ask whether there is a value.');
    return;
  }
  const type = test === 'ISBITSET' ? 'number' : definition?.type;
  if (type === undefined || converts(constant, type)) return;
  const message = `${operator} compares \`${attribute}\`, which is a ${definition?.type ?? type}, with \`${constant.text}\``;
  report('scope-constant', 'error', message, `Write a ${type}; this clause never fits (SCP-4).`);
};

/** ISMEMBEROF names a group by DN and counts direct members only (SCP-13). */
const compileMembership = ({ value }: ScopeClause, setting: ScopeSetting): Scope => {
  const text = setting.textWith(value);
  if (setting.rule.direction === 'Outbound') {
    // NOT MODELLED: a metaverse object has no DN that a group could list.
    const help = 'Scope the inbound rule by the group, and flow what the outbound rule needs into an attribute.';
    setting.report('not-modelled', 'warning', 'ISMEMBEROF of an outbound rule is taken as false', help);
    return () => false;
  }
  let reported = false;
  return (source) => {
    const dn = text.kind === 'fixed' ? text.text : text.fill(source.parameters);
    const member = source.isMemberOf(dn);
    if (member === null && !reported) {
      reported = true;
      const help = 'Check the DN of the group, and that its container is imported; nobody counts as a member (SCP-13).';
      setting.report('unknown-scope-group', 'warning', `there is no group \`${dn}\` in the connector space`, help);
    }
    return member === true;
  };
};
