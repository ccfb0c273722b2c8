import type { AdObject } from '../model/directory.js';
import type { Check } from './define-check.js';
import { type DirectoryContext, type Found, ObjectView } from './directory-subject.js';
import { type FindingLimit, FindingList } from './finding-list.js';
import type { Need } from './needs.js';
import { type CheckRun, findingOf, type RunOptions, runOf, selectChecks } from './run-checks.js';

/** One run of checks over a forest: each object is looked at once and not kept. */
export class DirectoryRun {
  private readonly selected;
  private readonly passes;
  private readonly perObject;
  private readonly findings: FindingList;

  constructor(
    checks: readonly Check<'directory'>[],
    private readonly context: DirectoryContext,
    private readonly options: RunOptions,
    limit: FindingLimit | null = null,
  ) {
    this.selected = selectChecks(checks, new Set<Need>(), options);
    this.passes = this.selected.active.map(({ check, severity }) => ({ check, severity, pass: check.run(context) }));
    this.perObject = this.passes.filter(({ pass }) => pass.object !== undefined);
    this.findings = new FindingList(limit);
  }

  take(object: AdObject): void {
    const { context, options } = this;
    const view = new ObjectView(object, context, context.passed.add(object.dn));
    for (const { check, severity, pass } of this.perObject) {
      const found = pass.object?.(view) ?? null;
      if (found === null) continue;
      for (const remark of listOf(found))
        this.findings.add(findingOf(check, severity, { objects: [view.dn], at: view.at, ...remark }, options));
    }
  }

  end(): CheckRun {
    for (const { check, severity, pass } of this.passes)
      for (const remark of pass.end?.() ?? []) this.findings.add(findingOf(check, severity, remark, this.options));
    return runOf(this.findings.all(), this.selected);
  }
}

const listOf = (found: NonNullable<Found>) => ('message' in found ? [found] : found);

/** Looks at every object of a forest once; the objects may come from a stream and are not kept. */
export const runDirectoryChecks = (
  checks: readonly Check<'directory'>[],
  context: DirectoryContext,
  objects: Iterable<AdObject>,
  options: RunOptions = {},
): CheckRun => {
  const run = new DirectoryRun(checks, context, options);
  for (const object of objects) run.take(object);
  return run.end();
};
