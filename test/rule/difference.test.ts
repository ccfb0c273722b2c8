import { describe, expect, it } from 'vitest';
import { invariant } from '../../src/base/assert-never.js';
import { parseExpression } from '../../src/expression/parse.js';
import { printExpression } from '../../src/expression/print.js';
import { differenceOf, type RuleSet } from '../../src/rule/difference.js';
import { readServerExport } from '../../src/rule/read-server-export.js';
import { aadConnectorId } from '../../src/rule/server-export.js';
import type { Flow, ScopeClause, SyncRule } from '../../src/rule/sync-rule.js';
import { buildRule } from './build-rule.js';
import { needsRealExport, realExport } from './real-export.js';

const canonical = (text: string): string => {
  const parsed = parseExpression(text);
  return parsed.ok ? printExpression(parsed.value) : text;
};
const setOf = (...rules: SyncRule[]): RuleSet => ({ rules, connectors: [] });
const compare = (before: SyncRule, after: SyncRule) => differenceOf(setOf(before), setOf(after), canonical);

const direct = (source: string, target = source): Flow => ({
  kind: 'direct',
  source,
  target,
  merge: 'Update',
  applyOnce: false,
});
const expression = (text: string, sources: string[] = []): Flow => ({
  kind: 'expression',
  expression: text,
  sources,
  target: 'mail',
  merge: 'Update',
  applyOnce: false,
});
const clause = (attribute: string, operator: ScopeClause['operator'], value: string): ScopeClause => ({
  attribute,
  operator,
  value,
});

const base = buildRule({
  name: 'In from AD - Contoso',
  precedence: 50,
  flows: [direct('title'), expression('Trim([mail])', ['mail'])],
  scopeGroups: [[clause('title', 'EQUAL', 'Boss'), clause('mail', 'ISNOTNULL', '')], [clause('c', 'EQUAL', 'CN')]],
  joinGroups: [
    [{ csAttribute: 'mail', mvAttribute: 'mail', caseSensitive: false }],
    [{ csAttribute: 'objectSid', mvAttribute: 'objectSid', caseSensitive: false }],
  ],
});

describe('noise has a name and changes nothing', () => {
  it.each<[string, Partial<SyncRule>, string[]]>([
    ['the same rule', {}, []],
    ['identifiers', { internalId: '5b0d2c7e-3f41-4c86-9a2d-00000000ffff' }, ['identifier']],
    ['another AD connector', { connector: '00000000-0000-4000-8000-000000000001' }, ['connectorIdentifier']],
    ['version', { version: 7 }, ['version']],
    ['description', { description: 'other' }, ['description']],
    ['number', { precedence: 51 }, ['precedenceNumber']],
    ['order of flows', { flows: [...base.flows].reverse() }, ['flowOrder']],
    [
      'white space in an expression',
      { flows: [base.flows[0]!, expression('Trim( [mail] )\r\n', ['mail'])] },
      ['expressionSpelling'],
    ],
    ['source list', { flows: [base.flows[0]!, expression('Trim([mail])', [])] }, ['sourceList']],
    [
      'order of scope groups and clauses',
      { scopeGroups: base.scopeGroups.map((group) => [...group].reverse()).reverse() },
      ['criteriaOrder'],
    ],
    [
      'case of a constant (SCP-11)',
      {
        scopeGroups: [
          [clause('title', 'EQUAL', 'BOSS'), clause('mail', 'ISNOTNULL', '')],
          [clause('c', 'EQUAL', 'CN')],
        ],
      },
      ['scopeCase'],
    ],
    [
      'the constant of ISNOTNULL (SCP-4)',
      {
        scopeGroups: [
          [clause('title', 'EQUAL', 'Boss'), clause('mail', 'ISNOTNULL', 'x')],
          [clause('c', 'EQUAL', 'CN')],
        ],
      },
      [],
    ],
  ])('%s', (_, change, classes) => {
    const difference = compare(base, { ...base, ...change });
    expect({ ...difference, cosmetic: difference.cosmetic.map((one) => one.class) }).toEqual({
      added: [],
      removed: [],
      changed: [],
      cosmetic: classes,
    });
  });
});

describe('what matters', () => {
  it.each<[string, Partial<SyncRule>, [string, string][]]>([
    ['a flow more', { flows: [...base.flows, direct('c')] }, [['flowAdded', 'c']]],
    ['a flow less', { flows: base.flows.slice(1) }, [['flowRemoved', 'title']]],
    ['another expression', { flows: [base.flows[0]!, expression('LCase([mail])')] }, [['flowChanged', 'mail']]],
    [
      'white space inside a string',
      { flows: [base.flows[0]!, expression('Trim([mail]) & " "')] },
      [['flowChanged', 'mail']],
    ],
    [
      'case of an attribute (PIPE-11)',
      { flows: [base.flows[0]!, expression('Trim([Mail])')] },
      [['flowChanged', 'mail']],
    ],
    ['merge type', { flows: [base.flows[0]!, { ...base.flows[1]!, merge: 'Merge' }] }, [['flowChanged', 'mail']]],
    ['apply once', { flows: [{ ...base.flows[0]!, applyOnce: true }, base.flows[1]!] }, [['flowChanged', 'title']]],
    ['a clause less', { scopeGroups: base.scopeGroups.slice(0, 1) }, [['scope', '']]],
    ['order of join groups (JOIN-1)', { joinGroups: [...base.joinGroups].reverse() }, [['join', '']]],
    ['link type', { linkType: 'Provision' }, [['linkType', '']]],
    ['password synchronisation', { enablePasswordSync: true }, [['passwordSync', '']]],
    ['disabled', { disabled: true }, [['disabled', '']]],
    ['an unknown part', { unknown: [{ kind: 'element', parent: '', after: 0, text: '<x/>' }] }, [['unknownPart', '']]],
  ])('%s', (_, change, expected) => {
    const { changed } = compare(base, { ...base, ...change });
    expect(changed.flatMap(({ changes }) => changes.map(({ kind, subject }) => [kind, subject]))).toEqual(expected);
  });

  it('two rules that share a target changed places (PREC-1)', () => {
    const other = buildRule({ name: 'Other', precedence: 60, flows: [direct('mail', 'title')] });
    const stranger = buildRule({ name: 'Stranger', precedence: 55, flows: [direct('c')] });
    const { changed } = differenceOf(
      setOf(base, other, stranger),
      setOf(base, { ...other, precedence: 40 }, stranger),
      canonical,
    );
    expect(
      changed.map(({ after, changes }) => [after.name, changes.map(({ kind, subject }) => [kind, subject])]),
    ).toEqual([['Other', [['order', 'In from AD - Contoso']]]]);
  });

  it('rules that come and go; disabled ones are noise (PIPE-3)', () => {
    const gone = buildRule({ name: 'Gone' });
    const asleep = buildRule({ name: 'Asleep', disabled: true });
    const difference = differenceOf(setOf(base, gone), setOf(base, asleep), canonical);
    expect([difference.added, difference.removed.map(({ name }) => name)]).toEqual([[], ['Gone']]);
    expect(difference.cosmetic).toEqual([{ class: 'disabledRule', rules: ['Asleep'] }]);
  });
});

describe('matching (AUT-10, AUT-11)', () => {
  const standard = buildRule({
    name: 'In from AD - User Join',
    immutableTag: 'Microsoft.InfromADUserJoin.006',
    precedence: 100,
  });
  it('a standard rule of another server and version is the same rule', () => {
    const there = {
      ...standard,
      id: '11111111-0000-4000-8000-000000000000',
      connector: '22222222-0000-4000-8000-000000000000',
      immutableTag: 'Microsoft.InfromADUserJoin.012',
      precedence: 103,
    };
    const { added, removed, changed } = compare(standard, there);
    expect([added, removed, changed]).toEqual([[], [], []]);
  });

  it('a rule of the same name on the AAD connector is another rule', () => {
    const cloud = { ...standard, id: '33333333-0000-4000-8000-000000000000', connector: aadConnectorId };
    const { added, removed } = compare(standard, cloud);
    expect([added.length, removed.length]).toEqual([1, 1]);
  });

  it('a custom rule that was renamed keeps its identifier', () => {
    const { added, removed, changed, cosmetic } = compare(base, { ...base, name: 'Renamed' });
    expect([added, removed, changed]).toEqual([[], [], []]);
    expect(cosmetic).toEqual([{ class: 'name', rules: ['Renamed'] }]);
  });
});

describe.skipIf(realExport === null)(`the real export ${needsRealExport}`, () => {
  const read = () => {
    const configuration = readServerExport(realExport ?? new Map());
    invariant(configuration.ok, 'the export can be read');
    return configuration.value;
  };

  it('is equal to itself with other identifiers, order of flows, case of constants and white space', () => {
    const { rules, connectors } = read();
    const shuffled = rules.map((rule, i) => ({
      ...rule,
      id: `99999999-0000-4000-8000-${String(i).padStart(12, '0')}`,
      precedence: rule.precedence + 5,
      flows: [...rule.flows]
        .reverse()
        .map((flow) => (flow.kind === 'expression' ? { ...flow, expression: ` ${flow.expression}\r\n` } : flow)),
      scopeGroups: [...rule.scopeGroups].reverse(),
    }));
    const difference = differenceOf({ rules, connectors }, { rules: shuffled, connectors }, canonical);
    expect([difference.added, difference.removed, difference.changed]).toEqual([[], [], []]);
    expect(difference.cosmetic.map((one) => one.class)).toEqual([
      'criteriaOrder',
      'expressionSpelling',
      'flowOrder',
      'identifier',
      'precedenceNumber',
    ]);
  });
});
