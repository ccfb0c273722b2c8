import type { Flow, ScopeClause, ScopeOperator, SyncRule } from '../../src/rule/sync-rule.js';

/** A rule set with one thing broken in one rule. */
export interface Mutant {
  /** The name of the damaged rule. */
  readonly rule: string;
  /** What was done to it; stable, and unique within the rule. */
  readonly what: string;
  readonly kind: MutationKind;
  readonly rules: readonly SyncRule[];
}

export type MutationKind =
  | 'drop rule'
  | 'drop flow'
  | 'drop clause'
  | 'drop group'
  | 'flip operator'
  | 'change constant'
  | 'change literal'
  | 'swap precedence'
  | 'change link type'
  | 'change merge type'
  | 'change password sync'
  | 'apply once';

type Damage = readonly [kind: MutationKind, what: string, rule: SyncRule];

/** Every way to break one thing in one rule of a set; the order is that of the rules. */
export function* mutantsOf(rules: readonly SyncRule[]): Iterable<Mutant> {
  for (const rule of rules) {
    const without = rules.filter((other) => other !== rule);
    yield { rule: rule.name, what: 'rule dropped', kind: 'drop rule', rules: without };
    for (const [kind, what, damaged] of damagesOf(rule))
      yield { rule: rule.name, what, kind, rules: rules.map((other) => (other === rule ? damaged : other)) };
    const rival = rivalOf(rule, rules);
    if (rival === undefined) continue;
    const swapped = rules.map((other) =>
      other === rule
        ? { ...rule, precedence: rival.precedence }
        : other === rival
          ? { ...rival, precedence: rule.precedence }
          : other,
    );
    yield { rule: rule.name, what: `precedence swapped with ${rival.name}`, kind: 'swap precedence', rules: swapped };
  }
}

/**
 * The next rule that precedence sets this one against. Precedence decides per target attribute and objects of one type
 * (PREC-1), and no compiled rule joins: rules without a target in common may stand in any order.
 */
const rivalOf = (rule: SyncRule, rules: readonly SyncRule[]): SyncRule | undefined => {
  const targets = new Set(rule.flows.map(({ target }) => target));
  return rules.find(
    (other) =>
      other.precedence > rule.precedence &&
      other.sourceObjectType === rule.sourceObjectType &&
      other.flows.some(({ target }) => targets.has(target)),
  );
};

function* damagesOf(rule: SyncRule): Iterable<Damage> {
  for (const [i, flow] of rule.flows.entries()) {
    const put = (changed: readonly Flow[]): SyncRule => ({
      ...rule,
      flows: [...rule.flows.slice(0, i), ...changed, ...rule.flows.slice(i + 1)],
    });
    yield ['drop flow', `flow to ${flow.target} dropped`, put([])];
    const merge = flow.merge === 'Update' ? 'Merge' : 'Update';
    yield ['change merge type', `flow to ${flow.target} of merge type ${merge}`, put([{ ...flow, merge }])];
    if (!flow.applyOnce)
      yield ['apply once', `flow to ${flow.target} applies once`, put([{ ...flow, applyOnce: true }])];
    if (flow.kind === 'constant')
      yield ['change constant', `constant of ${flow.target}`, put([{ ...flow, constant: otherText(flow.constant) }])];
    if (flow.kind === 'expression')
      for (const [what, expression] of otherExpressions(flow.expression))
        yield ['change literal', `${what} of ${flow.target}`, put([{ ...flow, expression }])];
  }
  for (const [g, group] of rule.scopeGroups.entries()) {
    const put = (changed: readonly (readonly ScopeClause[])[]): SyncRule => ({
      ...rule,
      scopeGroups: [...rule.scopeGroups.slice(0, g), ...changed, ...rule.scopeGroups.slice(g + 1)],
    });
    if (rule.scopeGroups.length > 1) yield ['drop group', `scope group ${g + 1} dropped`, put([])];
    for (const [c, clause] of group.entries()) {
      const swap = (clauses: readonly ScopeClause[]): SyncRule =>
        put([[...group.slice(0, c), ...clauses, ...group.slice(c + 1)]]);
      const where = `clause ${g + 1}.${c + 1} (${clause.attribute} ${clause.operator} ${clause.value})`;
      yield ['drop clause', `${where} dropped`, swap([])];
      yield ['flip operator', `${where} negated`, swap([{ ...clause, operator: opposite[clause.operator] }])];
      if (clause.operator !== 'ISNULL' && clause.operator !== 'ISNOTNULL')
        yield ['change literal', `${where} constant`, swap([{ ...clause, value: otherText(clause.value) }])];
    }
  }
  const linkType = rule.linkType === 'Join' ? 'Provision' : 'Join';
  yield ['change link type', `link type ${linkType}`, { ...rule, linkType }];
  yield ['change password sync', 'password sync', { ...rule, enablePasswordSync: !rule.enablePasswordSync }];
}

const opposite: Readonly<Record<ScopeOperator, ScopeOperator>> = {
  EQUAL: 'NOTEQUAL',
  NOTEQUAL: 'EQUAL',
  LESSTHAN: 'GREATERTHAN_OR_EQUAL',
  LESSTHAN_OR_EQUAL: 'GREATERTHAN',
  GREATERTHAN: 'LESSTHAN_OR_EQUAL',
  GREATERTHAN_OR_EQUAL: 'LESSTHAN',
  CONTAINS: 'NOTCONTAINS',
  NOTCONTAINS: 'CONTAINS',
  STARTSWITH: 'NOTSTARTSWITH',
  NOTSTARTSWITH: 'STARTSWITH',
  ENDSWITH: 'NOTENDSWITH',
  NOTENDSWITH: 'ENDSWITH',
  ISNULL: 'ISNOTNULL',
  ISNOTNULL: 'ISNULL',
  ISIN: 'ISNOTIN',
  ISNOTIN: 'ISIN',
  ISBITSET: 'ISBITNOTSET',
  ISBITNOTSET: 'ISBITSET',
  ISMEMBEROF: 'ISNOTMEMBEROF',
  ISNOTMEMBEROF: 'ISMEMBEROF',
};

const otherText = (text: string): string => {
  if (/^true$/i.test(text)) return 'False';
  if (/^false$/i.test(text)) return 'True';
  return /^-?\d+$/.test(text) ? String(BigInt(text) + 1n) : `${text}x`;
};

/** One string literal, number, comparison or literal word of an expression at a time. */
function* otherExpressions(expression: string): Iterable<readonly [string, string]> {
  const swaps: readonly (readonly [RegExp, (found: string) => string])[] = [
    [/"[^"]*"/g, (found) => `"${found.slice(1, -1)}x"`],
    [/(?<![\w"&H])\d+(?![\w"])/g, (found) => String(Number(found) + 1)],
    [/AuthoritativeNull/g, () => 'NULL'],
    [/<>/g, () => '='],
    [/&&/g, () => '||'],
  ];
  for (const [pattern, change] of swaps)
    for (const match of expression.matchAll(pattern)) {
      const at = match.index;
      // Attribute names that ImportedValue and ValueCount take are not literals of the rule.
      if (/(?:ImportedValue|ValueCount)\($/.test(expression.slice(0, at))) continue;
      const changed = expression.slice(0, at) + change(match[0]) + expression.slice(at + match[0].length);
      yield [`literal ${match[0]} at ${at}`, changed];
    }
}
