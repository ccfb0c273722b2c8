import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRuleScript } from '../../../../src/rule/codec/powershell/read-script.js';
import { psTokens } from '../../../../src/rule/codec/powershell/tokens.js';
import { writeRuleScript } from '../../../../src/rule/codec/powershell/write-script.js';
import type { SyncRule } from '../../../../src/rule/sync-rule.js';
import { anyText } from '../../any-rule.js';
import { buildRule } from '../../build-rule.js';

const read = (script: string) => readRuleScript(script, 'rules.ps1');
const codes = (script: string): string[] => read(script).diagnostics.map(({ code }) => code);
const rulesOf = (script: string): readonly SyncRule[] => {
  const result = read(script);
  expect(result.diagnostics).toEqual([]);
  return result.ok ? result.value : [];
};

/** The rule of export-formats 2.3 and its script of 5.4. */
const example = buildRule({
  id: '5b0d2c7e-3f41-4c86-9a2d-7e1f60c4a911',
  internalId: '5b0d2c7e-3f41-4c86-9a2d-7e1f60c4a911',
  name: 'Contoso - In - User partner tenant data',
  description: "Routing for people whose mailbox is in the other tenant; owner: O'Neil & team",
  precedence: 41,
  flows: [
    { kind: 'direct', target: 'employeeType', source: 'employeeType', merge: 'Update', applyOnce: false },
    { kind: 'constant', target: 'usageLocation', constant: 'CN', merge: 'Update', applyOnce: true },
    { kind: 'expression', target: 'a', expression: '%Connector.ID%', sources: [], merge: 'Update', applyOnce: false },
  ],
  scopeGroups: [
    [
      { attribute: 'extensionAttribute10', operator: 'EQUAL', value: 'Partner' },
      { attribute: 'mail', operator: 'ISNOTNULL', value: '' },
    ],
  ],
  joinGroups: [[{ csAttribute: 'extensionAttribute12', mvAttribute: 'sourceAnchor', caseSensitive: true }]],
});

const script = `New-ADSyncRule  \`
-Name 'Contoso - In - User partner tenant data' \`
-Identifier '5b0d2c7e-3f41-4c86-9a2d-7e1f60c4a911' \`
-Description 'Routing for people whose mailbox is in the other tenant; owner: O''Neil & team' \`
-Direction 'Inbound' \`
-Precedence 41 \`
-PrecedenceAfter '00000000-0000-0000-0000-000000000000' \`
-PrecedenceBefore '00000000-0000-0000-0000-000000000000' \`
-SourceObjectType 'user' \`
-TargetObjectType 'person' \`
-Connector '7c3e9a10-52d4-4b7f-8e66-1f0c2a9d3b58' \`
-LinkType 'Join' \`
-SoftDeleteExpiryInterval 0 \`
-ImmutableTag '' \`
-OutVariable syncRule


Add-ADSyncAttributeFlowMapping  \`
-SynchronizationRule $syncRule[0] \`
-Source @('employeeType') \`
-Destination 'employeeType' \`
-FlowType 'Direct' \`
-ValueMergeType 'Update' \`
-OutVariable syncRule


Add-ADSyncAttributeFlowMapping  \`
-SynchronizationRule $syncRule[0] \`
-Source @('CN') \`
-Destination 'usageLocation' \`
-FlowType 'Constant' \`
-ValueMergeType 'Update' \`
-ExecuteOnce  \`
-OutVariable syncRule


Add-ADSyncAttributeFlowMapping  \`
-SynchronizationRule $syncRule[0] \`
-Destination 'a' \`
-FlowType 'Expression' \`
-ValueMergeType 'Update' \`
-Expression '%Connector.ID%' \`
-OutVariable syncRule


New-Object  \`
-TypeName 'Microsoft.IdentityManagement.PowerShell.ObjectModel.ScopeCondition' \`
-ArgumentList 'extensionAttribute10','Partner','EQUAL' \`
-OutVariable condition0


New-Object  \`
-TypeName 'Microsoft.IdentityManagement.PowerShell.ObjectModel.ScopeCondition' \`
-ArgumentList 'mail','','ISNOTNULL' \`
-OutVariable condition1


Add-ADSyncScopeConditionGroup  \`
-SynchronizationRule $syncRule[0] \`
-ScopeConditions @($condition0[0],$condition1[0]) \`
-OutVariable syncRule


New-Object  \`
-TypeName 'Microsoft.IdentityManagement.PowerShell.ObjectModel.JoinCondition' \`
-ArgumentList 'extensionAttribute12','sourceAnchor',$true \`
-OutVariable condition0


Add-ADSyncJoinConditionGroup  \`
-SynchronizationRule $syncRule[0] \`
-JoinConditions @($condition0[0]) \`
-OutVariable syncRule


Add-ADSyncRule  \`
-SynchronizationRule $syncRule[0]


Get-ADSyncRule  \`
-Identifier '5b0d2c7e-3f41-4c86-9a2d-7e1f60c4a911'


`;

describe('scripts of the rules editor', () => {
  it('are written as the editor writes them (PS-1, PS-2, 5.2, 5.4)', () => {
    expect(writeRuleScript([example]).replaceAll('\r\n', '\n')).toBe(script);
    expect(writeRuleScript([example]).match(/(?<!\r)\n/)).toBeNull();
  });

  it('are read, with LF as with CRLF', () => {
    expect(rulesOf(script)).toEqual([example]);
    expect(rulesOf(script.replaceAll('\n', '\r\n'))).toEqual([example]);
  });

  it('have a BOM only when something is not ASCII (PS-12)', () => {
    expect(writeRuleScript([example]).startsWith('\ufeff')).toBe(false);
    expect(writeRuleScript([{ ...example, name: '中文' }]).startsWith('\ufeff')).toBe(true);
  });

  it('may be on one line, in any case and order, with comments and Out-Null (PS-3, 5.7)', () => {
    const loose = script
      .replaceAll(' `\n', ' ')
      .replaceAll('New-ADSyncRule', 'new-adsyncrule')
      .replaceAll('-Direction', '-DIRECTION')
      .replace('-OutVariable syncRule\n', "-OutVariable syncRule | Out-Null # done\n<# 'x #>\n")
      .replaceAll('@($condition0[0])', '$condition0[0]');
    expect(rulesOf(loose)).toEqual([example]);
  });

  it('of the documenter have here-strings and a time span (5.7, PS-13)', () => {
    const documenter = script
      .replace(/-Description '.*' /, "-Description @'\nline 1\n'quoted' $(x) `n\n'@ ")
      .replace('Interval 0', "Interval '00:00:00'");
    expect(rulesOf(documenter)[0]?.description).toBe("line 1\n'quoted' $(x) `n");
    expect(rulesOf(script.replace(/-Description '.*' /, "-Description @'\n'@ "))[0]?.description).toBe('');
  });

  it.each([
    ["'a''b'", "a'b"],
    ["'a’’b'", 'a’b'],
    ["'a'‘b'", 'a‘b'], // the second of two quotes stays, as PowerShell has it
    ['‘a‛', 'a'],
    ['"a""b"', 'a"b'],
    ['"a`"b`$c``d"', 'a"b$c`d'],
    ["'$(Get-Date) `n'", '$(Get-Date) `n'],
    ["'line 1\r\nline 2'", 'line 1\r\nline 2'],
    ["''", ''],
  ])('the literal %j is the text %j', (literal, text) => {
    expect(psTokens(literal)).toEqual([{ kind: 'text', text, start: 0 }]);
    expect(rulesOf(script.replace(/-ImmutableTag ''/, () => `-ImmutableTag ${literal}`))[0]?.immutableTag).toBe(text);
  });

  const withName = (literal: string): string => script.replace(/-Name '.*' /, () => `-Name ${literal} `);

  it.each([
    ['interpolation', withName('"a $(Get-Date)"'), ['rule/ps-text', 'rule/ps-no-rule']],
    ['a variable in a text', withName('"a $name"'), ['rule/ps-text', 'rule/ps-no-rule']],
    ['an escape that means a character', withName('"a`n"'), ['rule/ps-text', 'rule/ps-no-rule']],
    ['a text that does not end', withName("'a"), ['rule/ps-statement']],
    ['a here-string that does not end', `${script}@'\nx`, ['rule/ps-text']],
    ['a sub-expression', withName('(Get-Date)'), ['rule/ps-statement', 'rule/ps-no-rule']],
    ['another command', `${script}Remove-ADSyncRule -Identifier 'x'\n`, ['rule/ps-command']],
    ['an assignment', `$x = 1\n${script}`, ['rule/ps-statement']],
    ['a pipeline', `${script}Get-ADSyncRule | Remove-ADSyncRule\n`, ['rule/ps-statement']],
    ['another parameter', script.replace('-LinkType', '-Linktype2'), ['rule/ps-parameter', 'rule/ps-parameter']],
    ['a parameter twice', script.replace('-LinkType', "-Name 'x' -LinkType"), ['rule/ps-parameter', 'rule/ps-no-rule']],
    ['a counted index (PS-7)', script.replace('$syncRule[0]', '$syncRule[1]'), ['rule/ps-index']],
    ['another type', script.replaceAll("ScopeCondition'", "Condition'"), ['rule/ps-type', 'rule/ps-variable']],
    [
      'a number that is none',
      script.replace('Precedence 41', 'Precedence 0x29'),
      ['rule/ps-statement', 'rule/ps-no-rule'],
    ],
    ['a size as number', script.replace('Precedence 41', 'Precedence 1kb'), ['rule/ps-statement', 'rule/ps-no-rule']],
    ['a rule that is not added', script.slice(0, script.indexOf('Add-ADSyncRule')), ['rule/ps-not-added']],
    ['no rule at all', '# nothing\n', ['rule/no-rules']],
    ['an unknown operator', script.replace("'EQUAL'", "'LIKE'"), ['rule/ps-condition']],
    ['a direct flow with two sources', script.replace("@('employeeType')", "@('a','b')"), ['rule/direct-sources']],
    ['two flows to one target', script.replace("'usageLocation'", "'EmployeeType'"), ['rule/duplicate-target']],
    ['a control character', withName("'a\u0007'"), ['rule/ps-character']],
  ])('%s is refused, with a place', (_, text, expected) => {
    expect(read(text).ok).toBe(false);
    for (const code of expected) expect(codes(text)).toContain(code);
    for (const { at, severity } of read(text).diagnostics) {
      expect(severity).toBe('error');
      expect(at?.line).toBeGreaterThan(0);
    }
  });

  it('is read without an exception, whatever it is, and quickly', () => {
    const piece = fc.oneof(
      fc.constantFrom(...script.split(/(?<=[ \n])/)),
      anyText,
      fc.constantFrom('`', '@', '"', "'"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const result = read(pieces.join(''));
        expect(result.ok || result.diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
    for (const hostile of ["@'\n", "'", '"`', '<#', '@(', '-a ', '$a[', "''", '`', 'x ', '@(,'])
      for (const text of [hostile.repeat(50_000), `${hostile.repeat(50_000)}\n`]) {
        const start = performance.now();
        read(text);
        expect(performance.now() - start).toBeLessThan(3000);
      }
  });
});
