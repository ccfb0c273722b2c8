import { uuidV5 } from '../../base/uuid.js';
import { dnOfDomain, escapeDnValue, parseDn } from '../dn.js';
import { acceptedDomainsOf } from '../tenant-domains.js';
import type { Tenant, Workspace } from '../workspace.js';
import type { Field } from './object-builder.js';
import type { Person } from './person.js';
import type { Problems } from './problems.js';
import type { ResolvedPerson } from './resolve-person.js';

/** Namespace of everything derived from names; a fixed random UUID. */
const namespace = '7c1d5c0e-5d0b-4e0a-9c55-3a6f0a3f7a0e';

/** 2024-01-01 as FILETIME: a password was set once, so that password synchronisation can be shown (scenario H13). */
const passwordSet = '133485408000000000';

/** The DN of a person and everything AD would hold, as fields like those of an object in a file. */
export interface DerivedPerson {
  readonly person: Person;
  readonly dn: string;
  readonly fields: readonly Field[];
}

/**
 * Fills in what AD holds for a population (scenario B.2), from names alone, so that the same people give the same objects.
 * An attribute the person states replaces the derived one.
 */
export const derivePerson = (
  resolved: ResolvedPerson,
  workspace: Workspace,
  problems: Problems,
): DerivedPerson | null => {
  const { person } = resolved;
  const dn = dnOf(resolved, workspace);
  const alias = aliasOf(resolved, problems);
  if (alias === null) return null;
  const derived = new Map<string, readonly string[]>([
    ['dn', [dn]],
    ['objectClass', [resolved.population.objectClass]],
    ['displayName', [person.name]],
    ['cn', [person.name]],
    ['objectGUID', [uuidV5(`${workspace.forest.fqdn}/object/${person.name}`, namespace)]],
  ]);
  const add = (name: string, ...values: readonly string[]): void => {
    if (values.length > 0) derived.set(name, values);
  };
  addAccount(resolved, alias, workspace, add);
  for (const [name, value] of Object.entries(resolved.population.attributes)) add(name, value);
  if (resolved.marker !== null && workspace.home.by === 'attribute') add(workspace.home.attribute, resolved.marker);
  if (!addMail(resolved, alias, workspace, problems, add)) return null;
  addMailbox(resolved, workspace, add);
  const stated = new Set(person.fields.map((field) => field.name.toLowerCase()));
  const fields = [...derived].filter(([name]) => !stated.has(name.toLowerCase()));
  return {
    person,
    dn: person.fields.find((field) => /^(?:dn|distinguishedname)$/i.test(field.name))?.texts[0] ?? dn,
    fields: [...fields.map(([name, texts]): Field => ({ name, texts, at: person.at })), ...person.fields],
  };
};

type Add = (name: string, ...values: readonly string[]) => void;

const containers = {
  user: 'People',
  contact: 'Contacts',
  group: 'Groups',
  msExchDynamicDistributionList: 'Groups',
} as const;

const dnOf = ({ person, population, marker }: ResolvedPerson, { forest, home }: Workspace): string => {
  const root = dnOfDomain(forest.fqdn);
  const own = home.by === 'organizationalUnit' ? marker : null;
  const container = person.ou ?? own ?? `OU=${containers[population.objectClass]}`;
  const isWhole = parseDn(container)?.some((part) => part.type === 'DC') === true;
  return `CN=${escapeDnValue(person.name)},${isWhole ? container : `${container},${root}`}`;
};

const aliasPattern = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/** Mail alias and account name come from `alias`, the UPN or an address, else from an ASCII name; nothing is transliterated. */
const aliasOf = ({ person, population, id }: ResolvedPerson, problems: Problems): string | null => {
  const field = (name: string): string | undefined =>
    person.fields.find((candidate) => candidate.name.toLowerCase() === name)?.texts[0];
  const source =
    person.alias ??
    field('mailnickname') ??
    localPart(person.upn ?? field('userprincipalname')) ??
    (population.mail === 'external' ? undefined : localPart(field('mail'))) ??
    (/^[\x20-\x7e]+$/.test(person.name)
      ? person.name
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '')
      : '');
  if (source === '' || !aliasPattern.test(source) || source.length > 64) {
    const help = 'Add `alias` in ASCII letters, digits, dots and hyphens, or `upn`; names are never transliterated.';
    problems.error('person', person.at, `\`${person.name}\` has no usable mail alias`, help);
    return null;
  }
  if (population.aliasPrefix !== undefined && !source.toLowerCase().startsWith(population.aliasPrefix)) {
    const help = `Write for example \`alias: ${population.aliasPrefix}${source}\`.`;
    problems.error(
      'person',
      person.at,
      `\`${person.name}\`: the alias of ${id} starts with \`${population.aliasPrefix}\``,
      help,
    );
    return null;
  }
  return source;
};

const localPart = (address: string | undefined): string | undefined => address?.split('@')[0];

/** A mail domain of the tenant for its people: the first custom one, else the initial one. */
const mailDomain = (tenant: Tenant): string => tenant.verifiedDomains[0] ?? tenant.initialDomain;

const addAccount = (resolved: ResolvedPerson, alias: string, { forest }: Workspace, add: Add): void => {
  const { person, population, tenant, staged } = resolved;
  if (population.objectClass === 'contact' || population.objectClass === 'msExchDynamicDistributionList') return;
  add('objectSid', sidOf(forest.fqdn, person.name));
  add('sAMAccountName', population.objectClass === 'group' ? alias : accountName(alias, forest.fqdn));
  if (population.objectClass !== 'user') return;
  const [first] = staged ? [null] : [tenant];
  add('userPrincipalName', person.upn ?? `${alias}@${mailDomain(first ?? tenant)}`);
  add('pwdLastSet', passwordSet);
};

/** Account names of users have at most 20 characters; a longer alias is cut and told apart by a part of its hash. */
const accountName = (alias: string, fqdn: string): string =>
  alias.length <= 20 ? alias : `${alias.slice(0, 11)}-${uuidV5(`${fqdn}/account/${alias}`, namespace).slice(0, 8)}`;

const sidOf = (fqdn: string, name: string): string => {
  const domain = uuidV5(`${fqdn}/domain`, namespace).replaceAll('-', '');
  const part = (hex: string): string => String(Number.parseInt(hex, 16));
  const own = uuidV5(`${fqdn}/object/${name}`, namespace).slice(0, 8);
  const relative = 1000 + (Number.parseInt(own, 16) % 4_294_000_000);
  return `S-1-5-21-${part(domain.slice(0, 8))}-${part(domain.slice(8, 16))}-${part(domain.slice(16, 24))}-${relative}`;
};

const addMail = (
  { person, population, tenant, staged, id }: ResolvedPerson,
  alias: string,
  workspace: Workspace,
  problems: Problems,
  add: Add,
): boolean => {
  if (population.mail === 'none') return true;
  const stated = (name: string): string | undefined =>
    person.fields.find((field) => field.name.toLowerCase() === name)?.texts[0];
  add('mailNickname', alias);
  add('legacyExchangeDN', `${exchangeOrganisation(workspace)}/cn=Recipients/cn=${alias}`);
  if (population.mail === 'external') {
    const target = stated('targetaddress') ?? stated('mail');
    if (target === undefined) {
      const help = 'Add `targetAddress: SMTP:pat@fabrikam.example`.';
      problems.error('person', person.at, `\`${person.name}\`: ${id} needs the address of its mailbox elsewhere`, help);
      return false;
    }
    const address = target.replace(/^smtp:/i, '');
    add('targetAddress', `SMTP:${address}`);
    add('mail', address);
    add('proxyAddresses', `SMTP:${address}`);
    return true;
  }
  const addresses = homeAddresses(person, alias, tenant, staged, population.objectClass === 'user', workspace);
  const primary = person.fields
    .find((field) => field.name.toLowerCase() === 'proxyaddresses')
    ?.texts.find((text) => text.startsWith('SMTP:'));
  add('mail', primary?.slice(5) ?? stated('mail') ?? addresses[0] ?? '');
  const smtp = [...new Set([stated('mail') ?? addresses[0] ?? '', ...addresses])];
  const proxies = smtp.map((address, i) => `${i === 0 ? 'SMTP' : 'smtp'}:${address}`);
  // Hybrid write-back brings the address of the cloud mailbox back to AD (scenario C.1.11).
  if (population.mailbox === 'guid') proxies.push(`x500:${cloudAddress(alias, workspace)}`);
  add('proxyAddresses', ...proxies);
  if (population.routed === true) add('targetAddress', `SMTP:${alias}@${routingDomain(tenant)}`);
  return true;
};

/** Without a routing domain the mail domain routes (scenario A.1). */
const routingDomain = (tenant: Tenant): string => tenant.routingDomain ?? mailDomain(tenant);

/** Primary address first: in the home tenant's domain, then the brand domain, then the routing domains (scenario B.2). */
const homeAddresses = (
  person: Person,
  alias: string,
  tenant: Tenant,
  staged: boolean,
  isUser: boolean,
  { tenants }: Workspace,
): readonly string[] => {
  const first = tenants[0] ?? tenant;
  const upnDomain = person.upn?.split('@')[1]?.toLowerCase() ?? '';
  const delivering = staged ? first : tenant;
  const own = acceptedDomainsOf(delivering).has(upnDomain) ? upnDomain : mailDomain(delivering);
  const domains = [own];
  if (staged) domains.push(mailDomain(tenant));
  else if (tenant !== first && first.verifiedDomains[0] !== undefined) domains.push(first.verifiedDomains[0]);
  if (isUser && tenant.routingDomain !== undefined) domains.push(tenant.routingDomain);
  return domains.map((domain) => `${alias}@${domain}`);
};

const cloudAddress = (alias: string, { forest }: Workspace): string => {
  const id = uuidV5(`${forest.fqdn}/x500/${alias}`, namespace).replaceAll('-', '');
  return `/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=${id}-${alias}`;
};

const exchangeOrganisation = ({ forest }: Workspace): string =>
  `/o=${forest.netbios}/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)`;

const addMailbox = ({ person, population }: ResolvedPerson, { forest }: Workspace, add: Add): void => {
  const id = (what: string): string => uuidV5(`${forest.fqdn}/${what}/${person.name}`, namespace);
  if (population.mailbox !== undefined) add('msExchMailboxGuid', id('mailbox'));
  if (population.mailbox === 'database')
    add(
      'homeMDB',
      'CN=Mailbox Database 01,CN=Databases,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,' +
        `CN=${escapeDnValue(forest.netbios)},CN=Microsoft Exchange,CN=Services,CN=Configuration,${dnOfDomain(forest.fqdn)}`,
    );
  if (population.archive === true) {
    add('msExchArchiveGUID', id('archive'));
    add('msExchArchiveName', `Archive - ${person.name}`);
  }
};
