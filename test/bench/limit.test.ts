import { expect, it } from 'vitest';
import { directory } from '../../bench/directory.js';
import { jsonLine, workspaceText } from '../../bench/generate.js';
import { base64OfGuid, chinaUser, globalUser } from '../../bench/limit.mjs';
import { cloudExportOf } from '../../src/pipeline/cloud-export.js';
import { openWorkspace } from '../../src/pipeline/open-workspace.js';
import { simulateWorkspace } from '../../src/pipeline/simulate.js';
import { exportLine } from '../../src/report/export-lines.js';
import { resources } from '../package-files.js';

type Line = Readonly<Record<string, unknown>>;

/** What the limit leaves to the engine: references, and which objects an export comes from. */
const withoutReferences = ({ manager: _m, assistant: _a, sources: _s, ...line }: Line): Line => line;
const byName = (lines: readonly Line[]): ReadonlyMap<unknown, Line> =>
  new Map(lines.map((line) => [line.dn, withoutReferences(JSON.parse(JSON.stringify(line)))]));

it('the program written by hand exports what the engine exports: two witnesses of every user flow', () => {
  const text = [...directory(800)].map(jsonLine).join('');
  const opened = openWorkspace(
    new Map([
      ['onegal.yaml', workspaceText],
      ['directory/objects.jsonl', text],
    ]),
    resources,
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
  const simulated = simulateWorkspace(opened.value, {
    rules: null,
    asOf: { kind: 'instant', ticks: 638_500_000_000_000_000n },
  });
  if (!simulated.ok) throw new Error(JSON.stringify(simulated.diagnostics));
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line): Line => JSON.parse(line))
    .filter((line) => line.objectClass === 'user');
  for (const [index, byHand] of [globalUser, chinaUser].entries()) {
    const run = simulated.value.servers[index];
    if (run === undefined) throw new Error('there are two servers');
    const exported = cloudExportOf(run)
      .map(exportLine)
      .map((line): Line => JSON.parse(line))
      .filter((line) => line.objectType === 'user');
    const own = lines.flatMap((line): readonly Line[] => {
      const made = byHand(line, base64OfGuid(String(line.objectGUID)));
      return made === null ? [] : [made];
    });
    expect(own.length).toBeGreaterThan(700);
    expect(byName(own)).toEqual(byName(exported));
  }
});
