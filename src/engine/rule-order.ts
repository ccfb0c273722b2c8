import { compareText } from '../base/order.js';
import type { SyncRule } from '../rule/sync-rule.js';

/**
 * The rules that exist for the engine, the strongest first (PREC-1, PREC-3): a custom rule replaces the one whose identifier it
 * has (AUT-6), disabled rules are left out (PIPE-3), equal numbers are told apart by identifier.
 */
export const rulesInOrder = (baseline: readonly SyncRule[], custom: readonly SyncRule[]): readonly SyncRule[] => {
  const byId = new Map<string, SyncRule>();
  for (const rule of [...baseline, ...custom]) byId.set(rule.id, rule);
  const all = [...byId.values()].sort((a, b) => a.precedence - b.precedence || compareText(a.id, b.id));
  return withNeighbours(all).filter((rule) => !rule.disabled);
};

/** Number 0 with a neighbour asks for the place just in front of or behind that rule (AUT-7). */
const withNeighbours = (sorted: readonly SyncRule[]): readonly SyncRule[] => {
  const order = sorted.filter((rule) => neighbourOf(rule) === null);
  for (const rule of sorted) {
    const neighbour = neighbourOf(rule);
    if (neighbour === null) continue;
    const at = order.findIndex(({ id }) => id === neighbour);
    order.splice(at < 0 ? 0 : rule.precedenceBefore === neighbour ? at : at + 1, 0, rule);
  }
  return order;
};

const neighbourOf = (rule: SyncRule): string | null =>
  rule.precedence === 0 ? (rule.precedenceBefore ?? rule.precedenceAfter) : null;
