import { expect, it } from 'vitest';
import { compileRules } from '../../src/engine/engine.js';
import { partObstacles } from '../../src/engine/part-obstacles.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';
import { builtIn } from './baseline.js';
import { aadId, configuration, constant, direct, formula, type RuleGiven, rule, skeleton } from './build-rule.js';

const obstaclesOf = (rules: readonly SyncRule[]): readonly string[] =>
  partObstacles(compileRules({ configuration: configuration(rules), customRules: [] }));

const inbound = (given: RuleGiven): SyncRule => rule({ name: 'Asked', precedence: 50, ...given });
const outbound = (given: RuleGiven): SyncRule => inbound({ direction: 'Outbound', ...given });
const followed = [inbound({ name: 'In', flows: [direct('manager'), direct('member')] })];

it('the shipped rules run in parts', () => {
  expect(partObstacles(compileRules({ configuration: builtIn(), customRules: [] }))).toEqual([]);
});

it.each<{ what: string; rules: readonly SyncRule[]; stands: boolean }>([
  { what: 'copies of references', rules: [outbound({ flows: [direct('manager'), direct('member')] })], stands: false },
  { what: 'a scope that asks for members', rules: [inbound({ scope: [['dn ISMEMBEROF CN=g,DC=x']] })], stands: true },
  {
    what: 'a scope that asks for non-members',
    rules: [inbound({ scope: [['dn ISNOTMEMBEROF CN=g,DC=x']] })],
    stands: true,
  },
  { what: 'an outbound scope on a reference', rules: [outbound({ scope: [['manager ISNOTNULL']] })], stands: true },
  {
    what: 'an inbound scope on a reference that nobody exports',
    rules: [inbound({ scope: [['manager ISNOTNULL']] })],
    stands: false,
  },
  {
    what: 'an expression that looks at a reference of the metaverse',
    rules: [outbound({ flows: [formula('displayName', 'IIF(IsPresent([manager]),"led","free")')] })],
    stands: true,
  },
  {
    what: 'an expression that looks at an imported reference',
    rules: [inbound({ flows: [formula('displayName', 'IIF(IsPresent([manager]),"led","free")')] })],
    stands: false,
  },
  {
    what: 'an expression that looks at an exported reference',
    rules: [
      outbound({ name: 'Out', flows: [direct('manager')] }),
      inbound({ connector: aadId, flows: [formula('displayName', 'IIF(IsPresent([manager]),"led","free")')] }),
    ],
    stands: true,
  },
  {
    what: 'a reference in place of one that leads nowhere',
    rules: [
      outbound({ flows: [direct('manager')] }),
      outbound({ name: 'Weaker', precedence: 51, flows: [direct('manager', 'assistant')] }),
    ],
    stands: true,
  },
  {
    what: 'what is decided before references are asked',
    rules: [
      outbound({
        name: 'Stronger',
        precedence: 49,
        flows: [formula('manager', 'IIF([displayName]="x",Error("no"),IgnoreThisFlow)')],
      }),
      outbound({ flows: [direct('manager')] }),
    ],
    stands: false,
  },
  { what: 'a constant', rules: [outbound({ flows: [constant('displayName', 'x')] })], stands: false },
])('$what: stands in the way is $stands', ({ rules, stands }) => {
  const obstacles = obstaclesOf([...skeleton(), ...followed, ...rules]);
  // A scope on a reference of a type concerns every rule of the type.
  if (stands) expect(obstacles).toContain('Asked');
  else expect(obstacles).toEqual([]);
});
