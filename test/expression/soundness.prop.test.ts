import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Value } from '../../src/attribute/value.js';
import { hasErrors } from '../../src/base/diagnostic.js';
import { checkText } from '../../src/expression/check.js';
import { compileExpression } from '../../src/expression/compile.js';
import { isFailure } from '../../src/expression/evaluated.js';
import { parseExpression } from '../../src/expression/parse.js';
import { printType, typeOfEvaluated } from '../../src/expression/types.js';
import { Choices } from './choices.js';
import { generatedSchema, Writer, writeObject } from './generate.js';

const names = ['dn', ...generatedSchema.keys()];
const slots = new Map(names.map((name, slot) => [name, slot]));
const layout = { slotOf: (name: string) => slots.get(name) ?? -1 };
const parameters = new Map([['Domain.FQDN', 'contoso.internal']]);
const setting = { source: generatedSchema, direction: 'Inbound', parameters: new Set(parameters.keys()) } as const;

const slotsOf = (values: ReadonlyMap<string, Value>): (Value | null)[] => names.map((name) => values.get(name) ?? null);

/** Limits of the evaluator are not part of the language and not predicted (hardening IN-5). */
const isLimit = (message: string): boolean => /^a text of more than|^the evaluation takes more than/.test(message);

const objectsEach = 3;

/** What checking and running generated expressions came to. */
interface Tally {
  cases: number;
  clean: number;
  failures: number;
}

/** Every expression on several objects: no type error without an error of the checker, and no outcome it did not predict. */
const refute = (write: (choices: Choices) => string, tally: Tally) =>
  fc.property(fc.uint8Array({ maxLength: 90, size: 'max' }), (bytes) => {
    const choices = new Choices(bytes);
    const source = write(choices);
    tally.cases++;
    const { diagnostics, type } = checkText(source, setting);
    const parsed = parseExpression(source);
    expect(
      parsed.diagnostics.map(({ message }) => message),
      source,
    ).toEqual([]);
    if (!parsed.ok || hasErrors(diagnostics)) return;
    tally.clean++;
    const run = compileExpression(parsed.value, layout);
    for (let i = 0; i < objectsEach; i++) {
      const object = writeObject(choices);
      const imported = choices.oneIn(2) ? slotsOf(writeObject(choices)) : null;
      const own = slotsOf(object);
      const outcome = run({
        slots: own,
        imported: imported ?? own,
        parameters,
        environment: {
          now: { kind: 'instant', ticks: 638_000_000_000_000_000n },
          random: () => 0.5,
          newGuid: () => 'g',
        },
      });
      if (isFailure(outcome)) {
        tally.failures++;
        expect(outcome.error, `${source}\n${outcome.message}\n${show(object)}`).not.toBe('type');
        if (isLimit(outcome.message)) continue;
      }
      const actual = typeOfEvaluated(outcome);
      const isPredicted = (actual.single & ~type.single) === 0 && (actual.list & ~type.list) === 0;
      expect(isPredicted, `${source}\nis ${printType(actual)}, predicted ${printType(type)}\n${show(object)}`).toBe(
        true,
      );
    }
  });

const show = (object: ReadonlyMap<string, Value>): string =>
  [...object]
    .map(
      ([name, value]) =>
        `${name}: ${JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one))}`,
    )
    .join('\n');

/** The same cases every time; to look further: other seeds and more runs. */
const seed = Number(process.env.SOUNDNESS_SEED ?? 17);
const runs = Number(process.env.SOUNDNESS_RUNS ?? 100_000);

const writer = (slips: number) => (choices: Choices) => new Writer(choices, slips).whole();

it.each([
  { what: 'well-typed', write: writer(0), share: 0.4, leastClean: 0.8, mostClean: 1 },
  { what: 'partly ill-typed', write: writer(12), share: 0.4, leastClean: 0.5, mostClean: 0.95 },
  {
    what: 'pointed',
    write: (choices: Choices) => new Writer(choices, 0).pointed(),
    share: 0.2,
    leastClean: 0.8,
    mostClean: 1,
  },
])(
  'no $what expression that checks without an error raises a type error or yields what was not predicted',
  ({ write, share, leastClean, mostClean }) => {
    const tally: Tally = { cases: 0, clean: 0, failures: 0 };
    fc.assert(refute(write, tally), { numRuns: runs * share, seed });
    // The test means something only while most of what is generated is accepted, and where it has slips not all of it.
    expect(tally.clean / tally.cases).toBeGreaterThan(leastClean);
    expect(tally.clean / tally.cases).toBeLessThanOrEqual(mostClean);
    expect(tally.failures).toBeGreaterThan(0);
  },
  3_600_000,
);
