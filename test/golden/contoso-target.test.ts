import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FileSet } from '../../src/base/files.js';
import { loadWorkspace } from '../../src/model/load/load-workspace.js';
import { populationOf } from '../../src/model/population.js';
import {
  type Actual,
  type ActualObject,
  checkTarget,
  expectedObject,
  type Mismatch,
  peopleOf,
  readTarget,
  type Target,
} from './contoso-target.js';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const read = (path: string): string => readFileSync(join(project, path), 'utf8');

const folder = (path: string): FileSet =>
  new Map(
    readdirSync(join(project, path), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [
        file
          .slice(join(project, path).length + 1)
          .split(sep)
          .join('/'),
        readFileSync(file, 'utf8'),
      ]),
  );

const schema = read('schemas/target.schema.json');
const table = read('golden/contoso/expected/target.yaml');
const target = readTarget(table, schema);
const loaded = loadWorkspace(
  folder('golden/contoso/workspace'),
  new Map([['schemas/workspace.schema.json', read('schemas/workspace.schema.json')]]),
);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
const { directory, workspace } = loaded.value;
const people = peopleOf(directory);
const byName = new Map(people.map((person) => [person.name, person]));
const dnOf = (name: string): string => byName.get(name)?.dn ?? '';

const nothing: ActualObject = {
  present: true,
  class: 'user',
  recipientTypeDetails: 'User',
  userPrincipalName: null,
  accountEnabled: null,
  emailAddresses: [],
  primarySmtpAddress: null,
  externalEmailAddress: null,
  listed: false,
  hidden: false,
  licensed: false,
  hasMailbox: false,
  displayType: null,
};

/** What a simulation would say if it agreed with the table everywhere, with changes to one object. */
const agreeing = (tenant = '', name = '', change: Partial<ActualObject> = {}, of: Target = target): Actual => {
  const actual = new Map<string, Map<string, ActualObject>>();
  for (const each of of.tenants.keys()) {
    const objects = new Map<string, ActualObject>();
    for (const [row, names] of of.people)
      for (const person of names) {
        const facts = byName.get(person);
        const cell = of.rows.get(row)?.get(each);
        if (facts === undefined || !cell) continue;
        const changes = each === tenant && person === name ? change : {};
        objects.set(facts.dn, { ...nothing, ...expectedObject(of, each, facts, cell, byName), ...changes });
      }
    actual.set(each, objects);
  }
  return actual;
};

const brief = ({ tenant, row, person, field }: Mismatch): string =>
  [tenant, row, person, field].filter((part) => part !== '').join(' ');
const check = (actual: Actual, of: Target = target, who = people): string[] => checkTarget(of, who, actual).map(brief);

describe('the reference workspace', () => {
  it('loads without a remark', () => {
    expect(loaded.diagnostics).toEqual([]);
  });

  it('holds for every person what scenario B.2 says about the population', () => {
    const rows = new Map([...target.people].flatMap(([row, names]) => names.map((name) => [name, row.split('/')[0]])));
    const named = directory.objects.map((object, i) => [people[i]?.name, populationOf(object, workspace)]);
    expect(named).toEqual(people.map(({ name }) => [name, rows.get(name)]));
  });
});

describe('the target table, against examples that scenario B.3 spells out', () => {
  it.each<[string, string, Partial<ActualObject>]>([
    [
      'global',
      'emma',
      {
        recipientTypeDetails: 'UserMailbox',
        userPrincipalName: 'emma@contoso.com',
        accountEnabled: true,
        primarySmtpAddress: 'emma@contoso.com',
        externalEmailAddress: null,
        listed: true,
        licensed: true,
      },
    ],
    [
      'china',
      'soneil',
      {
        recipientTypeDetails: 'MailUser',
        userPrincipalName: 'sean.oneil@contoso.partner.onmschina.cn',
        accountEnabled: false,
        emailAddresses: ['SMTP:sean.oneil@contoso.com', "smtp:sean.o'neil@contoso.com"],
        externalEmailAddress: 'soneil@contoso.mail.onmicrosoft.com',
        listed: true,
        licensed: false,
      },
    ],
    [
      'global',
      'bob',
      {
        recipientTypeDetails: 'MailUser',
        accountEnabled: true,
        externalEmailAddress: 'bob@contoso.com',
        emailAddresses: [
          'SMTP:bob@contoso.com',
          'smtp:bob@contoso.mail.onmicrosoft.com',
          'smtp:bob.stone@northwind.example',
        ],
      },
    ],
    [
      'china',
      'bob',
      {
        userPrincipalName: 'bob@contoso.partner.onmschina.cn',
        externalEmailAddress: 'bob@contoso.com',
        emailAddresses: ['SMTP:bob@contoso.com', 'smtp:bob.stone@northwind.example'],
      },
    ],
    [
      'global',
      'tom',
      {
        recipientTypeDetails: 'MailUser',
        emailAddresses: [
          'SMTP:tom@contoso.com',
          'smtp:tom@contoso.mail.onmicrosoft.com',
          'smtp:tom@contoso.onmicrosoft.com',
        ],
      },
    ],
    [
      'global',
      'zhangwei',
      {
        userPrincipalName: 'zhangwei@contoso.onmicrosoft.com',
        accountEnabled: false,
        emailAddresses: ['SMTP:zhangwei@cn.contoso.com', 'smtp:zhangwei@contoso.com'],
        externalEmailAddress: 'zhangwei@contoso.partner.mail.onmschina.cn',
      },
    ],
    [
      'china',
      'zhangwei',
      {
        recipientTypeDetails: 'UserMailbox',
        userPrincipalName: 'zhangwei@cn.contoso.com',
        emailAddresses: [
          'SMTP:zhangwei@cn.contoso.com',
          'smtp:zhangwei@contoso.partner.mail.onmschina.cn',
          'smtp:zhangwei@contoso.partner.onmschina.cn',
          'SIP:zhangwei@cn.contoso.com',
        ],
        licensed: true,
      },
    ],
    [
      'china',
      'zhaolei',
      {
        recipientTypeDetails: 'UserMailbox',
        userPrincipalName: 'zhaolei@cn.contoso.com',
        accountEnabled: true,
        primarySmtpAddress: 'zhaolei@cn.contoso.com',
        externalEmailAddress: null,
      },
    ],
    [
      'global',
      'zhaolei',
      {
        userPrincipalName: 'zhaolei@contoso.com',
        primarySmtpAddress: 'zhaolei@contoso.com',
        externalEmailAddress: 'zhaolei@contoso.com',
      },
    ],
    [
      'global',
      'hr-cn',
      {
        recipientTypeDetails: 'MailUser',
        userPrincipalName: 'hr-cn@contoso.onmicrosoft.com',
        accountEnabled: false,
        externalEmailAddress: 'hr-cn@contoso.partner.mail.onmschina.cn',
      },
    ],
    ['china', 'room-berlin-1', { recipientTypeDetails: 'MailUser', displayType: -2147481850 }],
  ])('in %s, %s', (tenant, name, expected) => {
    const shown = agreeing().get(tenant)?.get(dnOf(name));
    const sorted = (value: Partial<ActualObject>) => ({
      ...value,
      emailAddresses: [...(value.emailAddresses ?? [])].sort(),
    });
    expect(sorted(shown ?? {})).toMatchObject(expected.emailAddresses === undefined ? expected : sorted(expected));
  });

  it.each([
    ['china', 'lars'],
    ['global', 'maqiang'],
    ['global', 'liuyang'],
    ['china', 'nils'],
    ['china', 'svc-backup'],
    ['global', 'linus'],
    ['china', 'linus'],
    ['global', 'staff-berlin'],
    ['china', 'sg-fileserver'],
    ['china', 'all-global'],
    ['global', 'all-china'],
  ])('in %s, %s is absent', (tenant, name) => {
    expect(byName.has(name)).toBe(true);
    expect(agreeing().get(tenant)?.has(dnOf(name))).toBe(false);
  });
});

describe('checkTarget', () => {
  it('is silent when everything agrees', () => {
    expect(check(agreeing())).toEqual([]);
  });

  it.each<[string, string, Partial<ActualObject>, string]>([
    ['china', 'alice', { present: false }, 'china P01 alice present'],
    ['china', 'petra.vogel', { class: 'user' }, 'china P14 petra.vogel class'],
    ['global', 'liwei', { recipientTypeDetails: 'UserMailbox' }, 'global P03 liwei recipientTypeDetails'],
    ['global', 'liwei', { userPrincipalName: 'liwei@cn.contoso.com' }, 'global P03 liwei userPrincipalName'],
    ['china', 'alice', { accountEnabled: true }, 'china P01 alice accountEnabled'],
    ['china', 'alice', { emailAddresses: ['SMTP:alice@contoso.com'] }, 'china P01 alice emailAddresses'],
    ['china', 'alice', { primarySmtpAddress: 'alice@cn.contoso.com' }, 'china P01 alice primarySmtpAddress'],
    ['global', 'liwei', { externalEmailAddress: 'SMTP:liwei@contoso.com' }, 'global P03 liwei externalEmailAddress'],
    ['china', 'xulan', { listed: true }, 'china P24/china xulan listed'],
    ['china', 'xulan', { hidden: false }, 'china P24/china xulan hidden'],
    ['china', 'hr', { licensed: true }, 'china P06 hr licensed'],
    ['china', 'hr', { hasMailbox: true }, 'china P06 hr hasMailbox'],
    ['global', 'room-shanghai-1', { displayType: 6 }, 'global P10 room-shanghai-1 displayType'],
    ['china', 'sales', { members: [] }, 'china P15 sales members'],
  ])('in %s, finds that %s is wrong: %j', (tenant, name, change, expected) => {
    expect(check(agreeing(tenant, name, change))).toEqual([expected]);
  });

  it('tells a primary address from a secondary one', () => {
    const demoted = ['smtp:petra.vogel@fabrikam.example'];
    const found = check(agreeing('china', 'petra.vogel', { emailAddresses: demoted }));
    expect(found).toEqual(['china P14 petra.vogel emailAddresses']);
  });

  it('does not mind order, the prefix of the external address, or what the table leaves open', () => {
    const addresses = agreeing().get('china')?.get(dnOf('liwei'))?.emailAddresses ?? [];
    expect(addresses.length).toBeGreaterThan(2);
    expect(check(agreeing('china', 'liwei', { emailAddresses: [...addresses].reverse() }))).toEqual([]);
    const external = 'SMTP:alice@contoso.mail.onmicrosoft.com';
    expect(check(agreeing('china', 'alice', { externalEmailAddress: external }))).toEqual([]);
    expect(check(agreeing('global', 'tom', { licensed: true }))).toEqual([]);
    expect(check(agreeing('global', 'tom', { displayType: -1073741818 }))).toEqual([]);
  });

  it('finds an object that should be absent, and one nobody knows', () => {
    const actual = new Map([...agreeing()].map(([tenant, objects]) => [tenant, new Map(objects)]));
    actual.get('china')?.set(dnOf('lars'), nothing);
    actual.get('global')?.set('CN=Nobody,DC=contoso,DC=internal', nothing);
    expect(check(actual)).toEqual(['global CN=Nobody,DC=contoso,DC=internal present', 'china P20 lars present']);
  });

  it('fails for a tenant that was not simulated, or is not in the table', () => {
    const found = check(new Map([...agreeing()].filter(([tenant]) => tenant !== 'china')));
    expect(found).toContain('china tenant');
    expect(found).toContain('china P01 alice present');
    expect(check(new Map([...agreeing(), ['other', new Map<string, ActualObject>()]]))).toEqual(['other tenant']);
  });

  it('passes on the marks of a cell', () => {
    const [found] = checkTarget(target, people, agreeing('china', 'sales', { primarySmtpAddress: null }));
    expect(found?.marks).toEqual(['S-14']);
  });
});

describe('coverage of the table', () => {
  const without = <K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> =>
    new Map([...map].filter(([k]) => k !== key));
  const withPeople = (row: string, names: readonly string[]): Target => ({
    ...target,
    people: new Map([...target.people, [row, names]]),
  });

  it('fails for a population without a row', () => {
    const partial = { ...target, rows: without(target.rows, 'P18'), people: without(target.people, 'P18') };
    expect(check(agreeing(), partial)).toEqual([
      'P18 population',
      'P18 people',
      'staff-berlin person',
      'staff-shanghai person',
    ]);
  });

  it('fails for a population with only one person, and for a cloud-only object in AD', () => {
    expect(check(agreeing(), withPeople('P18', ['staff-berlin']))).toContain('P18 people');
    expect(check(agreeing(), withPeople('P29', ['staff-berlin']))).toContain('P29 people');
  });

  it('fails for a person of the workspace that the table does not know', () => {
    const stranger = { ...people[0]!, name: 'stranger', dn: 'CN=Stranger,DC=contoso,DC=internal' };
    expect(check(agreeing(), target, [...people, stranger])).toEqual(['stranger person']);
  });

  it('fails for a person of the table that the workspace does not know', () => {
    expect(check(agreeing(), withPeople('P18', ['staff-berlin', 'staff-shanghai', 'ghost']))).toEqual([
      'P18 ghost person',
    ]);
  });

  it('fails for a person in two rows, and for a name that two people have', () => {
    expect(check(agreeing(), withPeople('P25', ['linus', 'ida', 'staff-berlin']))).toContain('P25 staff-berlin person');
    expect(check(agreeing(), target, [...people, people[0]!])).toEqual([`${people[0]?.name} name`]);
  });
});

describe('readTarget', () => {
  it.each([
    ['a key nobody knows', 'inGal: true', 'inGAL: true'],
    ['a recipient type that does not exist', 'type: RoomList', 'type: Roomlist'],
    [
      'a row that is like itself',
      'P03r:\n    title: 21V cloud mailbox, a remote mailbox on-premises\n    global: { like: P03 }',
      'P03r:\n    title: x\n    global: { like: P03r }',
    ],
    ['a row like one that is not there', '{ like: P22 }', '{ like: P99 }'],
    ['a row without a tenant', '    global: absent # never by a server of ours\n', ''],
  ])('refuses %s', (_, old, replacement) => {
    expect(table).toContain(old);
    expect(() => readTarget(table.replace(old, replacement), schema)).toThrow();
  });

  it('refuses a placeholder that means nothing', () => {
    const wrong = readTarget(table.replaceAll('{upnPrefix}@{CI}', '{prefix}@{CI}'), schema);
    expect(() => agreeing('', '', {}, wrong)).toThrow('{prefix}');
  });
});
