import { describe, expect, it } from 'vitest';
import { homeOf } from '../../../src/model/home.js';
import { populations } from '../../../src/model/load/population-table.js';
import { populationOf } from '../../../src/model/population.js';
import { configuration, load, places } from './small-workspace.js';

const derive = (entry: string) => {
  const result = load({ 'directory/people.yaml': `people:\n  - { ${entry} }\n` });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  const { directory, workspace } = result.value;
  const [object] = directory.objects;
  if (object === undefined) throw new Error('nobody was derived');
  return { object, workspace, diagnostics: result.diagnostics };
};

const stated: Readonly<Record<string, string>> = {
  P13: ', targetAddress: "SMTP:pat@fabrikam.example"',
  P14: ', targetAddress: "SMTP:pat@fabrikam.example"',
  P23: ', alias: svc-scan',
};

describe('every population of scenario B.2', () => {
  it.each(Object.entries(populations).map(([id, { title }]) => ({ id, title })))(
    '$id $title is recognised again',
    ({ id }) => {
      const { object, workspace, diagnostics } = derive(`name: Pat Lee, population: ${id}${stated[id] ?? ''}`);
      expect(populationOf(object, workspace)).toBe(id);
      expect(places(diagnostics)).toEqual([]);
    },
  );

  it.each(['P11', 'P23', 'P24'])('%s lives where `home` says', (id) => {
    for (const home of ['global', 'china']) {
      const { object, workspace } = derive(`name: Pat Lee, population: ${id}, home: ${home}${stated[id] ?? ''}`);
      expect(homeOf(object, workspace)).toEqual({ platform: home, tenant: home, staged: false });
      expect(populationOf(object, workspace)).toBe(id);
    }
  });
});

/** The example column of scenario B.2, attribute by attribute. */
describe('what AD holds', () => {
  const alice = derive('name: Alice Berg, upn: alice@contoso.com, population: P01').object.attributes;
  const bob = derive('name: Bob Stone, upn: bob@contoso.com, population: P02').object.attributes;
  const liwei = derive('name: 李伟, upn: liwei@cn.contoso.com, population: P03').object.attributes;
  const staged = derive('name: 王芳, upn: wangfang@contoso.com, population: P04').object.attributes;
  const shared = derive('name: HR China, upn: hr-cn@cn.contoso.com, population: P08').object.attributes;
  const room = derive('name: Room 1, population: P09').object.attributes;
  const groups = derive('name: Sales, population: P16').object.attributes;

  it.each([
    { person: alice, attribute: 'userAccountControl', value: 512n },
    { person: alice, attribute: 'userPrincipalName', value: 'alice@contoso.com' },
    { person: alice, attribute: 'mailNickname', value: 'alice' },
    {
      person: alice,
      attribute: 'proxyAddresses',
      value: [
        'SMTP:alice@contoso.com',
        'smtp:alice@contoso.mail.onmicrosoft.com',
        expect.stringMatching(/^x500:\/o=ExchangeLabs\/.*-alice$/),
      ],
    },
    { person: alice, attribute: 'targetAddress', value: 'SMTP:alice@contoso.mail.onmicrosoft.com' },
    { person: alice, attribute: 'msExchRecipientTypeDetails', value: 2147483648n },
    { person: alice, attribute: 'msExchRecipientDisplayType', value: -2147483642n },
    { person: alice, attribute: 'msExchRemoteRecipientType', value: 4n },
    { person: alice, attribute: 'extensionAttribute15', value: undefined },
    { person: alice, attribute: 'homeMDB', value: undefined },
    { person: bob, attribute: 'targetAddress', value: undefined },
    { person: bob, attribute: 'msExchRecipientTypeDetails', value: 1n },
    { person: bob, attribute: 'msExchRemoteRecipientType', value: undefined },
    {
      person: bob,
      attribute: 'proxyAddresses',
      value: ['SMTP:bob@contoso.com', 'smtp:bob@contoso.mail.onmicrosoft.com'],
    },
    {
      person: liwei,
      attribute: 'proxyAddresses',
      value: ['SMTP:liwei@cn.contoso.com', 'smtp:liwei@contoso.com', 'smtp:liwei@contoso.partner.mail.onmschina.cn'],
    },
    { person: liwei, attribute: 'targetAddress', value: 'SMTP:liwei@contoso.partner.mail.onmschina.cn' },
    { person: liwei, attribute: 'msExchRecipientTypeDetails', value: 128n },
    { person: liwei, attribute: 'msExchRecipientDisplayType', value: 6n },
    { person: liwei, attribute: 'msExchRemoteRecipientType', value: undefined },
    { person: liwei, attribute: 'msExchMailboxGuid', value: undefined },
    { person: liwei, attribute: 'extensionAttribute15', value: '21V' },
    { person: liwei, attribute: 'displayName', value: '李伟' },
    { person: liwei, attribute: 'sAMAccountName', value: 'liwei' },
    { person: staged, attribute: 'extensionAttribute15', value: '21V-STAGED' },
    { person: staged, attribute: 'targetAddress', value: undefined },
    {
      person: staged,
      attribute: 'proxyAddresses',
      value: [
        'SMTP:wangfang@contoso.com',
        'smtp:wangfang@cn.contoso.com',
        'smtp:wangfang@contoso.partner.mail.onmschina.cn',
      ],
    },
    { person: shared, attribute: 'userAccountControl', value: 514n },
    { person: shared, attribute: 'msExchRemoteRecipientType', value: 97n },
    { person: shared, attribute: 'userPrincipalName', value: 'hr-cn@cn.contoso.com' },
    { person: room, attribute: 'msExchResourceMetaData', value: ['ResourceType:Room'] },
    { person: room, attribute: 'mailNickname', value: 'room-1' },
    { person: groups, attribute: 'groupType', value: -2147483640n },
    { person: groups, attribute: 'userPrincipalName', value: undefined },
    { person: groups, attribute: 'proxyAddresses', value: ['SMTP:sales@contoso.com'] },
  ])('$attribute is $value', ({ person, attribute, value }) => {
    expect(person.get(attribute)).toEqual(value);
  });

  it('is on-premises while staged', () => {
    const { object, workspace } = derive('name: 王芳, upn: wangfang@contoso.com, population: P04');
    expect(homeOf(object, workspace)).toEqual({ platform: 'onPremises', tenant: 'china', staged: true });
  });

  it('lets a stated attribute replace the derived one, whatever its case', () => {
    const { object } = derive('name: Ann, population: P01, DisplayName: Ann B, MAILNICKNAME: annb');
    expect(object.attributes.get('displayName')).toBe('Ann B');
    expect(object.attributes.get('mailNickname')).toBe('annb');
    expect(object.attributes.get('sAMAccountName')).toBe('annb');
  });

  it('takes the home from the domain of the UPN', () => {
    const { object, workspace } = derive('name: 李伟, upn: liwei@cn.contoso.com');
    expect(populationOf(object, workspace)).toBe('P03');
  });

  it('cuts long account names without making two alike', () => {
    const names = ['conference-room-shanghai-1', 'conference-room-shanghai-2'].map((alias) =>
      String(derive(`name: ${alias}, population: P10, alias: ${alias}`).object.attributes.get('sAMAccountName')),
    );
    expect(names.every((name) => name.length <= 20)).toBe(true);
    expect(new Set(names).size).toBe(2);
  });
});

describe('links', () => {
  it('name people or DNs', () => {
    const result = load({
      'directory/a.yaml':
        'people:\n  - { name: Sales, population: P15, members: [李伟, "CN=X,DC=contoso,DC=internal"] }\n',
      'directory/b.yaml': 'people:\n  - { name: 李伟, upn: liwei@cn.contoso.com, manager: Sales }\n',
    });
    expect(
      result.ok &&
        result.value.directory.objects.map(
          (object) => object.attributes.get('member') ?? object.attributes.get('manager'),
        ),
    ).toEqual([
      [
        { kind: 'reference', dn: 'CN=李伟,OU=People,DC=contoso,DC=internal' },
        { kind: 'reference', dn: 'CN=X,DC=contoso,DC=internal' },
      ],
      { kind: 'reference', dn: 'CN=Sales,OU=Groups,DC=contoso,DC=internal' },
    ]);
  });
});

describe('mistakes', () => {
  it.each([
    { entry: 'upn: a@contoso.com', says: 'no `name`' },
    { entry: 'name: 李伟', says: 'no usable mail alias' },
    { entry: 'name: 李伟, upn: 李伟@cn.contoso.com', says: 'no usable mail alias' },
    { entry: 'name: A, population: P29', says: 'no population `P29`' },
    { entry: 'name: A, population: P1', says: 'no population `P1`' },
    { entry: 'name: A, home: chna', says: 'no home `chna`' },
    { entry: 'name: A, home: china, population: P01', says: 'P01 lives in `global`' },
    { entry: 'name: A, home: global, population: P02', says: 'P02 lives on-premises' },
    { entry: 'name: A, home: global, population: P03', says: 'P03 does not live in `global`' },
    { entry: 'name: A, home: onPremises, population: P03', says: 'P03 does not live on-premises' },
    { entry: 'name: A, population: P13', says: 'needs the address' },
    { entry: 'name: A, population: P23', says: 'starts with `svc-`' },
    { entry: 'name: A, manager: B', says: 'nobody called `B`' },
    { entry: 'name: A, upn: [a@contoso.com, b@contoso.com]', says: '`upn` has one value' },
  ])('$entry', ({ entry, says }) => {
    const result = load({ 'directory/people.yaml': `people:\n  - { ${entry} }\n` });
    expect(result.ok).toBe(false);
    expect(result.diagnostics.map((d) => d.message).join('\n')).toContain(says);
    expect(result.diagnostics.every((d) => d.at?.line === 2 && d.help !== undefined)).toBe(true);
  });

  it('a tenant without a staged marker has no staged people', () => {
    const yaml = configuration.replace(', "21V-STAGED"', '');
    const result = load({ 'directory/people.yaml': 'people:\n  - { name: A, population: P04 }\n' }, yaml);
    expect(places(result.diagnostics)).toEqual(['directory/people.yaml:2:5 model/person']);
  });
});
