import { createReadStream, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { textStream } from '../src/io/text-stream.js';
import { loadConfiguration } from '../src/model/load/load-configuration.js';
import { loadDirectory } from '../src/model/load/load-directory.js';
import { workspaceText } from './generate.js';

/** Reads one file in one way and prints how long it took: each measurement has a process of its own. */
const [way = '', file = ''] = process.argv.slice(2);

const papaparse = (): Promise<number> =>
  new Promise((done, fail) => {
    const rows: unknown[] = [];
    Papa.parse(createReadStream(file), {
      header: true,
      step: ({ data }) => {
        rows.push(data);
      },
      complete: () => done(rows.length),
      error: fail,
    });
  });

const onegal = (): number => {
  const schema = readFileSync(fileURLToPath(new URL('../../schemas/workspace.schema.json', import.meta.url)), 'utf8');
  const configuration = loadConfiguration(workspaceText, 'onegal.yaml', new Map(), schema);
  if (!configuration.ok) throw new Error('the workspace is good');
  const name = `directory/${file.split('/').at(-1)}`;
  const loaded = loadDirectory(new Map(), configuration.value, new Map([[name, textStream(file, name)]]));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics.slice(0, 3)));
  kept = loaded.value;
  return loaded.value.objects.length;
};
let kept: unknown = null;

const started = performance.now();
const count = way === 'papaparse' ? await papaparse() : onegal();
const milliseconds = performance.now() - started;
globalThis.gc?.();
const { rss, heapUsed } = process.memoryUsage();
process.stdout.write(
  `${JSON.stringify({ count, milliseconds, rss, heapUsed, maxRss: process.resourceUsage().maxRSS * 1024, kept: kept !== null })}\n`,
);
