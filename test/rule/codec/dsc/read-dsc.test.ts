import { describe, expect, it } from 'vitest';
import { connectorNames } from '../../../../src/rule/codec/connector-names.js';
import { dscRuleId, readDsc } from '../../../../src/rule/codec/dsc/read-dsc.js';
import { writeDsc } from '../../../../src/rule/codec/dsc/write-dsc.js';
import { buildRule } from '../../build-rule.js';

const names = connectorNames([{ id: buildRule().connector, name: 'corp.contoso.example' }]);
const read = (text: string) => readDsc(text, 'AADSyncRules.yml', names);
const codes = (text: string) => read(text).diagnostics.map(({ code }) => code);

const example = `Items:
  - Name: Contoso - In - User partner tenant data
    ConnectorName: corp.contoso.example
    Description: Routing
    Direction: Inbound
    Disabled: false
    SourceObjectType: user
    TargetObjectType: person
    LinkType: Join
    Precedence: 41
    ScopeFilter:
      - ScopeConditionList:
          - Attribute: extensionAttribute10
            ComparisonValue: NO
            ComparisonOperator: EQUAL
          - Attribute: mail
            ComparisonValue: ''
            ComparisonOperator: ISNOTNULL
    JoinFilter: []
    AttributeFlowMappings:
      - Destination: targetAddress
        FlowType: Expression
        Source: ''
        Expression: 'IIF(IsPresent([extensionAttribute7]),"SMTP:" & [extensionAttribute7],IgnoreThisFlow)'
        ValueMergeType: Update
        ExecuteOnce: false
      - Destination: usageLocation
        FlowType: Constant
        Source: NO
        Expression:
        ValueMergeType: Update
        ExecuteOnce: true
`;

describe('AADConnectDsc data', () => {
  it('is read; texts stay the characters in the file (export-formats 7)', () => {
    const result = read(example);
    expect(result.diagnostics).toEqual([]);
    const id = dscRuleId('Contoso - In - User partner tenant data', 'corp.contoso.example');
    expect(result.ok && result.value).toEqual([
      buildRule({
        id,
        internalId: id,
        name: 'Contoso - In - User partner tenant data',
        description: 'Routing',
        precedence: 41,
        flows: [
          {
            kind: 'expression',
            target: 'targetAddress',
            expression: 'IIF(IsPresent([extensionAttribute7]),"SMTP:" & [extensionAttribute7],IgnoreThisFlow)',
            sources: ['extensionAttribute7'],
            merge: 'Update',
            applyOnce: false,
          },
          { kind: 'constant', target: 'usageLocation', constant: 'NO', merge: 'Update', applyOnce: true },
        ],
        scopeGroups: [
          [
            { attribute: 'extensionAttribute10', operator: 'EQUAL', value: 'NO' },
            { attribute: 'mail', operator: 'ISNOTNULL', value: '' },
          ],
        ],
      }),
    ]);
  });

  it('gives identifiers as the resource does: MD5 of name and connector as a .NET GUID (DSC-2)', () => {
    // MD5("ab") = 187ef4436122d1cc2f40dc2b92f0eba0; .NET reads the first three parts little-endian.
    expect(dscRuleId('a', 'b')).toBe('43f47e18-2261-ccd1-2f40-dc2b92f0eba0');
  });

  it('quotes every text, so that country codes and numbers stay texts (YAML-W)', () => {
    const text = writeDsc([buildRule({ name: 'NO', description: '1e3\u202e\n: x', immutableTag: '' })], () => 'Y');
    expect(text).toContain('  - Name: "NO"\n    ConnectorName: "Y"\n    Description: "1e3\\u202e\\n: x"\n');
    expect(text).toContain('    ScopeFilter: []\n');
    expect(text.endsWith('\n')).toBe(true);
  });

  it.each([
    ['no list', 'Items: x\n', 'rule/dsc-shape'],
    ['no items', 'Rules: []\n', 'rule/dsc-key'],
    ['an unknown key', example.replace('LinkType', 'LinkTyp'), 'rule/dsc-key'],
    ['a missing key', example.replace('    Direction: Inbound\n', ''), 'rule/dsc-missing'],
    ['a wrong word', example.replace('LinkType: Join', 'LinkType: Joined'), 'rule/bad-value'],
    ['a wrong number', example.replace('41', '4x'), 'rule/bad-value'],
    ['a rule to be absent', example.replace('Disabled: false', 'Ensure: Absent'), 'rule/dsc-absent'],
    [
      'a standard rule by name (DSC-6)',
      'Items:\n  - { Name: a, ConnectorName: b, IsStandardRule: true, Disabled: true }\n',
      'rule/dsc-standard-rule',
    ],
    ['two flows to one target', example.replace('usageLocation', 'TargetAddress'), 'rule/duplicate-target'],
  ])('%s is refused', (_, text, code) => {
    expect(read(text).ok).toBe(false);
    expect(codes(text)).toContain(code);
    for (const { at } of read(text).diagnostics) expect(at?.line).toBeGreaterThan(0);
  });

  it('a connector that is not known is said so', () => {
    const result = read(example.replace('corp.contoso.example', 'elsewhere'));
    expect(result.ok).toBe(true);
    expect(result.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning rule/connector-unknown',
    ]);
  });
});
