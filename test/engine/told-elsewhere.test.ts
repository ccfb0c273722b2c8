import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/checks/define-check.js';
import { noRecipient } from '../../src/checks/outcome/no-recipient.js';
import { disabledStandardRule } from '../../src/checks/rule-set/disabled-standard-rule.js';
import { editedStandardRule } from '../../src/checks/rule-set/edited-standard-rule.js';
import { foreignTargetAddress } from '../../src/checks/rule-set/foreign-target-address.js';
import { missingDescription } from '../../src/checks/rule-set/missing-description.js';
import { standardName } from '../../src/checks/rule-set/standard-name.js';
import type { RuleSetGiven } from '../../src/checks/rule-set.js';
import { runOutcomeChecks, runRuleSetChecks } from '../../src/checks/run-checks.js';
import { deletionFindings } from '../../src/engine/deletion-threshold.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';
import * as checks from '../checks/build.js';
import { cloudObject, outcome } from '../checks/outcome.js';
import { contoso, sync, synced } from '../cloud/tenant.js';
import { configuration, load } from '../model/load/small-workspace.js';
import { codesOf, direct, flowInto, formula, object, person, rule, run, skeleton } from './build-rule.js';

const told = (check: Check<'rule-set'>, rules: readonly SyncRule[], given: Partial<RuleSetGiven> = {}): string[] =>
  runRuleSetChecks([check], checks.ruleSet(rules, given)).findings.map(({ finding }) => finding.check);

/** What no run of the engine decides is told by who decides it, whenever the input shows that it matters. */
describe('statements that the engine leaves to others', () => {
  it('JOIN-21: whether the cloud joins an exported object to one it has is decided and told there', () => {
    const tenant = contoso({ blockHardMatch: true });
    tenant.addExisting({ key: 'c', class: 'user', source: 'cloud', proxyAddresses: [], immutableId: 'anchor' });
    const { object: created, errors } = sync(tenant, 'anchor', { userPrincipalName: 'max@contoso.com' });
    expect([created, errors]).toEqual([null, ['InvalidHardMatch']]);
  });

  it('ERR-4: errors that only the cloud raises are on the object there', () => {
    const { errors } = sync(contoso(), 'anchor', { userPrincipalName: 'no sign-in name' });
    expect(errors).toEqual(['IdentityDataValidationFailed']);
  });

  it('CTL-10: `=` in a flow is the text equality of the expression language: case matters', () => {
    const flows = [formula('title', 'IIF([mail]="A@x","same","another")')];
    expect(person(flowInto(flows, { mail: 'A@x' })).title).toBe('same');
    expect(person(flowInto(flows, { mail: 'a@x' })).title).toBe('another');
  });

  it('AUT-2: an edited standard rule, which an upgrade overwrites', () => {
    const original = checks.standard({ name: 'In from AD - User Common', flows: [checks.direct('title')] });
    const edited = { ...original, flows: [checks.direct('title', 'description')] };
    expect(told(editedStandardRule, [edited], { definitions: [original] })).toEqual(['rule-set/edited-standard-rule']);
  });

  it('AUT-3: a disabled standard rule, whose clone no upgrade reaches', () => {
    expect(told(disabledStandardRule, [checks.standard({ disabled: true })])).toEqual([
      'rule-set/disabled-standard-rule',
    ]);
  });

  it('AUT-12: a custom rule with the name of a standard rule, or without a word about it', () => {
    const unnamed = checks.rule({ name: 'In from AD - User Department', description: '' });
    expect(told(standardName, [unnamed])).toEqual(['rule-set/standard-name']);
    expect(told(missingDescription, [unnamed])).toEqual(['rule-set/missing-description']);
  });

  it('AUT-13: a function that only wrong advice knows', () => {
    const output = run([...skeleton(), rule({ flows: [formula('title', 'Concatenate([mail],"x")')] })], {});
    expect(codesOf(output)).toEqual(['expression/other-dialect']);
  });

  it('DT-1: two servers of one tenant', () => {
    const twice = configuration.replace('- name: C\n    tenant: china', '- name: C\n    tenant: global');
    expect(load({}, twice).diagnostics.map(({ code }) => code)).toContain('model/two-servers');
  });

  it('DT-3: a sign-in name in a domain of another tenant is replaced by the cloud and told there', () => {
    const { userPrincipalName } = synced(contoso(), 'anchor', { userPrincipalName: 'li@cn.contoso.com' });
    expect(userPrincipalName).toBe('li@contoso.onmicrosoft.com');
  });

  it('DT-5: people of the partner tenant who arrive as no recipient', () => {
    const nobody = outcome({ china: [cloudObject(checks.globalUser('anna'), { recipient: { isRecipient: false } })] });
    expect(runOutcomeChecks([noRecipient], nobody).findings.map(({ finding }) => finding.check)).toEqual([
      'outcome/no-recipient',
    ]);
  });

  it('DT-6: shipped rules that give people of the other tenant no target address', () => {
    const scenario = { workspace: checks.workspace(), tenant: 'china' };
    expect(told(foreignTargetAddress, checks.standardRules(), { scenario })).toEqual([
      'rule-set/foreign-target-address',
    ]);
  });

  it('DT-9: contacts that go count against the deletion threshold (DEL-10)', () => {
    const rules = [...skeleton(), rule({ flows: [direct('mail')] })];
    const contacts = ['A', 'B'].map((name) => object(name, { employeeID: name }));
    const before = run(rules, { objects: contacts });
    const { pending } = run(rules, { objects: [], previous: before.state() });
    expect(deletionFindings('china', pending, 1)).toMatchObject([
      { check: 'engine/stopped-deletion-threshold-exceeded', objects: [expect.any(String), expect.any(String)] },
    ]);
    expect(deletionFindings('china', pending, 2)).toEqual([]);
  });
});
