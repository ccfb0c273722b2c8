import { describe, expect, it } from 'vitest';
import { invariant } from '../../../src/base/assert-never.js';
import { statedAttributes } from '../../../src/checks/expectations/stated-attributes.js';
import type { ExpectedFields } from '../../../src/model/expectation.js';
import { defaultAsOf } from '../../../src/pipeline/as-of.js';
import { coverageOf } from '../../../src/pipeline/expect/coverage.js';
import { simulateWorkspace } from '../../../src/pipeline/simulate.js';
import { openCase } from '../case.js';

const opened = openCase('contoso');
const simulated = simulateWorkspace(opened, { rules: null, asOf: defaultAsOf, retains: true });
invariant(simulated.ok, 'the reference case can be simulated');
const [global, china] = simulated.value.servers;
invariant(global !== undefined && china !== undefined, 'it has two servers');

const dnOf = (alias: string): string => {
  const found = opened.directory.objects.find(({ attributes }) =>
    [attributes.get('mailNickname'), attributes.get('sAMAccountName')].includes(alias),
  );
  invariant(found !== undefined, alias);
  return found.dn;
};

/** `number`: that of the rule; what is exercised of it when these attributes of these people are stated. */
const covered = (run: typeof china, number: string, people: Readonly<Record<string, readonly string[]>>) => {
  const stated = new Map(Object.entries(people).map(([alias, names]) => [dnOf(alias), new Set(names)]));
  const rule = coverageOf(run, stated).find((one) => one.rule.name.startsWith(`onegal ${number} `));
  invariant(rule !== undefined, number);
  return {
    flows: rule.flows.filter(({ exercised }) => exercised).map(({ flow }) => flow.target),
    admits: rule.clauses.filter(({ admits }) => admits).map(({ group, position }) => `${group + 1}.${position + 1}`),
    rejects: rule.clauses.filter(({ rejects }) => rejects).map(({ group, position }) => `${group + 1}.${position + 1}`),
  };
};

describe('a flow is exercised by a stated attribute of somebody for whom it won', () => {
  it.each([
    ['it won', 'C10', { alice: ['accountEnabled'] }, ['accountEnabled']],
    ['the name differs in case', 'C10', { alice: ['ACCOUNTENABLED'] }, ['accountEnabled']],
    [
      'a value of several',
      'C10',
      { alice: ['accountEnabled', 'userPrincipalName'] },
      ['accountEnabled', 'userPrincipalName'],
    ],
    ['another attribute is stated', 'C10', { alice: ['displayName'] }, []],
    ['the person is out of scope', 'C10', { liwei: ['accountEnabled'] }, []],
    ['it lost to a rule with a lower number', 'C12', { alice: ['accountEnabled', 'userPrincipalName'] }, []],
    ['the connector has another name for it', 'C12', { alice: ['pwdLastSet'] }, ['pwdLastSet']],
    ['the object is not exported', 'C05', { lars: ['cloudFiltered'] }, ['cloudFiltered']],
    ['it clears the value', 'C20', { alice: ['msExchMailboxGuid'] }, ['msExchMailboxGuid']],
  ])('%s', (_, number, people, flows) => {
    expect(covered(china, number, people).flows).toEqual(flows);
  });
});

describe('a clause is exercised by whom it decides about', () => {
  it.each([
    ['somebody whom the group lets in', china, 'C10', { alice: [] }, ['1.1', '1.2'], []],
    ['somebody whom one clause keeps out', china, 'C10', { liwei: [] }, [], ['1.1']],
    ['somebody whom two clauses keep out', china, 'C10', { liuyang: [] }, [], []],
    ['somebody whom another group lets in', china, 'C15', { 'room-hq-1': [] }, ['2.1', '2.2', '2.3'], []],
    ['somebody nearly in two groups', global, 'G15', { 'room-hq-1': [] }, [], ['2.1']],
  ])('%s', (_, run, number, people, admits, rejects) => {
    expect(covered(run, number, people)).toMatchObject({ admits, rejects });
  });
});

describe('what a statement is about', () => {
  it.each<[ExpectedFields, readonly string[]]>([
    [{ present: false }, ['cloudFiltered', 'sourceAnchor']],
    [{ accountEnabled: true, passwordSync: false }, ['accountEnabled', 'pwdLastSet']],
    [{ notAddresses: ['a@b.c'], attributes: { usageLocation: 'CN' } }, ['proxyAddresses', 'usageLocation']],
  ])('%j', (must, attributes) => {
    expect(statedAttributes(must)).toEqual(attributes);
  });
});
