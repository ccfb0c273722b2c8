import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextOutput } from '../../../src/base/output.js';
import { loadDirectory } from '../../../src/model/load/load-directory.js';
import { defaultAsOf } from '../../../src/pipeline/as-of.js';
import type { OpenedWorkspace } from '../../../src/pipeline/open-workspace.js';
import {
  type OtherThreads,
  partsOfShare,
  writeSimulationInParts,
} from '../../../src/pipeline/parts/simulate-in-parts.js';
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
const compareWays = async (opened: OpenedWorkspace, partSize: number, threads = 1): Promise<void> => {
  const whole = simulateOutput(opened, choices);
  const output = new TextOutput();
  const input = { opened, directory: opened };
  const others: OtherThreads = {
    count: threads - 1,
    read: async (take) => {
      for (let share = 1; share < threads; share++) {
        const spool = new TextOutput().spool();
        const sent = partsOfShare(input, { ...choices, spool, threads, share, partSize });
        // What crosses to another thread is a clone.
        if (sent !== null) take(structuredClone(sent), spool);
      }
    },
  };
  const parts = await writeSimulationInParts(input, { ...choices, output, partSize, others });
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
  ])('%s in parts of %d', async (name, partSize) => {
    await compareWays(caseOf(name), partSize);
  });

  it.each([
    ['contoso', 2],
    ['contoso', 5],
    ['three-tenants', 2],
  ])('%s shared out among %d threads', async (name, threads) => {
    await compareWays(caseOf(name), 3, threads);
  });

  it.each([1, 7, 256])('people with bad data, in parts of %d', async (partSize) => {
    const edge = readFileSync(join(projectFolder, 'golden/contoso/edge/directory/edge-cases.yaml'), 'utf8');
    await compareWays(
      caseOf('contoso', (files) => files.set('directory/edge-cases.yaml', edge)),
      partSize,
    );
  });

  it.each(['contoso', 'three-tenants'])(
    'people who get in the way of each other, in the topology of %s',
    async (name) => {
      const opened = caseOf(name);
      await fc.assert(
        fc.asyncProperty(
          nastyDirectories(opened.workspace, 12),
          fc.integer({ min: 1, max: 5 }),
          async (text, partSize) => {
            const files = new Map([['directory/people.json', text]]);
            const directory = loadDirectory(files, opened.workspace);
            fc.pre(directory.ok);
            await compareWays({ ...opened, files, directory: directory.value }, partSize, 1 + (partSize % 3));
          },
        ),
        { numRuns: 15 },
      );
    },
  );
});
