import { expect, it } from 'vitest';
import { TextOutput } from '../../src/base/output.js';
import { defaultAsOf } from '../../src/pipeline/as-of.js';
import { runShare } from '../../src/pipeline/server-thread.js';
import { simulateOutput, writeSimulationInThreads } from '../../src/pipeline/simulate-output.js';
import { openCase } from './case.js';

const choices = { rules: null, asOf: defaultAsOf };

it.each([
  ['contoso', 2],
  ['three-tenants', 2],
  ['three-tenants', 3],
])('%s comes to the same with %d threads, whatever they tell first', async (name, threads) => {
  const opened = openCase(name);
  const alone = simulateOutput(opened, choices);
  const shares = Array.from({ length: threads - 1 }, (_, i) => i + 1).reverse();
  const output = new TextOutput();
  const shared = await writeSimulationInThreads(opened, choices, output, {
    threads,
    read: async (take) => {
      // What crosses to another thread is a clone.
      for (const share of shares)
        for (const message of runShare(opened, null, defaultAsOf, { threads, share })) take(structuredClone(message));
    },
  });
  expect(alone.ok && shared.ok).toBe(true);
  if (!alone.ok) return;
  const files = output.files();
  expect([...files.keys()].sort()).toEqual([...alone.value.files.keys()].sort());
  for (const [path, text] of alone.value.files) expect(files.get(path), path).toBe(text);
});
