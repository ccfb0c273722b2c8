import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reference, type Value } from '../../src/attribute/value.js';
import { compileExpression } from '../../src/expression/compile.js';
import { explainExpression } from '../../src/expression/explain.js';
import { parseExpression } from '../../src/expression/parse.js';
import { layoutOf, runVector } from '../../src/expression/run-vector.js';
import { encodeOutcome } from '../../src/expression/vector-value.js';
import { anyTree } from './any-tree.js';
import { Choices } from './choices.js';

const attributes = { s: 'Anna', ms: ['a', 'b'], m3: ['a', 'b', 'c'], mn: [1, 2] };
const give = (expression: string) => runVector({ expression, attributes });
const type = { error: 'type' };
const runtime = { error: 'runtime' };

describe('7.2 mapping with placeholders', () => {
  it.each([
    ['Trim([ms]) & [mn]', ['a1', 'b2']],
    ['IIF([ms]="a",[ms],NULL) & [ms]', ['aa', 'b']],
    ['Count(IIF([ms]="a",[ms],NULL))', 1],
    ['IsNull(IIF([ms]="z",[ms],NULL))', true],
    ['Select($v,IIF([ms]="a",[ms],NULL),$v)', ['a']],
    ['[ms] & [m3]', runtime],
    ['Split([ms],"-")', type],
  ])('%s', (expression, expected) => expect(give(expression)).toEqual(expected));
});

describe('7.3 IIF and Switch with multi-valued conditions', () => {
  it.each([
    ['IIF([ms]="a",[ms],"x")', ['a', 'x']],
    ['IIF([ms]="a",Error("e"),"x")', { error: 'runtime', message: 'e' }],
    ['IIF([ms]="z",Error("e"),"x")', ['x', 'x']],
    ['IIF([ms]="a",[m3],"x")', runtime],
    ['IIF([ms]="a",IgnoreThisFlow,"x")', type],
    ['Switch([ms]="a",1,[ms]="b",2)', [1, 2]],
    ['Switch([ms]="a",1,True,2)', [1, 2]],
    ['Switch([ms]="a",1,[m3]="a",2)', runtime],
  ])('%s', (expression, expected) => expect(give(expression)).toEqual(expected));
});

describe('8.1 to 8.3 what is evaluated', () => {
  it.each([
    ['IIF(True,1,Error("never"))', 1],
    ['IIF(True,1,1+"never")', 1],
    ['Switch(False,Error("never"),True,2)', 2],
    ['Switch(True,1,Error("asked"),2)', { error: 'runtime', message: 'asked' }],
    ['Left(Error("first"),Error("second"))', { error: 'runtime', message: 'first' }],
    ['Left(1,Error("before types"))', { error: 'runtime', message: 'before types' }],
    ['True || Error("never")', true],
    ['False && Error("never")', false],
    ['([ms]="a" || [ms]="b") || Error("never")', [true, true]],
  ])('%s', (expression, expected) => expect(give(expression)).toEqual(expected));
});

describe('8.4 variables', () => {
  it.each([
    ['With($v,1,With($v,2,$v) & $v)', '21'],
    ['Where($v,[ms],Count(Where($v,[m3],$v="a"))=1 && $v="b")', ['b']],
    ['Select($v,[ms],Select($w,[mn],$v & $w))', ['a1', 'a2', 'b1', 'b2']],
    ['With($v,Where($w,[ms],$w="a"),Join($v))', 'a'],
  ])('%s', (expression, expected) => expect(give(expression)).toEqual(expected));
});

describe('limits end an evaluation with a failure (IN-5)', () => {
  const many = Array.from({ length: 100_000 }, (_, i) => `v${i}`);
  const giant = 'a'.repeat(1_000_000);
  it.each([
    ['Count(Where($v,[many],Left($v,1)="v"))', 100_000],
    ['Count(Select($v,[many],$v & "x"))', 100_000],
    ['Select($v,[many],Count(Where($w,[many],$v=$w)))', runtime],
    ['Join([many],[giant])', runtime],
    [`${'Replace('.repeat(30)}"a"${',"a","aa")'.repeat(30)}`, runtime],
    ['[giant] & [giant]', runtime],
    ['PadLeft("a",9223372036854775807,"b")', runtime],
    ['Select($v,[many],InStr([giant],"b"))', runtime],
    [Array(200).fill('InStr([giant],"b")').join('+'), 0],
    [Array(20_000).fill('[s]').join('&'), 'Anna'.repeat(20_000)],
  ])(
    '%.60s',
    (expression, expected) => {
      expect(runVector({ expression, attributes: { ...attributes, many, giant } })).toEqual(expected);
    },
    10_000,
  );
});

it('64-bit arithmetic is exact or fails', () => {
  const number = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  const near = fc.constantFrom(-(2n ** 63n), -(2n ** 63n) + 1n, -1n, 0n, 1n, 2n ** 62n, 2n ** 63n - 1n);
  const operand = fc.oneof(number, near);
  const exact = new Map<string, (a: bigint, b: bigint) => bigint>([
    ['+', (a, b) => a + b],
    ['-', (a, b) => a - b],
    ['*', (a, b) => a * b],
  ]);
  fc.assert(
    fc.property(operand, operand, fc.constantFrom(...exact.keys()), (a, b, symbol) => {
      const wanted = exact.get(symbol)?.(a, b) ?? 0n;
      const actual = runVector({
        expression: `[a] ${symbol} [b]`,
        attributes: { a: { num: String(a) }, b: { num: String(b) } },
      });
      if (BigInt.asIntN(64, wanted) === wanted) expect(actual).toEqual(encodeOutcome(wanted));
      else expect(actual).toEqual(runtime);
    }),
    { numRuns: 2000 },
  );
});

const values: readonly (Value | null)[] = [
  null,
  '',
  'Anna',
  0n,
  -(2n ** 63n),
  true,
  Uint8Array.of(1, 2, 3),
  reference('CN=A,DC=x'),
  ['a', ''],
  [1n, 2n],
  [Uint8Array.of(1)],
  [reference('CN=A,DC=x')],
];
const names = ['cn', 'mS-DS-ConsistencyGuid', 'a b', '%"&', 'é'];

it('no tree throws on any object, and watching its nodes changes nothing', () => {
  let evaluated = 0;
  const property = fc.property(fc.uint8Array({ maxLength: 120, size: 'max' }), (bytes) => {
    const choices = new Choices(bytes);
    const slots = names.map(() => choices.pick(values));
    const tree = anyTree(choices, 6, []);
    const environment = { now: { kind: 'instant', ticks: 0n }, random: () => 0.5, newGuid: () => 'g' } as const;
    const context = { slots, imported: slots, parameters: new Map([['Domain.FQDN', 'x']]), environment };
    const outcome = compileExpression(tree, layoutOf(names))(context);
    const watched = explainExpression(tree, layoutOf(names), context).outcome;
    // Watched nodes are neither folded nor called by a path of their own, so that this compares those with `invoke`.
    expect(encodeOutcome(watched)).toEqual(encodeOutcome(outcome));
    if (outcome !== null) evaluated++;
  });
  fc.assert(property, { numRuns: 20_000 });
  expect(evaluated).toBeGreaterThan(5000);
});

it('an evaluation begins with all its steps again', () => {
  const parsed = parseExpression('Count(Where($v,[m],True))');
  if (!parsed.ok) throw new Error('unreadable');
  const run = compileExpression(parsed.value, layoutOf(['m']));
  const slots = [Array.from({ length: 300_000 }, (_, i) => `v${i}`)];
  const environment = { now: { kind: 'instant', ticks: 0n }, random: () => 0, newGuid: () => '' } as const;
  for (let i = 0; i < 5; i++)
    expect(run({ slots, imported: slots, parameters: new Map(), environment })).toBe(300_000n);
});
