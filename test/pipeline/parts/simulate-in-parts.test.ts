import { expect, it } from 'vitest';
import { TextOutput } from '../../../src/base/output.js';
import { defaultAsOf } from '../../../src/pipeline/as-of.js';
import type { OpenedWorkspace } from '../../../src/pipeline/open-workspace.js';
import { writeSimulationInParts } from '../../../src/pipeline/parts/simulate-in-parts.js';
import { simulateOutput } from '../../../src/pipeline/simulate-output.js';
import { openCase } from '../case.js';

const choices = { rules: null, asOf: defaultAsOf };

const withoutExpectations = (opened: OpenedWorkspace): OpenedWorkspace => ({ ...opened, expectations: [] });

/** The files of a simulation as a whole and in parts. */
const bothWays = (opened: OpenedWorkspace, partSize: number) => {
  const whole = simulateOutput(opened, choices);
  const output = new TextOutput();
  const parts = writeSimulationInParts({ opened, directory: opened }, { ...choices, output, partSize });
  return { whole, parts, files: output.files() };
};

it.each([
  ['contoso', 1],
  ['contoso', 3],
  ['contoso', 256],
  ['three-tenants', 2],
])('%s comes to the same in parts of %d', (name, partSize) => {
  const { whole, parts, files } = bothWays(withoutExpectations(openCase(name)), partSize);
  expect(parts?.ok).toBe(true);
  if (!whole.ok) return;
  expect([...files.keys()].sort()).toEqual([...whole.value.files.keys()].sort());
  for (const [path, text] of whole.value.files) expect(files.get(path), path).toBe(text);
});
