import { describe, expect, it } from 'vitest';
import { checkRuleSet } from '../../src/rule/check-rule-set.js';
import { aadConnectorId } from '../../src/rule/server-export.js';
import type { Flow, SyncRule } from '../../src/rule/sync-rule.js';
import { buildConfiguration, buildRule } from './build-rule.js';

const codes = (...rules: SyncRule[]): string[] =>
  checkRuleSet(rules, buildConfiguration()).map((d) => `${d.severity} ${d.code}`);

const constant = (target: string, merge: Flow['merge'] = 'Update'): Flow => ({
  kind: 'constant',
  target,
  merge,
  applyOnce: false,
  constant: 'x',
});
const direct = (source: string, target: string): Flow => ({
  kind: 'direct',
  target,
  source,
  merge: 'Update',
  applyOnce: false,
});

describe('checkRuleSet reports', () => {
  const first = buildRule({ precedence: 1 });
  const outbound = { direction: 'Outbound', connector: aadConnectorId, sourceObjectType: 'person' } as const;
  it.each<[string, SyncRule[]]>([
    ['error rule/duplicate-id', [first, buildRule({ id: first.id, precedence: 2 })]],
    ['error rule/duplicate-precedence', [first, buildRule({ precedence: 1, disabled: true })]],
    ['warning rule/custom-precedence', [buildRule({ precedence: 100 })]],
    ['error rule/duplicate-target', [buildRule({ flows: [constant('mail'), constant('Mail')] })]],
    ['error rule/unknown-attribute-name', [buildRule({ flows: [constant('notThere')] })]],
    ['error rule/unknown-attribute-name', [buildRule({ flows: [direct('notThere', 'mail')] })]],
    ['error rule/unknown-attribute-name', [buildRule({ flows: [constant('dn')] })]],
    ['error rule/merge-single-valued', [buildRule({ flows: [constant('mail', 'Merge')] })]],
    ['warning rule/multi-to-single', [buildRule({ flows: [direct('proxyAddresses', 'mail')] })]],
    ['error rule/attribute-not-selected', [buildRule({ ...outbound, flows: [constant('title')] })]],
    ['error rule/unknown-connector', [buildRule({ connector: '00000000-0000-0000-0000-000000000001' })]],
    ['error rule/unknown-object-type', [buildRule({ targetObjectType: 'Person' })]],
    [
      'warning rule/operator-multi-valued',
      [buildRule({ scopeGroups: [[{ attribute: 'proxyAddresses', operator: 'EQUAL', value: 'x' }]] })],
    ],
    [
      'error rule/operator-type',
      [buildRule({ scopeGroups: [[{ attribute: 'isHidden', operator: 'LESSTHAN', value: '1' }]] })],
    ],
    ['warning rule/empty-scope-group', [buildRule({ scopeGroups: [[]] })]],
    [
      'error rule/unknown-attribute-name',
      [buildRule({ scopeGroups: [[{ attribute: 'notThere', operator: 'ISNULL', value: '' }]] })],
    ],
    [
      'error rule/unknown-attribute-name',
      [buildRule({ joinGroups: [[{ csAttribute: 'mail', mvAttribute: 'notThere', caseSensitive: false }]] })],
    ],
    [
      'warning rule/mixed-merge-types',
      [
        buildRule({ precedence: 1, flows: [constant('proxyAddresses', 'Merge')] }),
        buildRule({ precedence: 2, flows: [constant('proxyAddresses', 'Update')] }),
      ],
    ],
  ])('%s', (expected, rules) => {
    expect(codes(...rules).filter((code) => code.split(' ')[1] === expected.split(' ')[1])).toEqual([expected]);
  });

  it('the right spelling of a name in the wrong case', () => {
    const [problem] = checkRuleSet([buildRule({ flows: [constant('proxyaddresses')] })], buildConfiguration());
    expect(problem?.help).toContain('`proxyAddresses`');
  });

  it('the place of the rule when it is known', () => {
    const place = { file: 'a.xml', line: 1, column: 1 };
    const [problem] = checkRuleSet([buildRule({ precedence: 200 })], buildConfiguration(), () => place);
    expect(problem?.at).toEqual(place);
  });
});

describe('checkRuleSet accepts', () => {
  it.each<[string, SyncRule[]]>([
    [
      'a number asked for next to another rule',
      [
        buildRule({ precedence: 0, precedenceBefore: aadConnectorId }),
        buildRule({ precedence: 0, precedenceBefore: aadConnectorId }),
      ],
    ],
    ['a standard rule from 100', [buildRule({ precedence: 100, immutableTag: 'Microsoft.X.001' })]],
    [
      'Update beside Replace',
      [
        buildRule({ precedence: 1, flows: [constant('mail', 'Replace')] }),
        buildRule({ precedence: 2, flows: [constant('mail')] }),
      ],
    ],
    [
      'other merges of a disabled rule',
      [
        buildRule({ precedence: 1, disabled: true, flows: [constant('proxyAddresses', 'Merge')] }),
        buildRule({ precedence: 2, flows: [constant('proxyAddresses')] }),
      ],
    ],
    [
      'dn of a cloud object',
      [
        buildRule({
          direction: 'Outbound',
          connector: aadConnectorId,
          sourceObjectType: 'person',
          flows: [constant('dn')],
        }),
      ],
    ],
    ['any metaverse type', [buildRule({ targetObjectType: '*' })]],
  ])('%s', (_, rules) => {
    expect(codes(...rules)).toEqual([]);
  });

  it('any attribute where the schemas are not known', () => {
    const unknown = { schema: new Map(), objectTypes: new Set<string>(), settings: new Map() };
    const rule = buildRule({ flows: [direct('notThere', 'neither')] });
    expect(checkRuleSet([rule], { connectors: [], metaverse: unknown })).toEqual([]);
  });
});
