import { invariant } from '../../src/base/assert-never.js';
import { unifiedRow } from '../../src/gal/unified-row.js';
import { defaultAsOf } from '../../src/pipeline/as-of.js';
import { type Simulation, simulateWorkspace } from '../../src/pipeline/simulate.js';
import { peopleOf } from '../golden/contoso-target.js';
import { openCase } from '../pipeline/case.js';
import type { ContosoGal } from './contoso.js';

export interface SimulatedGal extends ContosoGal {
  readonly simulation: Simulation;
}

const cases = new Map<string, SimulatedGal>();

/** A golden case as engine and clouds make it, rows by mailNickname or account name; run once. */
export const simulated = (name: string): SimulatedGal => {
  const known = cases.get(name);
  if (known !== undefined) return known;
  const opened = openCase(name);
  const simulation = simulateWorkspace(opened, { rules: null, asOf: defaultAsOf });
  invariant(simulation.ok, `golden/${name} can be simulated`);
  const { gal } = simulation.value;
  const dns = new Map(peopleOf(opened.directory).map((person) => [person.name, person.dn]));
  const result: SimulatedGal = {
    gal,
    workspace: opened.workspace,
    simulation: simulation.value,
    names: [...dns.keys()],
    row: (who) => unifiedRow(gal, gal.people.rowOf(gal.anchorOf(dns.get(who) ?? '') ?? '')),
  };
  cases.set(name, result);
  return result;
};
