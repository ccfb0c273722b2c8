import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reference, type Scalar, type Value } from '../../src/attribute/value.js';
import { readState } from '../../src/engine/read-state.js';
import type { EngineState } from '../../src/engine/state.js';
import { stateLines } from '../../src/engine/state-lines.js';
import type { StateLine } from '../../src/engine/state-reader.js';
import { builtIn, contact, dn, group, mailbox, synchronise } from './baseline.js';

const numbered = (texts: readonly string[]): Iterator<StateLine> =>
  texts.map((text, i) => ({ text, line: i + 1 })).values();
const read = (texts: readonly string[]) => readState(numbered(texts), 'state.jsonl');
const codes = (texts: readonly string[]): readonly string[] => read(texts).diagnostics.map(({ code }) => code);

const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'B', '\\', '"', ' ', 'ß', '中', '{') }),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.boolean(),
  fc.uint8Array({ maxLength: 20 }),
  fc.string({ unit: fc.constantFrom('a', ',', '=') }).map(reference),
);
const value: fc.Arbitrary<Value> = fc.oneof(scalar, fc.array(scalar, { minLength: 1, maxLength: 3 }));

describe('a state as JSON lines', () => {
  const objects = [
    mailbox('anna', 1, { manager: reference(dn('berta')), thumbnailPhoto: Uint8Array.of(0, 255) }),
    mailbox('berta', 2),
    contact('carl', 3),
    group('staff', 4, { member: [reference(dn('anna')), reference(dn('carl'))] }),
  ];

  it('is the same state after it was read, and a run from it has nothing pending', () => {
    const state = synchronise(builtIn(), objects).state();
    const again = read([...stateLines(state)]);
    expect(again.ok && again.value).toEqual(state);
    if (!again.ok) return;
    for (const { adds, updates, deletes } of synchronise(builtIn(), objects, [], {
      previous: again.value,
    }).pending.exports.values())
      expect([adds, updates, deletes]).toEqual([[], [], []]);
  });

  it('keeps every value', () => {
    fc.assert(
      fc.property(value, (one) => {
        const state: EngineState = {
          connectors: [],
          metaverse: [
            {
              objectType: 'person',
              attributes: new Map([['x', one]]),
              links: [],
              kept: [],
              passwordSync: true,
              hasReferences: false,
              isReferenced: true,
            },
          ],
        };
        const again = read([...stateLines(state)]);
        expect(again.ok && again.value).toEqual(state);
      }),
    );
  });

  it.each<[string, (lines: string[]) => string[], string]>([
    ['is cut', (lines) => lines.slice(0, -1), 'engine/state-cut'],
    ['is empty', () => [], 'engine/state-cut'],
    [
      'is of another version',
      ([first = '', ...rest]) => [first.replace('"version":1', '"version":2'), ...rest],
      'engine/state-version',
    ],
    [
      'is something else',
      ([, ...rest]) => ['{"onegal":"cloud-state","version":1,"connectors":[],"metaverse":0}', ...rest],
      'engine/state-version',
    ],
    [
      'holds something that is no value',
      (lines) => lines.map((line) => line.replace(/\["displayName","[^"]*"\]/, '["displayName",{"x":"y"}]')),
      'engine/state-value',
    ],
  ])('is refused when it %s', (_, change, code) => {
    expect(codes(change([...stateLines(synchronise(builtIn(), objects).state())]))[0]).toBe(code);
  });

  it('survives any damage without an exception', () => {
    const lines = [...stateLines(synchronise(builtIn(), objects).state())];
    fc.assert(
      fc.property(
        fc.nat(lines.length - 1),
        fc.nat(500),
        fc.constantFrom('', '"', '{', '\u0000', '9'),
        (line, at, text) => {
          const damaged = lines.map((one, i) => (i === line ? one.slice(0, at) + text + one.slice(at + 1) : one));
          expect(typeof read(damaged).ok).toBe('boolean');
        },
      ),
    );
  });
});
