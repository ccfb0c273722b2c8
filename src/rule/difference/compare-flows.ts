import type { Flow, SyncRule } from '../sync-rule.js';
import type { CosmeticNotes } from './cosmetic.js';
import type { Canonical, RuleChange } from './rule-change.js';

/** Flows by target; a rule has at most one for each (FLOW-1), and their order means nothing (PREC-4). */
export const compareFlows = (
  before: SyncRule,
  after: SyncRule,
  canonical: Canonical,
  notes: CosmeticNotes,
): readonly RuleChange[] => {
  const old = new Map(before.flows.map((flow) => [flow.target, flow]));
  const now = new Map(after.flows.map((flow) => [flow.target, flow]));
  const changes: RuleChange[] = [];
  for (const [target, flow] of old) {
    const other = now.get(target);
    if (other === undefined)
      changes.push({ kind: 'flowRemoved', subject: target, before: flowText(flow, canonical), after: '' });
    else changes.push(...compareFlow(flow, other, after.name, canonical, notes));
  }
  for (const [target, flow] of now)
    if (!old.has(target))
      changes.push({ kind: 'flowAdded', subject: target, before: '', after: flowText(flow, canonical) });
  const order = (flows: ReadonlyMap<string, Flow>, others: ReadonlyMap<string, Flow>): string =>
    [...flows.keys()].filter((target) => others.has(target)).join('\n');
  if (order(old, now) !== order(now, old)) notes.add('flowOrder', after.name);
  return changes.sort((a, b) => (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0));
};

const compareFlow = (
  before: Flow,
  after: Flow,
  rule: string,
  canonical: Canonical,
  notes: CosmeticNotes,
): readonly RuleChange[] => {
  const [old, now] = [flowText(before, canonical), flowText(after, canonical)];
  if (old !== now) return [{ kind: 'flowChanged', subject: before.target, before: old, after: now }];
  if (before.kind === 'expression' && after.kind === 'expression') {
    if (before.expression !== after.expression) notes.add('expressionSpelling', rule);
    if (before.sources.join('\n') !== after.sources.join('\n')) notes.add('sourceList', rule);
  }
  return [];
};

/** Everything about a flow that decides what it does, readable. */
const flowText = (flow: Flow, canonical: Canonical): string => {
  const source =
    flow.kind === 'direct'
      ? `[${flow.source}]`
      : flow.kind === 'constant'
        ? `constant ${JSON.stringify(flow.constant)}`
        : canonical(flow.expression);
  // Replace does what Update does (MRG-1).
  const merge = flow.merge === 'Update' || flow.merge === 'Replace' ? '' : ` (${flow.merge})`;
  return `${source}${merge}${flow.applyOnce ? ' (apply once)' : ''}`;
};
