import * as fc from 'fast-check';
import { invariant } from '../../base/assert-never.js';
import { failed, ok, type Result } from '../../base/result.js';
import { loadDirectory } from '../../model/load/load-directory.js';
import { defaultAsOf } from '../as-of.js';
import type { OpenedWorkspace } from '../open-workspace.js';
import { planServers } from '../plan-servers.js';
import type { RulesByServer } from '../rules-from-disk.js';
import { compiledPlan, runServer } from '../run-server.js';
import { finishSimulation, type Simulation } from '../simulate.js';
import { type SketchedPerson, sketches, sketchFile } from './sketch.js';
import { exportedTexts, seenRows, statements } from './statements.js';

export interface VerifyOptions {
  /** How many directories are tried. */
  readonly runs: number;
  /** Equal seeds try equal directories. */
  readonly seed: number;
  /** People of a directory at most. */
  readonly size: number;
  /** Rules in place of the compiled ones, to see what a change breaks. */
  readonly rules?: RulesByServer;
}

/** A directory for which something does not hold, as small as it could be made. */
export interface Counterexample {
  readonly statement: string;
  readonly problem: string;
  /** `directory/people.json` of a workspace that reproduces it. */
  readonly people: string;
}

export interface Verification {
  readonly runs: number;
  readonly seed: number;
  readonly counterexample: Counterexample | null;
}

/**
 * Invents directories for the topology of a workspace and looks for one that breaks a statement of design 6. Besides the statements
 * about single rows: the order of the input and one person more change nothing for anybody else.
 */
export const verifyWorkspace = (opened: OpenedWorkspace, options: VerifyOptions): Result<Verification> => {
  const planned = planServers(opened, options.rules ?? null);
  if (!planned.ok) return failed(planned.diagnostics);
  const plans = planned.value.map((plan) => compiledPlan(opened, plan));
  const simulate = (people: readonly SketchedPerson[], order: readonly number[]): Simulation => {
    const directory = loadDirectory(directoryFiles(people, order, opened), opened.workspace);
    invariant(directory.ok, `an invented directory is sound: ${JSON.stringify(directory.diagnostics)}`);
    const sketched: OpenedWorkspace = { ...opened, directory: directory.value, expectations: [] };
    const settings = { asOf: defaultAsOf, previous: null, retains: false };
    const servers = plans.map((plan) => runServer(sketched, plan, settings));
    return finishSimulation(sketched, servers, { rules: null, asOf: defaultAsOf });
  };
  const details = fc.check(
    fc.property(sketches(opened.workspace, options.size), (people) => {
      const found = counterexampleOf(people, simulate);
      if (found !== null) throw new Broken(found.statement, found.problem);
    }),
    { numRuns: options.runs, seed: options.seed },
  );
  const base = { runs: details.numRuns, seed: options.seed };
  if (!details.failed) return ok({ ...base, counterexample: null });
  const people = details.counterexample?.[0];
  const error = details.errorInstance;
  // Whatever else was thrown is a mistake of ours.
  if (!(error instanceof Broken) || people === undefined) throw error;
  const { statement, message: problem } = error;
  const file = sketchFile(people, opened.workspace);
  return ok({ ...base, counterexample: { statement, problem, people: file } });
};

class Broken extends Error {
  constructor(
    readonly statement: string,
    problem: string,
  ) {
    super(problem);
  }
}

/** Everybody in a file of their own, the files named so that they are read in `order`. */
const directoryFiles = (people: readonly SketchedPerson[], order: readonly number[], opened: OpenedWorkspace) => {
  const entries: readonly unknown[] = JSON.parse(sketchFile(people, opened.workspace)).people;
  return new Map([['directory/people.json', JSON.stringify({ people: order.map((i) => entries[i]) })]]);
};

const counterexampleOf = (
  people: readonly SketchedPerson[],
  simulate: (people: readonly SketchedPerson[], order: readonly number[]) => Simulation,
): { readonly statement: string; readonly problem: string } | null => {
  const order = people.map((_, i) => i);
  const simulation = simulate(people, order);
  for (const seen of seenRows(simulation))
    for (const { id, problem } of statements) {
      const found = problem(seen, simulation);
      if (found !== null) return { statement: id, problem: `${seen.row.displayName ?? seen.row.person}: ${found}` };
    }
  // One person more at the end, everything in the reverse order.
  const more = [...people, { ...newcomer, tenant: people.length }];
  const other = exportedTexts(simulate(more, [...order, people.length].reverse()));
  for (const [key, text] of exportedTexts(simulation))
    if (other.get(key) !== text) return { statement: 'independent', problem: `the export of ${key} depends on others` };
  return null;
};

const newcomer: SketchedPerson = { population: 'P01', tenant: 0, hidden: false, chinese: false, links: [] };
