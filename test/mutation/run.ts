/**
 * Damages every generated rule of `golden/contoso` in turn and asks checks, properties and expectations whether they notice:
 * `npm run mutate-rules -- [--json] [--every n] [--only text]`. Exit code 1: below 95 %, a survivor nobody explained, or an
 * explanation nobody needs. `--every` and `--only` look at a part of the mutants and leave out the last point.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { referenceCase } from './reference-case.js';
import { type Judged, runMutants } from './run-mutants.js';
import { isGoodEnough, nameOf, readExplanations, reportOf, reportText } from './survivors.js';

/** The project's folder: the compiled script lies in dist-mutation/test/mutation. */
const root = fileURLToPath(new URL('../../..', import.meta.url));

const option = (name: string): string | null => {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? '');
};
const every = Number(option('--every') ?? 1);
const only = option('--only');

const explanations = readExplanations(readFileSync(join(root, 'test/mutation/survivors.yaml'), 'utf8'));
const started = performance.now();
const judged: Judged[] = [];
const chosen = runMutants(
  await referenceCase(root),
  (server, mutant, position) => position % every === 0 && (only === null || nameOf({ server, mutant }).includes(only)),
);
for (const one of chosen) {
  judged.push(one);
  if (judged.length % 100 === 0) process.stderr.write(`${judged.length} damaged rules judged\n`);
}
const whole = reportOf(judged, explanations);
const report = every === 1 && only === null ? whole : { ...whole, obsolete: [] };
process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
process.stderr.write(`${Math.round((performance.now() - started) / 1000)} s\n`);
process.exitCode = isGoodEnough(report) ? 0 : 1;
