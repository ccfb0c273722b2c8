import type { Value } from '../attribute/value.js';
import type { ScopeClause, SyncRule } from '../rule/sync-rule.js';
import type { PlannedRule } from './plan.js';
import type { Layout } from './slot-layout.js';
import type { SourceContext } from './source-context.js';

/** A clause that keeps an object out of a scope. */
export interface FailedClause {
  readonly clause: ScopeClause;
  /** What the attribute holds; `null`: nothing. */
  readonly actual: Value | null;
  /** The smallest change of the object that makes the clause hold. */
  readonly change: string;
}

/** Whether a rule has an object in scope, and what keeps it out: the clauses of the group that comes nearest. */
export interface ExplainedRule {
  readonly rule: SyncRule;
  readonly inScope: boolean;
  readonly failed: readonly FailedClause[];
  /** By group of the rule, then clause: whether it holds. */
  readonly holds: readonly (readonly boolean[])[];
  /** Undocumented points that the answer rests on, sorted (SCP-9, SCP-11). */
  readonly marks: readonly string[];
}

/** Asks every clause of a rule, which a run does not. */
export const explainScope = (planned: PlannedRule, source: SourceContext, layout: Layout): ExplainedRule => {
  const { rule, scope, groups } = planned;
  const inScope = scope(source);
  const holds = groups.map((group) => group.map((clause) => clause(source)));
  const failing = holds.map((group, g) => failedIn(group, rule.scopeGroups[g] ?? [], source, layout));
  const nearest = failing.reduce<readonly FailedClause[] | null>(
    (best, next) => (best === null || next.length < best.length ? next : best),
    null,
  );
  return { rule, inScope, failed: inScope ? [] : (nearest ?? []), holds, marks: marksOf(rule, source, layout) };
};

const failedIn = (
  group: readonly boolean[],
  clauses: readonly ScopeClause[],
  source: SourceContext,
  layout: Layout,
): readonly FailedClause[] =>
  clauses.flatMap((clause, i) => {
    if (group[i] !== false) return [];
    return [{ clause, actual: source.slots[layout.find(clause.attribute)] ?? null, change: changeFor(clause) }];
  });

const changeFor = ({ attribute, operator, value }: ScopeClause): string => {
  const name = `\`${attribute}\``;
  switch (operator) {
    case 'ISNULL':
      return `clear ${name}`;
    case 'ISNOTNULL':
      return `give ${name} a value`;
    case 'EQUAL':
      return `set ${name} to \`${value}\``;
    case 'ISIN':
      return `add \`${value}\` to ${name}`;
    case 'ISNOTIN':
      return `remove \`${value}\` from ${name}`;
    case 'NOTEQUAL':
      return `clear ${name}, or set it to something other than \`${value}\``;
    case 'CONTAINS':
      return `let ${name} contain \`${value}\``;
    case 'STARTSWITH':
      return `let ${name} start with \`${value}\``;
    case 'ENDSWITH':
      return `let ${name} end with \`${value}\``;
    case 'NOTCONTAINS':
      return `clear ${name}, or take \`${value}\` out of it`;
    case 'NOTSTARTSWITH':
      return `clear ${name}, or let it not start with \`${value}\``;
    case 'NOTENDSWITH':
      return `clear ${name}, or let it not end with \`${value}\``;
    case 'ISBITSET':
      return `set the bits ${value} of ${name}`;
    case 'ISBITNOTSET':
      return `clear the bits ${value} of ${name}`;
    case 'ISMEMBEROF':
      return `add the object to the group \`${value}\``;
    case 'ISNOTMEMBEROF':
      return `remove the object from the group \`${value}\``;
    case 'LESSTHAN':
      return `let ${name} be less than ${value}`;
    case 'LESSTHAN_OR_EQUAL':
      return `let ${name} be at most ${value}`;
    case 'GREATERTHAN':
      return `let ${name} be greater than ${value}`;
    case 'GREATERTHAN_OR_EQUAL':
      return `let ${name} be at least ${value}`;
  }
};

/** SCP-9: an absent Boolean is compared with False. SCP-11: only case tells a text from its constant. */
const marksOf = (rule: SyncRule, { slots }: SourceContext, layout: Layout): readonly string[] => {
  const marks = new Set<string>();
  for (const { attribute, operator, value } of rule.scopeGroups.flat()) {
    if (operator !== 'EQUAL' && operator !== 'NOTEQUAL') continue;
    const slot = layout.find(attribute);
    const actual = slots[slot] ?? null;
    const isBoolean = layout.definitions[slot]?.type === 'boolean';
    if (actual === null && isBoolean && value.toLowerCase() === 'false') marks.add('SCP-9');
    if (typeof actual === 'string' && actual !== value && actual.toLowerCase() === value.toLowerCase())
      marks.add('SCP-11');
  }
  return [...marks].sort();
};
