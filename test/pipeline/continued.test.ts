import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invariant } from '../../src/base/assert-never.js';
import { loadDirectory } from '../../src/model/load/load-directory.js';
import { defaultAsOf } from '../../src/pipeline/as-of.js';
import type { OpenedWorkspace } from '../../src/pipeline/open-workspace.js';
import { type Simulation, simulateWorkspace } from '../../src/pipeline/simulate.js';
import { readStateFile, type SimulationState, stateFileLines } from '../../src/pipeline/state-file.js';
import { sketches, sketchFile } from '../../src/pipeline/verify/sketch.js';
import { openCase } from './case.js';

const simulate = (opened: OpenedWorkspace, previous?: SimulationState): Simulation => {
  const given = { rules: null, asOf: defaultAsOf, retains: true, ...(previous === undefined ? {} : { previous }) };
  const simulated = simulateWorkspace(opened, given);
  invariant(simulated.ok, JSON.stringify(simulated.diagnostics));
  return simulated.value;
};

/** What a run says about every object, and what it would export beyond the run before. */
const outcome = ({ servers, findings }: Simulation) => ({
  errors: servers.map(({ output }) => output.errors),
  exports: servers.map(({ output }) =>
    [...output.exports].map(([id, objects]) => [id, objects.map(({ dn, attributes }) => [dn, [...attributes]])]),
  ),
  findings: findings.filter(({ check }) => check !== 'engine/open-point'),
});

const pendingOf = ({ servers }: Simulation) =>
  servers.flatMap(({ retained }) =>
    [...(retained?.pending.exports.values() ?? [])].flatMap(({ adds, updates, deletes }) =>
      [adds, updates, deletes].flat(),
    ),
  );

/** Simulates twice, the second time from the state file of the first. */
const twice = (opened: OpenedWorkspace): void => {
  const first = simulate(opened);
  const text = [...stateFileLines(first.state())].join('');
  const read = readStateFile(text.split('\n').values(), 'state.jsonl');
  invariant(read.ok, JSON.stringify(read.diagnostics));
  const second = simulate(opened, read.value);
  expect(pendingOf(second)).toEqual([]);
  expect(outcome(second)).toEqual(outcome(first));
  expect([...stateFileLines(second.state())].join('')).toBe(text);
};

describe('a simulation that goes on from the one before, on unchanged input', { timeout: 60_000 }, () => {
  it.each(['contoso', 'three-tenants'])(
    'golden/%s: nothing is pending, nothing is said that was not said before',
    (name) => {
      twice(openCase(name));
    },
  );

  it.each(['contoso', 'three-tenants'])('directories invented for golden/%s', (name) => {
    const opened = openCase(name);
    fc.assert(
      fc.property(sketches(opened.workspace, 12), (people) => {
        const files = new Map([['directory/people.json', sketchFile(people, opened.workspace)]]);
        const directory = loadDirectory(files, opened.workspace);
        invariant(directory.ok, JSON.stringify(directory.diagnostics));
        twice({ ...opened, directory: directory.value, expectations: [] });
      }),
      { numRuns: 8 },
    );
  });
});
