import { describe, expect, it } from 'vitest';
import { invariant } from '../../../src/base/assert-never.js';
import { mismatchesOf } from '../../../src/checks/expectations/expected-fields.js';
import { runExpectations } from '../../../src/checks/expectations/run-expectations.js';
import type { CloudObject } from '../../../src/cloud/tenant-directory.js';
import type { ExpectedFields } from '../../../src/model/expectation.js';
import { loadExpectations } from '../../../src/model/load/load-expectations.js';
import { load, places } from '../../model/load/small-workspace.js';
import { resources } from '../../package-files.js';

const loaded = load({
  'directory/people.json': JSON.stringify({
    people: [
      { name: 'Alice Berg', upn: 'alice@contoso.com', population: 'P01' },
      { name: 'Li Wei', upn: 'liwei@cn.contoso.com', population: 'P03' },
    ],
  }),
});
invariant(loaded.ok, JSON.stringify(loaded.diagnostics));
const { workspace, directory } = loaded.value;
const personOf = (alias: string) => {
  const found = directory.objects.find(({ attributes }) => attributes.get('mailNickname') === alias);
  invariant(found !== undefined, alias);
  return found;
};

const shown: CloudObject = {
  sourceAnchor: 'a',
  class: 'user',
  sources: [personOf('alice').dn],
  synced: new Map([['title', 'Boss']]),
  displayName: 'Alice Berg',
  userPrincipalName: 'alice@contoso.partner.onmschina.cn',
  accountEnabled: false,
  mailNickname: 'alice',
  mail: 'alice@contoso.com',
  proxyAddresses: ['SMTP:alice@contoso.com', 'smtp:Alice.Berg@contoso.com'],
  quarantined: [],
  discarded: [],
  errors: [],
  licensed: false,
  recipient: {
    isRecipient: true,
    recipientTypeDetails: 'MailUser',
    displayType: 6,
    alias: 'alice',
    primarySmtpAddress: 'alice@contoso.com',
    emailAddresses: ['SMTP:alice@contoso.com', 'smtp:Alice.Berg@contoso.com'],
    externalEmailAddress: 'SMTP:alice@contoso.mail.onmicrosoft.com',
    hidden: false,
    hasMailbox: false,
    grace: false,
  },
  marks: ['S-37'],
};

describe('fields', () => {
  it.each<[ExpectedFields]>([
    [
      {
        present: true,
        visible: true,
        hidden: false,
        recipientTypeDetails: 'MailUser',
        accountEnabled: false,
        licensed: false,
        hasMailbox: false,
      },
    ],
    [
      {
        userPrincipalName: '{upnPrefix}@contoso.partner.onmschina.cn',
        alias: '{alias}',
        primarySmtpAddress: '{primary}',
        displayType: 6,
      },
    ],
    [{ externalEmailAddress: '{alias}@contoso.mail.onmicrosoft.com' }],
    [
      {
        addresses: ['SMTP:alice@contoso.com', 'smtp:alice.berg@contoso.com'],
        notAddresses: ['alice@contoso.onmicrosoft.com'],
      },
    ],
    [{ attributes: { title: 'Boss', department: 'none' } }],
  ])('%j holds', (must) => {
    expect(mismatchesOf(must, personOf('alice'), shown)).toEqual([]);
  });

  it.each<[ExpectedFields, string]>([
    [{ visible: false }, 'visible'],
    [{ accountEnabled: true }, 'accountEnabled'],
    [{ present: false }, 'present'],
    [{ userPrincipalName: '{upn}' }, 'userPrincipalName'],
    [{ addresses: ['SMTP:Alice.Berg@contoso.com'] }, 'addresses'],
    [{ notAddresses: ['ALICE@contoso.com'] }, 'notAddresses'],
    [{ attributes: { title: 'none' } }, 'title'],
    [{ externalEmailAddress: 'none' }, 'externalEmailAddress'],
    [{ displayType: 7 }, 'displayType'],
  ])('%j does not hold', (must, field) => {
    expect(mismatchesOf(must, personOf('alice'), shown).map((one) => one.field)).toEqual([field]);
  });

  it.each([
    [null, false],
    [{ passwordSync: false }, false],
    [{ passwordSync: true }, true],
  ])('a password is synchronised as the server exports it: %j', (exported, isSynced) => {
    expect(mismatchesOf({ passwordSync: isSynced }, personOf('alice'), shown, exported)).toEqual([]);
    expect(mismatchesOf({ passwordSync: !isSynced }, personOf('alice'), shown, exported)).toEqual([
      { field: 'passwordSync', expected: String(!isSynced), actual: String(isSynced) },
    ]);
  });

  it('whoever is absent is not what was expected of him, unless absence was', () => {
    expect(mismatchesOf({ accountEnabled: false }, personOf('alice'), null)).toHaveLength(1);
    expect(mismatchesOf({ present: false }, personOf('alice'), null)).toEqual([]);
    expect(mismatchesOf({ notAddresses: ['x@y.z'] }, personOf('alice'), null)).toEqual([]);
  });
});

const expectations = (yaml: string) =>
  loadExpectations(new Map([['expectations/all.yaml', yaml]]), workspace, resources.data);

const run = (yaml: string) => {
  const read = expectations(yaml);
  invariant(read.ok, JSON.stringify(read.diagnostics));
  const concerned: string[] = [];
  const { findings, statements } = runExpectations(
    read.value,
    {
      workspace,
      objects: directory.objects,
      servers: [],
      tenants: [{ tenant: 'china', objects: [shown], find: () => shown }],
    },
    ({ name }, tenant, dn) => concerned.push(`${name}, ${tenant}, ${dn}`),
  );
  const counts = statements.map(({ people, failed }) => [people, failed]);
  return {
    findings: findings.map(({ message, objects, at }) => [message, objects.length, at?.line]),
    concerned,
    counts,
  };
};

describe('runs', () => {
  it('a statement that holds finds nothing and tells of its people', () => {
    const { findings, concerned, counts } = run(`expectations:
  - name: mail users cannot sign in
    who: { types: [MailUser] }
    in: [china]
    must: { accountEnabled: false }
`);
    expect(findings).toEqual([]);
    expect(concerned).toEqual([`mail users cannot sign in, china, ${personOf('alice').dn}`]);
    expect(counts).toEqual([[1, 0]]);
  });

  it('a statement that does not hold names person, field and line', () => {
    const { findings } = run(`expectations:
  - name: Alice is shown
    who: { people: [ALICE@contoso.com] }
    in: [china]
    must: { visible: false }
`);
    expect(findings).toEqual([['`Alice is shown`: visible is `true`, not `false`', 1, 2]]);
  });

  it.each([
    ['{ people: [nobody] }', 'there is nobody called `nobody`'],
    ['{ populations: [P17] }', '`x`: no object is concerned, so it says nothing'],
    ['{ homes: [onPremises] }', '`x`: no object is concerned, so it says nothing'],
  ])('%s is a finding, not a pass', (who, message) => {
    const { findings } = run(`expectations:\n  - { name: x, who: ${who}, in: [china], must: { present: true } }\n`);
    expect(findings.map(([text]) => text)).toEqual([message]);
  });

  it('people of a population are those of the directory, present or not', () => {
    const { findings } = run(
      'expectations:\n  - { name: x, who: { populations: [P03] }, in: [china], must: { present: true } }\n',
    );
    expect(findings).toEqual([['`x`: present is `false`, not `true`', 1, 2]]);
  });
});

describe('reading', () => {
  it.each([
    ['an unknown tenant', 'in: [chyna], must: { present: true }', ['expectations/all.yaml:2:42 model/expectation']],
    ['a field nobody knows', 'in: [china], must: { visable: true }', 1],
    ['a wrong type', 'in: [china], must: { visible: perhaps }', 1],
  ])('%s is refused with its place', (_, rest, expected) => {
    const read = expectations(`expectations:\n  - { name: x, who: { types: [MailUser] }, ${rest} }\n`);
    expect(read.ok).toBe(false);
    if (typeof expected === 'number') expect(read.diagnostics).toHaveLength(expected);
    else
      expect(places(read.diagnostics)).toEqual(
        expected.map((text) => expect.stringMatching(text.replace(/:42/, ':\\d+'))),
      );
  });
});
