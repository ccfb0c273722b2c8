import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { allocateYoung } from '../src/cli/v8-flags.js';
import { isSkipped } from '../src/engine/import.js';
import { runPart } from '../src/engine/part-run.js';
import { readFolder } from '../src/io/read-folder.js';
import { SpoolFile } from '../src/io/spool-file.js';
import { textStream } from '../src/io/text-stream.js';
import type { AdObject } from '../src/model/directory.js';
import { streamDirectory } from '../src/model/load/stream-directory.js';
import { keyKinds } from '../src/pipeline/parts/contact-keys.js';
import { Meetings } from '../src/pipeline/parts/meetings.js';
import { ObjectBook } from '../src/pipeline/parts/object-book.js';
import { openInParts } from '../src/pipeline/parts/open-in-parts.js';
import { type PartServer, partServer } from '../src/pipeline/parts/part-server.js';
import { elsewhereOf } from '../src/pipeline/parts/run-part.js';
import { planServers } from '../src/pipeline/plan-servers.js';

/**
 * The engine alone: both servers on the objects of a stream, part by part as `simulate` runs them, with everything by which objects meet.
 * Reading is not measured, nor are clouds and output.
 */
allocateYoung();
const [folder = '', root = ''] = process.argv.slice(2);
const partSize = 64;
const asOf = { kind: 'instant', ticks: 638_500_000_000_000_000n } as const;

const data = new Map<string, string>();
for (const part of ['rules', 'schemas']) {
  const files = readFolder(join(root, part));
  if (files.ok) for (const [path, text] of files.value) data.set(`${part}/${path}`, text);
}
const file = 'directory/objects.jsonl';
const input = openInParts(
  new Map([['onegal.yaml', readFileSync(join(folder, 'onegal.yaml'), 'utf8')]]),
  { data, version: '0' },
  new Map([[file, textStream(join(folder, file), file)]]),
);
if (!input.ok) throw new Error(JSON.stringify(input.diagnostics.slice(0, 3)));
const { opened, directory } = input.value;
const planned = planServers(opened, null);
if (!planned.ok) throw new Error(JSON.stringify(planned.diagnostics.slice(0, 3)));
const servers = planned.value.map((plan) => partServer(opened, plan, asOf));

const book = new ObjectBook(servers.length, 0);
const spoolPath = join(folder, `spool-${process.pid}`);
const spool = SpoolFile.create(spoolPath, (error) => {
  throw error;
});
const meetings = new Meetings(spool);
let milliseconds = 0;
let exported = 0;

const runServer = (server: PartServer, s: number, objects: readonly AdObject[]): void => {
  const { importer, compiled: plan, environment } = server;
  if (importer === null) return;
  const imported = objects.flatMap((object) => {
    const one = importer.import(object);
    return isSkipped(one) ? [] : [one];
  });
  const elsewhere = elsewhereOf(book, s, () => false);
  const output = runPart({ plan, environment, elsewhere, imported: new Map([[importer.connector.id, imported]]) });
  output.tellKeys(server.keys, (dn, key) => meetings.claim(book.numberOf(dn), keyKinds.text, key));
  for (const { dn, sources } of output.exported) {
    exported++;
    const name = book.texts.add(dn);
    for (const source of sources) book.link(s, book.numberOf(source), name);
  }
};

const run = (objects: readonly AdObject[]): void => {
  const started = performance.now();
  for (const [s, server] of servers.entries()) if (server !== null) runServer(server, s, objects);
  milliseconds += performance.now() - started;
};

let part: AdObject[] = [];
const read = streamDirectory(
  directory,
  opened.workspace,
  (object) => {
    part.push(object);
    if (part.length < partSize) return;
    run(part);
    part = [];
  },
  { spool },
);
run(part);
if (!read.ok) throw new Error(JSON.stringify(read.diagnostics.slice(0, 3)));
const settling = performance.now();
meetings.settle();
milliseconds += performance.now() - settling;
const maxRss = process.resourceUsage().maxRSS * 1024;
spool.close();
rmSync(spoolPath);
process.stdout.write(`${JSON.stringify({ milliseconds, exported, met: meetings.size, maxRss })}\n`);
