/**
 * Measures the budgets of design 8 in one run and prints them as a table: `npm run bench -- [--rounds n] [--users n] [--large]`.
 * Everything is a ratio between programs that ran in turn, because machines differ. `--large` adds a million people.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generateWorkspace } from './generate.js';
import { Rounds, root, run, type Sample, time } from './measure.js';

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const rounds = option('--rounds', 5);
const users = option('--users', 100_000);
const isLarge = process.argv.includes('--large');

const bench = (name: string): string => join(root, 'dist-bench/bench', name);
const cli = join(root, 'dist/cli/main.js');
const shared = resolve(root, '../shared/contoso-server-config');
const folder = mkdtempSync(join(tmpdir(), 'onegal-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const helpOf = (...args: readonly string[]): string =>
  spawnSync(process.execPath, [cli, ...args, '--help'], { encoding: 'utf8' }).stdout;
const has = (command: string): boolean => new RegExp(`^ +${command}\\b`, 'm').test(helpOf());

const workspaceOf = (count: number, format: 'jsonl' | 'csv' | 'ldif' = 'jsonl'): string => {
  const workspace = join(folder, `${format}-${count}`);
  process.stderr.write(`writing ${count} people as ${format}\n`);
  generateWorkspace(workspace, format, count);
  return workspace;
};
const objects = (workspace: string, format = 'jsonl'): string => join(workspace, 'directory', `objects.${format}`);
const simulate = (workspace: string, ...more: readonly string[]): Sample | null =>
  run([cli, 'simulate', workspace, '--out', join(folder, 'out'), '--force', ...more]);

const workspace = workspaceOf(users);
const small = workspaceOf(users / 10);
const csv = workspaceOf(users, 'csv');
const ldif = workspaceOf(users, 'ldif');
const empty = join(folder, 'empty.mjs');
writeFileSync(empty, '');

const programs = new Map<string, () => Sample | null>([
  ['empty', () => time([empty])],
  ['help', () => time([cli, '--help'])],
  ['limit', () => run([join(root, 'bench/limit.mjs'), objects(workspace), folder])],
  ['engine', () => run([bench('engine-child.js'), workspace, root])],
  ['engine small', () => run([bench('engine-child.js'), small, root])],
  ['simulate', () => simulate(workspace)],
  ['simulate small', () => simulate(small)],
  ['papaparse', () => run([bench('readers-child.js'), 'papaparse', objects(csv, 'csv')])],
  ['csv', () => run([bench('readers-child.js'), 'onegal', objects(csv, 'csv')])],
  ['ldif', () => run([bench('readers-child.js'), 'onegal', objects(ldif, 'ldif')])],
  ['jsonl', () => run([bench('readers-child.js'), 'onegal', objects(workspace)])],
]);
const isExportThere = existsSync(shared);
const exportFolder = join(shared, 'Contoso', 'Production');
const configuration = existsSync(exportFolder) ? exportFolder : shared;
if (isExportThere && has('check')) {
  programs.set('check rules', () => time([cli, 'check', join(configuration, 'SynchronizationRules')]));
  programs.set('check export', () => time([cli, 'check', configuration]));
}
programs.set('one thread', () => simulate(workspace, '--workers', '1'));
programs.set('two threads', () => simulate(workspace, '--workers', '2'));

const measured = new Rounds(programs);
measured.go(rounds);

const large = new Map<string, Sample | null>();
if (isLarge) {
  const million = workspaceOf(1_000_000);
  large.set('engine', run([bench('engine-child.js'), million, root]));
  large.set('simulate', simulate(million));
  large.set('one thread', simulate(million, '--workers', '1'));
  large.set('two threads', simulate(million, '--workers', '2'));
}

const text = (value: number | null, why = 'not built'): string => (value === null ? why : value.toFixed(2));
const memory = (bytes: number | null | undefined): string =>
  bytes === null || bytes === undefined ? 'not measured' : `${Math.round(bytes / 1e6)} MB`;
const over = (name: string, to: string): string => text(measured.ratio(name, to));
const largeOver = (name: string): string => {
  const [sample, own] = [large.get(name), measured.milliseconds(name)];
  return sample === null || sample === undefined || own === null ? 'needs --large' : text(sample.milliseconds / own);
};

const largeRatio = (name: string, to: string): string => {
  const [a, b] = [large.get(name), large.get(to)];
  return a === null || a === undefined || b === null || b === undefined
    ? 'needs --large'
    : text(a.milliseconds / b.milliseconds);
};

/** A bench of its own that prints its lines; those of expressions belong to the people who write the language. */
const own = (name: string): string => {
  const file = [bench(`${name}.js`), join(root, `bench/${name}.mjs`)].find((path) => existsSync(path));
  if (file === undefined) return 'not built';
  const child = spawnSync(process.execPath, [file], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return child.status === 0 ? child.stdout.trim() : 'failed';
};

const exportMissing = isExportThere ? 'not built' : 'no server export here';
const rows: readonly (readonly [string, string, string, string])[] = [
  [`engine alone, ${users} users, both servers, to the limit`, '2.5', '2.0', over('engine', 'limit')],
  ['`simulate` whole, to the limit', '4', '3', over('simulate', 'limit')],
  ['the same by one thread', '', '', over('one thread', 'limit')],
  [`engine, ${users} users to own ${users / 10}`, '11', '10', over('engine', 'engine small')],
  [`simulate, ${users} users to own ${users / 10}`, '11', '10', over('simulate', 'simulate small')],
  ['engine, 1 000 000 users to own 100 000', '11', '10', largeOver('engine')],
  ['simulate, 1 000 000 users to own 100 000', '11', '10', largeOver('simulate')],
  ['the same by one thread', '', '', largeOver('one thread')],
  [`peak memory, ${users} users, engine streaming`, '', '', memory(measured.peak('engine'))],
  [`peak memory, ${users} users, simulate`, '', '', memory(measured.peak('simulate'))],
  ['peak memory, 1 000 000 users, engine', '350 MB', '150 MB', memory(large.get('engine')?.peak)],
  ['peak memory, 1 000 000 users, simulate', '1.5 GB', '0.8 GB', memory(large.get('simulate')?.peak)],
  ['the same by one thread', '', '', memory(large.get('one thread')?.peak)],
  [`two workers to one thread, ${users} users`, '0.70', '0.60', over('two threads', 'one thread')],
  ['two workers to one thread, 1 000 000 users', '0.70', '0.60', largeRatio('two threads', 'one thread')],
  ['`--help`, to an empty Node process', '1.4', '1.25', over('help', 'empty')],
  [
    '`check` of 62 rule files, to an empty Node process',
    '3.3',
    '2',
    text(measured.ratio('check rules', 'empty'), exportMissing),
  ],
  [
    '`check` of the whole export, to an empty Node process',
    '7',
    '4',
    text(measured.ratio('check export', 'empty'), exportMissing),
  ],
  ['CSV into slots, to papaparse into objects', '1.5', '0.7', over('csv', 'papaparse')],
  ['LDIF into slots, to papaparse on the same rows', '1.5', '0.7', over('ldif', 'papaparse')],
  ['JSON lines into slots, to papaparse on the same rows', '', '', over('jsonl', 'papaparse')],
  ['`explain` of one person, loaded', '5 ms', '1 ms', own('explain')],
];
const widths = [0, 1, 2, 3].map((i) => Math.max(...rows.map((row) => (row[i] ?? '').length), 8));
const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |\n`;
process.stdout.write(line(['work', 'must', 'aim', 'measured']));
process.stdout.write(line(widths.map((width) => '-'.repeat(width))));
for (const row of rows) process.stdout.write(line(row));
for (const name of ['limit', 'engine', 'simulate'])
  process.stdout.write(
    `${name}: ${Math.round((users / (measured.milliseconds(name) ?? Number.NaN)) * 1000)} users/s\n`,
  );
process.stdout.write(
  `\nexpressions (must 2.7, aim 2.3 to new Function; 3 / 4 times faster than cel-js, 100 / 150 than jsonata):\n${own('expressions')}\n`,
);
process.stdout.write(
  `median of ${rounds} rounds, Node ${process.version}, ${readFileSync(join(root, 'package.json'), 'utf8').match(/"version": "([^"]+)"/)?.[1]}\n`,
);
