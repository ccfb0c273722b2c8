/**
 * `explain` of one person when everything is loaded and simulated (design 8): `node dist-bench/bench/explain.js [users]` prints the median
 * over people and ways to name them, text included.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariant } from '../src/base/assert-never.js';
import { readFolder } from '../src/io/read-folder.js';
import { textStream } from '../src/io/text-stream.js';
import { defaultAsOf } from '../src/pipeline/as-of.js';
import { explainPerson } from '../src/pipeline/explain.js';
import { explanationText } from '../src/pipeline/explain-report.js';
import { openWorkspace } from '../src/pipeline/open-workspace.js';
import { simulateWorkspace } from '../src/pipeline/simulate.js';
import { generateWorkspace } from './generate.js';
import { median, root } from './measure.js';

/** Rules and schemas of the project; the compiled bench has none beside it. */
const shipped = (): ReadonlyMap<string, string> => {
  const data = new Map<string, string>();
  for (const part of ['rules', 'schemas']) {
    const files = readFolder(join(root, part));
    invariant(files.ok, `${part} can be read`);
    for (const [path, text] of files.value) data.set(`${part}/${path}`, text);
  }
  return data;
};

const users = Number(process.argv[2] ?? 20_000);
const asked = 100;

const folder = mkdtempSync(join(tmpdir(), 'onegal-bench-explain-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
generateWorkspace(folder, 'jsonl', users);
const name = 'directory/objects.jsonl';
const opened = openWorkspace(
  new Map([['onegal.yaml', readFileSync(join(folder, 'onegal.yaml'), 'utf8')]]),
  { data: shipped(), version: '0' },
  new Map([[name, textStream(join(folder, name), name)]]),
);
invariant(opened.ok, JSON.stringify(opened.diagnostics.slice(0, 3)));
const simulated = simulateWorkspace(opened.value, { rules: null, asOf: defaultAsOf, retains: true });
invariant(simulated.ok, JSON.stringify(simulated.diagnostics.slice(0, 3)));
const { objects } = opened.value.directory;

let length = 0;
const explain = (called: string): number => {
  const started = performance.now();
  const found = explainPerson(opened.value, simulated.value, called, { tenant: null, attribute: null });
  invariant(found.ok, JSON.stringify(found.diagnostics));
  length += explanationText(found.value, false).length;
  return performance.now() - started;
};

const samples: number[] = [];
for (let i = 0; i < asked; i++) {
  const object = objects[Math.floor((i * objects.length) / asked)];
  const signIn = object?.attributes.get('userPrincipalName');
  if (object === undefined || typeof signIn !== 'string') continue;
  samples.push(explain(object.dn), explain(signIn));
}
invariant(length > 0, 'somebody was explained');
process.stdout.write(`${median(samples).toFixed(2)} ms\n`);
