import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextOutput } from '../../../src/base/output.js';
import { loadDirectory } from '../../../src/model/load/load-directory.js';
import { defaultAsOf } from '../../../src/pipeline/as-of.js';
import type { OpenedWorkspace } from '../../../src/pipeline/open-workspace.js';
import { writeSimulationInParts } from '../../../src/pipeline/parts/simulate-in-parts.js';
import { simulateOutput } from '../../../src/pipeline/simulate-output.js';
import { openCase, projectFolder } from '../case.js';
import { nastyDirectories } from './nasty-directory.js';

const choices = { rules: null, asOf: defaultAsOf };

/** Expectations are held against a simulation as a whole only. */
const caseOf = (name: string, change?: Parameters<typeof openCase>[2]): OpenedWorkspace => ({
  ...openCase(name, '0.0.0', change),
  expectations: [],
});

/** Both ways must come to the same files, byte by byte. */
const compareWays = (opened: OpenedWorkspace, partSize: number): void => {
  const whole = simulateOutput(opened, choices);
  const output = new TextOutput();
  const parts = writeSimulationInParts({ opened, directory: opened }, { ...choices, output, partSize });
  expect(whole.ok).toBe(true);
  expect(parts?.ok).toBe(true);
  if (!whole.ok) return;
  const files = output.files();
  expect([...files.keys()].sort()).toEqual([...whole.value.files.keys()].sort());
  for (const [path, text] of whole.value.files) expect(files.get(path), path).toBe(text);
};

describe('a simulation in parts is the simulation as a whole', () => {
  it.each([
    ['contoso', 1],
    ['contoso', 3],
    ['contoso', 256],
    ['three-tenants', 2],
  ])('%s in parts of %d', (name, partSize) => {
    compareWays(caseOf(name), partSize);
  });

  it.each([1, 7, 256])('people with bad data, in parts of %d', (partSize) => {
    const edge = readFileSync(join(projectFolder, 'golden/contoso/edge/directory/edge-cases.yaml'), 'utf8');
    compareWays(
      caseOf('contoso', (files) => files.set('directory/edge-cases.yaml', edge)),
      partSize,
    );
  });

  it.each(['contoso', 'three-tenants'])('people who get in the way of each other, in the topology of %s', (name) => {
    const opened = caseOf(name);
    fc.assert(
      fc.property(nastyDirectories(opened.workspace, 12), fc.integer({ min: 1, max: 5 }), (text, partSize) => {
        const files = new Map([['directory/people.json', text]]);
        const directory = loadDirectory(files, opened.workspace);
        fc.pre(directory.ok);
        compareWays({ ...opened, files, directory: directory.value }, partSize);
      }),
      { numRuns: 15 },
    );
  });
});
