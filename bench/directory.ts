import { populations } from '../src/model/load/population-table.js';

/** An attribute with its values as text; `list` attributes are lists also with one value. */
export type Attribute = readonly [name: string, value: string | readonly string[]];

/** An object of the directory the benches work on. */
export interface BenchObject {
  readonly dn: string;
  readonly objectClass: 'user' | 'group';
  readonly attributes: readonly Attribute[];
}

/** How often each population occurs among a hundred people; P01 to P27 as far as they are users. */
const mix: readonly (readonly [keyof typeof populations, number])[] = [
  ['P01', 38],
  ['P02', 14],
  ['P03', 14],
  ['P03r', 3],
  ['P04', 2],
  ['P05', 1],
  ['P06', 4],
  ['P07', 1],
  ['P08', 2],
  ['P09', 2],
  ['P10', 1],
  ['P11', 1],
  ['P12', 1],
  ['P13', 2],
  ['P20', 4],
  ['P21', 2],
  ['P22', 2],
  ['P25', 1],
  ['P26', 3],
  ['P27', 2],
];
const wheel = mix.flatMap(([id, share]) => new Array<keyof typeof populations>(share).fill(id));

const given = 'Anna Ben Carla David Eva Felix Gina Hugo Iris Jan Kira Leon Mia Nils Olga Paul Rosa Sven Tara Uwe'.split(
  ' ',
);
const surnames =
  'Berg Stone Müller Wang Li Zhang García Novák Kowalski Rossi Dubois Jansen Silva Nguyen Okafor Haddad Ivanova Tanaka Kim Smith'.split(
    ' ',
  );
const departments = Array.from({ length: 180 }, (_, i) => `Department ${i + 1} of Engineering and Operations`);
const titles = Array.from({ length: 90 }, (_, i) => `Senior Specialist Grade ${i + 1}`);
const cities: readonly (readonly [string, string, string, string])[] = [
  ['Berlin', 'DE', 'Germany', '276'],
  ['上海', 'CN', 'China', '156'],
  ['Seattle', 'US', 'United States', '840'],
  ['Paris', 'FR', 'France', '250'],
  ['北京', 'CN', 'China', '156'],
];

/** Numbers that depend on nothing but where they are asked for: mulberry32 of a seed. */
const random = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const guid = (index: number, kind: number): string => {
  const roll = random(index * 16 + kind);
  const hex = Array.from({ length: 4 }, () =>
    Math.floor(roll() * 4294967296)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const base = 'DC=contoso,DC=internal';
const nameOf = (index: number): string =>
  `${given[index % given.length]} ${surnames[Math.floor(index / given.length) % surnames.length]} ${index}`;
const unitOf = (index: number): string =>
  `OU=${['Berlin', 'Shanghai', 'Seattle', 'Paris', 'Beijing'][index % 5]},OU=People,${base}`;
const dnOf = (index: number): string => `CN=${nameOf(index)},${unitOf(index)}`;

/** Attributes that a part of the people has: two in five have a set of their own. */
const rare: readonly (readonly [string, (index: number) => string | readonly string[]])[] = [
  ['assistant', (i) => dnOf(Math.floor(i / 3))],
  ['info', (i) => `Note ${i} about parking, badge and keys`],
  ['description', (i) => [`Person ${i} of the example directory`]],
  ['facsimileTelephoneNumber', (i) => `+49 30 9${i}`],
  ['homePhone', (i) => `+49 30 8${i}`],
  ['ipPhone', (i) => String(7_000_000 + i)],
  ['pager', (i) => String(6_000_000 + i)],
  ['middleName', (i) => `M${i % 26}`],
  ['initials', (i) => `M${i % 26}`],
  ['otherMobile', (i) => [`+49 171 ${i}`, `+49 172 ${i}`]],
  ['otherTelephone', (i) => [`+49 30 7${i}`]],
  ['wWWHomePage', (i) => `https://people.contoso.com/${i}`],
  ['url', (i) => [`https://people.contoso.com/${i}`]],
  ['employeeID', (i) => String(100_000 + i)],
  ['preferredLanguage', (i) => (i % 2 === 0 ? 'de-DE' : 'zh-CN')],
  ['telephoneAssistant', (i) => `+49 30 6${i}`],
  ['postOfficeBox', (i) => [String(i % 900)]],
  ['extensionAttribute1', (i) => `E1-${i}`],
  ['extensionAttribute3', (i) => `E3-${i % 40}`],
  ['extensionAttribute7', (i) => `E7-${i}`],
  ['msExchAssistantName', (i) => nameOf(Math.floor(i / 3))],
  ['msDS-PhoneticDisplayName', (i) => nameOf(i)],
  ['msExchExtensionCustomAttribute1', (i) => [`c${i}`, `d${i % 7}`]],
  ['msExchRequireAuthToSendTo', () => 'TRUE'],
];

const has = (attributes: Readonly<Record<string, string>>): Attribute[] =>
  Object.entries(attributes).map(([name, value]) => [
    name,
    name === 'msExchResourceMetaData' || name === 'msExchResourceSearchProperties' ? [value] : value,
  ]);

/** The person with this number; every run gives the same. */
export const userAt = (index: number): BenchObject => {
  const roll = random(index);
  const id = wheel[index % wheel.length] ?? 'P01';
  const population = populations[id];
  const [city = '', c = '', co = '', code = ''] = cities[index % 5] ?? [];
  const alias = `p${index}`;
  const isOther = population.home === 'other' || population.home === 'staged';
  const domain = isOther ? 'cn.contoso.com' : 'contoso.com';
  const first = given[index % given.length] ?? '';
  const last = surnames[Math.floor(index / given.length) % surnames.length] ?? '';
  const attributes: Attribute[] = [
    ['cn', nameOf(index)],
    ['displayName', c === 'CN' ? `${first} ${last} 李` : `${last}, ${first}`],
    ['givenName', first],
    ['sn', last],
    ['objectGUID', guid(index, 1)],
    ['objectSid', `S-1-5-21-1004336348-1177238915-682003330-${1000 + index}`],
    ['sAMAccountName', alias],
    ['userPrincipalName', `${alias}@${domain}`],
    ['pwdLastSet', String(133_485_408_000_000_000n + BigInt(index) * 600_000_000n)],
    ['department', departments[Math.floor(roll() * departments.length)] ?? ''],
    ['title', titles[Math.floor(roll() * titles.length)] ?? ''],
    ['company', index % 3 === 0 ? 'Contoso China' : 'Contoso AG'],
    ['c', c],
    ['co', co],
    ['countryCode', code],
    ['l', city],
    ['postalCode', String(10_000 + (index % 80_000))],
    ['streetAddress', `${1 + (index % 200)} Main Street`],
    ['physicalDeliveryOfficeName', `${city} ${1 + (index % 12)}.${index % 300}`],
    ['telephoneNumber', `+49 30 ${1_000_000 + index}`],
    ['mobile', `+49 170 ${1_000_000 + index}`],
    ...has(population.attributes),
  ];
  if (index > 0) attributes.push(['manager', dnOf(Math.floor(index / 8))]);
  if (population.mail !== 'none') addMail(attributes, index, alias, domain, isOther, population.routed === true);
  if (population.mailbox !== undefined) attributes.push(['msExchMailboxGuid', guid(index, 2)]);
  if (isOther) attributes.push(['extensionAttribute15', population.home === 'staged' ? '21V-STAGED' : '21V']);
  if (roll() < 0.4) for (const [name, value] of rare) if (roll() < 0.35) attributes.push([name, value(index)]);
  return { dn: dnOf(index), objectClass: 'user', attributes };
};

const addMail = (
  attributes: Attribute[],
  index: number,
  alias: string,
  domain: string,
  isOther: boolean,
  isRouted: boolean,
): void => {
  const routing = isOther ? 'contoso.partner.mail.onmschina.cn' : 'contoso.mail.onmicrosoft.com';
  const addresses = [`SMTP:${alias}@${domain}`, `smtp:${alias}.old@${domain}`, `smtp:${alias}@${routing}`];
  if (index % 4 === 0) addresses.push(`X500:/o=Contoso/ou=Exchange/cn=Recipients/cn=${alias}`);
  if (index % 6 === 0) addresses.push(`sip:${alias}@${domain}`);
  attributes.push(['mail', `${alias}@${domain}`], ['mailNickname', alias], ['proxyAddresses', addresses]);
  attributes.push(['legacyExchangeDN', `/o=Contoso/ou=Exchange Administrative Group/cn=Recipients/cn=${alias}`]);
  if (isRouted) attributes.push(['targetAddress', `SMTP:${alias}@${routing}`]);
};

/** A group of twenty people. */
export const groupAt = (index: number, users: number): BenchObject => {
  const name = `Group ${index}`;
  const members = Array.from({ length: 20 }, (_, i) => dnOf((index * 20 + i * 7) % users));
  return {
    dn: `CN=${name},OU=Groups,${base}`,
    objectClass: 'group',
    attributes: [
      ['cn', name],
      ['displayName', name],
      ['objectGUID', guid(index, 3)],
      ['objectSid', `S-1-5-21-1004336348-1177238915-682003330-${100_000_000 + index}`],
      ['sAMAccountName', `g${index}`],
      ['groupType', '8'],
      ['mail', `g${index}@contoso.com`],
      ['mailNickname', `g${index}`],
      ['proxyAddresses', [`SMTP:g${index}@contoso.com`]],
      ['legacyExchangeDN', `/o=Contoso/ou=Exchange Administrative Group/cn=Recipients/cn=g${index}`],
      ['msExchRecipientTypeDetails', '256'],
      ['msExchRecipientDisplayType', '1'],
      ['member', [...new Set(members)]],
    ],
  };
};

/** People, then one group for every twenty of them. */
export function* directory(users: number): Iterable<BenchObject> {
  for (let i = 0; i < users; i++) yield userAt(i);
  for (let i = 0; i < Math.floor(users / 20); i++) yield groupAt(i, users);
}

/** Every attribute name that occurs, sorted. */
export const attributeNames = (): readonly string[] => {
  const names = new Set<string>(rare.map(([name]) => name));
  for (let i = 0; i < 400; i++) for (const [name] of userAt(i).attributes) names.add(name);
  for (const [name] of groupAt(0, 20).attributes) names.add(name);
  return [...names].sort();
};
