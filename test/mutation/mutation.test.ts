import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultAsOf } from '../../src/pipeline/as-of.js';
import { simulateWorkspace } from '../../src/pipeline/simulate.js';
import { projectFolder } from '../pipeline/case.js';
import { mutantsOf } from './mutants.js';
import { type ReferenceCase, referenceCase } from './reference-case.js';
import { type Judged, runMutants } from './run-mutants.js';
import { isGoodEnough, nameOf, readExplanations, reportOf, reportText } from './survivors.js';

const explanations = readExplanations(readFileSync(join(projectFolder, 'test/mutation/survivors.yaml'), 'utf8'));

const edgeFile = 'expectations/edge-cases.yaml';

let reference: ReferenceCase;
beforeAll(async () => {
  reference = await referenceCase(projectFolder);
});

const judge = (...names: readonly string[]): readonly Judged[] => [
  ...runMutants(reference, (server, mutant) => names.includes(nameOf({ server, mutant }))),
];

it('the undamaged rules make of the people at their borders what they must', () => {
  const simulated = simulateWorkspace(reference.opened, { rules: null, asOf: defaultAsOf });
  const failed = simulated.ok ? simulated.value.findings.filter(({ at }) => at?.file === edgeFile) : [];
  expect(reference.opened.expectations.some(({ at }) => at.file === edgeFile)).toBe(true);
  expect(failed.filter(({ check }) => check === 'outcome/expectation').map(({ message }) => message)).toEqual([]);
});

describe('damaged rules of the reference case', () => {
  it('have names of their own, and every explanation is about one of them', () => {
    const names = reference.compiled.flatMap(({ server, rules }) =>
      [...mutantsOf(rules)].map((mutant) => nameOf({ server, mutant })),
    );
    expect(new Set(names).size).toBe(names.length);
    expect([...explanations.keys()].filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each([
    ['property', 'G | onegal G20 In from AD - User foreign Exchange | flow to msExchRemoteRecipientType dropped'],
    ['rule check', 'G | onegal G10 In from AD - User foreign identity | flow to userPrincipalName applies once'],
    ['property', 'C | onegal C42 In from AD - User staged Exchange | link type Provision'],
    [
      'target table',
      'G | onegal G05 In from AD - User foreign leaver | clause 1.2 (userAccountControl ISBITSET 2) dropped',
    ],
    ['expectation', 'C | onegal C42 In from AD - User staged Exchange | constant of msExchRecipientDisplayType'],
  ])('a %s catches %s', (by, name) => {
    expect(judge(name).map(({ judgement }) => judgement)).toMatchObject([{ kind: 'caught', by }]);
  });

  it('an order that decides nothing survives, and is explained', () => {
    const name =
      'G | onegal G15 In from AD - User foreign room | precedence swapped with onegal G16 In from AD - User foreign equipment';
    const judged = judge(name);
    expect(judged.map(({ judgement }) => judgement)).toEqual([{ kind: 'survived', exportsDiffer: false }]);
    const [survivor] = reportOf(judged, explanations).survivors;
    expect(survivor).toMatchObject({ name, kind: 'swap precedence' });
    expect(survivor?.explanation).toMatch(/^An object has one/);
  });

  it('are judged the same every time', () => {
    const every = (step: number): readonly Judged[] => [
      ...runMutants(reference, (_server, _mutant, position) => position % step === 0),
    ];
    const once = every(97);
    expect(once.length).toBeGreaterThan(8);
    expect(reportText(reportOf(every(97), explanations))).toBe(reportText(reportOf(once, explanations)));
  });
});

describe('the report', () => {
  const rules: readonly [] = [];
  const mutant = (what: string) => ({ rule: 'r', what, kind: 'drop flow' as const, rules });
  const caught: Judged = { server: 'G', mutant: mutant('a'), judgement: { kind: 'caught', by: 'engine', what: '' } };
  const alive: Judged = { server: 'G', mutant: mutant('b'), judgement: { kind: 'survived', exportsDiffer: true } };
  const many = (count: number): readonly Judged[] => Array.from({ length: count }, () => caught);
  const reasons = (...names: readonly string[]) => new Map(names.map((name) => [name, 'why']));

  it.each([
    ['everything is caught', many(3), reasons(), 100, true],
    ['an explained survivor', [...many(19), alive], reasons('G | r | b'), 95, true],
    ['a survivor nobody explained', [...many(99), alive], reasons(), 99, false],
    ['too many survivors', [...many(18), alive], reasons('G | r | b'), 94.7, false],
    ['an explanation of what is caught', many(3), reasons('G | r | a'), 100, false],
  ])('%s', (_, judged, explained, score, isGood) => {
    const report = reportOf(judged, explained);
    expect(report.score).toBe(score);
    expect(isGoodEnough(report)).toBe(isGood);
  });
});
