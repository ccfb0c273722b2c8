/** Compiled expressions against other ways to run them, as ratios of one run (design 8): `node dist-bench/bench/expressions.js`. */
import { Environment } from '@marcbachmann/cel-js';
import jsonata from 'jsonata';
import { compileExpression } from '../src/expression/compile.js';
import type { EvaluationContext } from '../src/expression/context.js';
import { parseExpression } from '../src/expression/parse.js';
import { layoutOf } from '../src/expression/run-vector.js';
import { type Case, cases, names, objects, type Slots } from './expression-cases.js';
import { generate, runtime } from './generate-function.js';
import { median } from './measure.js';

const rounds = 9;
const target = 40;

/** One way to run a case on all objects; `repeat` times, so that a sample takes long enough. */
type Runner = (repeat: number) => void | Promise<void>;

let sink: unknown;

const evaluator = (run: (slots: Slots) => unknown): Runner => {
  return (repeat) => {
    for (let i = 0; i < repeat; i++) for (const slots of objects) sink = run(slots);
  };
};

const compiled = ({ expression }: Case): ((slots: Slots) => unknown) => {
  const parsed = parseExpression(expression);
  if (!parsed.ok) throw new Error(`${expression} cannot be read`);
  const run = compileExpression(parsed.value, layoutOf(names));
  const context: { -readonly [K in keyof EvaluationContext]: EvaluationContext[K] } = {
    slots: [],
    imported: [],
    parameters: new Map(),
    environment: { now: { kind: 'instant', ticks: 0n }, random: () => 0, newGuid: () => '' },
  };
  return (slots) => {
    context.slots = slots;
    return run(context);
  };
};

const generated = ({ expression }: Case): ((slots: Slots) => unknown) => {
  const parsed = parseExpression(expression);
  if (!parsed.ok) throw new Error(`${expression} cannot be read`);
  // Only a yardstick: the product has no dynamic code.
  return new Function(`${runtime}\nreturn (s) => ${generate(parsed.value)};`)() as (slots: Slots) => unknown;
};

const records = objects.map((slots) => Object.fromEntries(names.map((name, i) => [name, slots[i] ?? null])));

const environment = new Environment({ unlistedVariablesAreDyn: true })
  .registerFunction('trim(dyn): dyn', (value: unknown) => (typeof value === 'string' ? value.trim() : null))
  .registerFunction('left(dyn, int): dyn', (value: unknown, n: bigint) =>
    typeof value === 'string' ? value.slice(0, Number(n)) : '',
  )
  .registerFunction('present(dyn): bool', (value: unknown) => value !== null && value !== '')
  .registerFunction('bitAnd(dyn, int): dyn', (value: unknown, mask: bigint) =>
    typeof value === 'bigint' ? value & mask : null,
  )
  .registerFunction('inStr(dyn, string): int', (value: unknown, search: string) =>
    typeof value === 'string' ? BigInt(value.indexOf(search) + 1) : 0n,
  )
  .registerFunction('containsText(dyn, string): int', (value: unknown, search: string) =>
    Array.isArray(value) ? BigInt(value.findIndex((each) => String(each).includes(search)) + 1) : 0n,
  );

const cel = ({ cel: text }: Case): Runner => {
  const run = environment.parse(text);
  return (repeat) => {
    for (let i = 0; i < repeat; i++) for (const record of records) sink = run(record);
  };
};

/** JSON has no NULL attributes and no big integers. */
const documents = records.map((record) =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  ),
);

const throughJsonata = ({ jsonata: text }: Case): Runner => {
  const run = jsonata(text);
  return async (repeat) => {
    for (let i = 0; i < repeat; i++) for (const document of documents) sink = await run.evaluate(document);
  };
};

const milliseconds = async (runner: Runner, repeat: number): Promise<number> => {
  const started = performance.now();
  await runner(repeat);
  return performance.now() - started;
};

/** How often the objects are run through for a sample of about `target` milliseconds; finding that out also warms up. */
const repeatsOf = async (runner: Runner): Promise<number> => {
  let repeat = 1;
  for (;;) {
    const time = await milliseconds(runner, repeat);
    if (time > target / 2) return Math.max(1, Math.round((repeat * target) / time));
    repeat *= 2;
  }
};

const check = (one: Case, ours: (slots: Slots) => unknown, theirs: (slots: Slots) => unknown): void => {
  for (const slots of objects)
    if (ours(slots) !== theirs(slots))
      throw new Error(`${one.name} differs: ${String(ours(slots))}, ${String(theirs(slots))}`);
};

const ways = ['compiled', 'new Function', 'by hand', 'cel-js', 'jsonata'] as const;
const geometric = (numbers: readonly number[]): number =>
  Math.exp(numbers.reduce((sum, each) => sum + Math.log(each), 0) / numbers.length);

/** The median time of each way for a case, per object and in turn, so that a busy moment hits all alike. */
const measure = async (one: Case): Promise<readonly number[]> => {
  const ours = compiled(one);
  check(one, ours, generated(one));
  check(one, ours, one.byHand);
  const runners = [evaluator(ours), evaluator(generated(one)), evaluator(one.byHand), cel(one), throughJsonata(one)];
  const repeats: number[] = [];
  for (const runner of runners) repeats.push(await repeatsOf(runner));
  const samples: number[][] = runners.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, runner] of runners.entries()) {
      const repeat = repeats[i] ?? 1;
      samples[i]?.push((await milliseconds(runner, repeat)) / repeat);
    }
  return samples.map(median);
};

const main = async (): Promise<void> => {
  const measured = new Map<string, readonly number[]>();
  // All are compiled and warm before the first is measured, as in a server that runs them all.
  for (const one of cases) evaluator(compiled(one))(50);
  for (const one of cases) measured.set(one.name, await measure(one));
  const ratio = (times: readonly number[], i: number): number => (times[i] ?? 1) / (times[0] ?? 1);
  const row = (name: string, cells: readonly string[]): string =>
    `${name.padEnd(16)} ${cells.map((cell) => cell.padStart(14)).join(' ')}\n`;
  process.stdout.write(row('', ['to new Function', 'to by hand', 'cel-js to it', 'jsonata to it']));
  const all = [...measured].map(([name, times]) => {
    const ratios = [1 / ratio(times, 1), 1 / ratio(times, 2), ratio(times, 3), ratio(times, 4)];
    process.stdout.write(
      row(
        name,
        ratios.map((each) => each.toFixed(2)),
      ),
    );
    return ratios;
  });
  const means = ways.slice(1).map((_, i) => geometric(all.map((ratios) => ratios[i] ?? 1)).toFixed(2));
  process.stdout.write(row('geometric mean', means));
};

await main();
if (sink === main) process.stdout.write('\n');
