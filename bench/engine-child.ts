import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runEngine } from '../src/engine/engine.js';
import { importDirectory } from '../src/engine/import.js';
import { seededEnvironment } from '../src/engine/seeded-environment.js';
import { readFolder } from '../src/io/read-folder.js';
import { textStream } from '../src/io/text-stream.js';
import { compileWorkspace } from '../src/pipeline/compile.js';
import { openWorkspace } from '../src/pipeline/open-workspace.js';

/** The engine alone: both servers on imported objects. Loading is not measured, nor are clouds and output. */
const [folder = '', root = ''] = process.argv.slice(2);

const data = new Map<string, string>();
for (const part of ['rules', 'schemas']) {
  const files = readFolder(join(root, part));
  if (files.ok) for (const [path, text] of files.value) data.set(`${part}/${path}`, text);
}
const name = 'directory/objects.jsonl';
const opened = openWorkspace(
  new Map([['onegal.yaml', readFileSync(join(folder, 'onegal.yaml'), 'utf8')]]),
  { data, version: '0' },
  new Map([[name, textStream(join(folder, name), name)]]),
);
if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics.slice(0, 3)));
const compiled = compileWorkspace(opened.value);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics.slice(0, 3)));

let milliseconds = 0;
let exported = 0;
for (const { server, rules } of compiled.value) {
  const configuration = opened.value.configurations.get(server);
  if (configuration === undefined) throw new Error(server);
  const imported = new Map(
    configuration.connectors
      .filter(({ kind }) => kind === 'ad')
      .map((one) => [one.id, importDirectory(opened.value.directory, one, opened.value.workspace.forest).objects]),
  );
  const started = performance.now();
  const output = runEngine({
    configuration,
    customRules: rules,
    imported,
    environment: seededEnvironment(`onegal/${server}`, { kind: 'instant', ticks: 638_500_000_000_000_000n }),
  });
  milliseconds += performance.now() - started;
  for (const objects of output.exports.values()) exported += objects.length;
}
process.stdout.write(`${JSON.stringify({ milliseconds, exported, maxRss: process.resourceUsage().maxRSS * 1024 })}\n`);
