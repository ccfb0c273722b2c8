import type { CheckFinding } from './run-checks.js';

/** How many findings are kept of a check that finds something in every object. */
export interface FindingLimit {
  /** Of each check and severity; of the others only the number stays. */
  readonly kept: number;
  /** Findings of one check are counted apart where this differs: those that are suppressed are no findings. */
  readonly groupOf: (found: CheckFinding) => unknown;
}

interface Tally {
  count: number;
  /** The first that is not kept. */
  next: CheckFinding | null;
}

/** Findings of a run; with a limit it does not grow with the number of objects. */
export class FindingList {
  private readonly kept: CheckFinding[] = [];
  private readonly tallies = new Map<string, Map<unknown, Tally>>();

  constructor(private readonly limit: FindingLimit | null) {}

  add(found: CheckFinding): void {
    if (this.limit === null) {
      this.kept.push(found);
      return;
    }
    const tally = this.tallyOf(found, this.limit);
    if (++tally.count <= this.limit.kept) this.kept.push(found);
    else tally.next ??= found;
  }

  private tallyOf(found: CheckFinding, { groupOf }: FindingLimit): Tally {
    const key = `${found.finding.check} ${found.finding.severity}`;
    const groups = this.tallies.get(key) ?? new Map<unknown, Tally>();
    this.tallies.set(key, groups);
    const group = groupOf(found);
    const tally = groups.get(group) ?? { count: 0, next: null };
    groups.set(group, tally);
    return tally;
  }

  /** What is kept, and one finding in the place of those that are not. */
  all(): CheckFinding[] {
    const { kept, limit } = this;
    const tallies = [...this.tallies.values()].flatMap((groups) => [...groups.values()]);
    return limit === null ? kept : [...kept, ...tallies.flatMap((tally) => othersOf(tally, limit.kept))];
  }
}

/** The finding that stands for those that are not kept is about the first of them, so that a suppression finds it too. */
const othersOf = ({ count, next }: Tally, kept: number): readonly CheckFinding[] => {
  const standsFor = count - kept;
  if (next === null || standsFor === 1) return next === null ? [] : [next];
  const message = `and ${standsFor} more from here on, which are not listed`;
  return [{ ...next, finding: { ...next.finding, message, standsFor } }];
};
