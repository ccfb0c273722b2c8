import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { valuesOf } from '../../src/attribute/value.js';
import type { Directory } from '../../src/model/directory.js';

/** What a tenant must show for a row of the table; `any` and an absent `displayType` are not compared. */
export interface Cell {
  readonly object: ObjectClass;
  readonly type: string;
  readonly upn: string | null;
  readonly enabled: boolean | null;
  readonly addresses: 'all' | 'verifiedOnly' | 'none';
  readonly add?: readonly string[];
  readonly sip?: 'kept' | 'dropped';
  readonly primary: string | null;
  readonly external: string | null;
  readonly inGal: boolean;
  readonly hidden?: boolean;
  readonly licensed: boolean | 'any';
  readonly mailbox: boolean;
  readonly displayType?: number;
  readonly marks?: readonly string[];
}

type ObjectClass = 'user' | 'contact' | 'group';

/** The target table of scenario B.3 with every `like` resolved. */
export interface Target {
  readonly domains: ReadonlyMap<string, string>;
  readonly tenants: ReadonlyMap<string, { readonly verified: readonly string[]; readonly reserved: readonly string[] }>;
  /** By row, then tenant; null: absent. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, Cell | null>>;
  readonly people: ReadonlyMap<string, readonly string[]>;
  /** By group, then tenant. */
  readonly members: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/** What the table needs to know about an object of the forest. */
export interface AdPerson {
  readonly dn: string;
  /** mailNickname, or sAMAccountName where there is none: the name the table uses. */
  readonly name: string;
  readonly userPrincipalName: string | null;
  readonly targetAddress: string | null;
  readonly proxyAddresses: readonly string[];
}

/** What a simulation says about one object in one tenant. */
export interface ActualObject {
  readonly present: boolean;
  readonly class: ObjectClass;
  readonly recipientTypeDetails: string;
  readonly userPrincipalName: string | null;
  readonly accountEnabled: boolean | null;
  readonly emailAddresses: readonly string[];
  readonly primarySmtpAddress: string | null;
  readonly externalEmailAddress: string | null;
  readonly listed: boolean;
  readonly hidden: boolean;
  readonly licensed: boolean;
  readonly hasMailbox: boolean;
  readonly displayType: number | null;
  /** DNs; groups only. */
  readonly members?: readonly string[];
}

/** By tenant, then DN in AD; an object that is not there, or not `present`, does not exist in the tenant. */
export type Actual = ReadonlyMap<string, ReadonlyMap<string, ActualObject>>;

/** One place where the simulation, or the workspace, differs from the table. */
export interface Mismatch {
  /** Empty when the table and the workspace disagree. */
  readonly tenant: string;
  readonly row: string;
  readonly person: string;
  readonly field: string;
  readonly expected: unknown;
  readonly actual: unknown;
  readonly marks: readonly string[];
}

/** The populations of scenario B.2; P29 is not in AD. */
export const populationIds: readonly string[] = [
  ...Array.from({ length: 29 }, (_, i) => `P${String(i + 1).padStart(2, '0')}`),
  'P03r',
];

type RawCell = 'absent' | (Partial<Cell> & { readonly like?: string });

interface RawTarget {
  readonly domains: Readonly<Record<string, string>>;
  readonly tenants: Readonly<
    Record<string, { readonly verified: readonly string[]; readonly reserved: readonly string[] }>
  >;
  readonly rows: Readonly<Record<string, { readonly title: string } & Readonly<Record<string, RawCell | string>>>>;
  readonly people: Readonly<Record<string, readonly string[]>>;
  readonly members: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Reads `target.yaml`; a table that does not follow its schema is our own mistake and throws. */
export const readTarget = (text: string, schemaText: string): Target => {
  const raw: unknown = parse(text);
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(JSON.parse(schemaText));
  if (!validate(raw)) throw new Error(validate.errors?.map((e) => `${e.instancePath}: ${e.message}`).join('\n'));
  // The schema has just checked every property that RawTarget names.
  const table = raw as RawTarget;
  const tenants = new Map(Object.entries(table.tenants));
  const rows = new Map<string, ReadonlyMap<string, Cell | null>>();
  for (const row of Object.keys(table.rows))
    rows.set(row, new Map([...tenants.keys()].map((tenant) => [tenant, cellOf(table.rows, row, tenant, [])])));
  return {
    domains: new Map(Object.entries(table.domains)),
    tenants,
    rows,
    people: new Map(Object.entries(table.people)),
    members: new Map(Object.entries(table.members).map(([group, shown]) => [group, new Map(Object.entries(shown))])),
  };
};

const cellOf = (rows: RawTarget['rows'], row: string, tenant: string, seen: readonly string[]): Cell | null => {
  const raw = rows[row]?.[tenant];
  if (raw === undefined) throw new Error(`row ${row} has no cell for ${tenant}`);
  if (raw === 'absent') return null;
  if (typeof raw === 'string' || seen.includes(row)) throw new Error(`row ${row}: ${tenant} leads nowhere`);
  const { like, ...own } = raw;
  // A cell without `like` is whole: the schema demands every key.
  if (like === undefined) return own as Cell;
  const base = cellOf(rows, like, tenant, [...seen, row]);
  if (base === null) throw new Error(`row ${row}: ${like} is absent in ${tenant}`);
  return { ...base, ...own };
};

/** The objects of a directory as the table names them. */
export const peopleOf = (directory: Directory): readonly AdPerson[] =>
  directory.objects.map(({ dn, attributes }) => {
    const texts = (name: string): string[] => valuesOf(attributes.get(name)).map(String);
    const first = (name: string): string | null => texts(name)[0] ?? null;
    return {
      dn,
      name: first('mailNickname') ?? first('sAMAccountName') ?? dn,
      userPrincipalName: first('userPrincipalName'),
      targetAddress: first('targetAddress'),
      proxyAddresses: texts('proxyAddresses'),
    };
  });

/** Every difference between the table, the workspace it speaks of and what a simulation says. */
export const checkTarget = (target: Target, people: readonly AdPerson[], actual: Actual): readonly Mismatch[] => [
  ...checkCoverage(target, people),
  ...checkCells(target, people, actual),
];

const mismatch = (tenant: string, row: string, person: string, field: string, expected: unknown, actual: unknown) => ({
  ...{ tenant, row, person, field, expected, actual },
  marks: [],
});

/** The table knows every population and everybody in the workspace once, and nobody else. */
function* checkCoverage(target: Target, people: readonly AdPerson[]): Iterable<Mismatch> {
  const populationOf = (row: string): string => row.split('/')[0] ?? row;
  for (const population of populationIds) {
    const rows = [...target.rows.keys()].filter((row) => populationOf(row) === population);
    const count = rows.flatMap((row) => target.people.get(row) ?? []).length;
    if (rows.length === 0) yield mismatch('', population, '', 'population', 'a row', 'none');
    if (population === 'P29' ? count > 0 : count < 2)
      yield mismatch('', population, '', 'people', population === 'P29' ? 0 : 'at least 2', count);
  }
  for (const row of target.people.keys())
    if (!target.rows.has(row)) yield mismatch('', row, '', 'population', 'a row', 'none');
  const inWorkspace = new Set<string>();
  for (const { name } of people) {
    if (inWorkspace.has(name)) yield mismatch('', '', name, 'name', 'used once in the workspace', 'used twice');
    inWorkspace.add(name);
  }
  const inTable = new Set<string>();
  for (const [row, names] of target.people)
    for (const name of names) {
      if (inTable.has(name)) yield mismatch('', row, name, 'person', 'in one row', 'in two rows');
      if (!inWorkspace.has(name)) yield mismatch('', row, name, 'person', 'in the workspace', 'missing');
      inTable.add(name);
    }
  for (const name of inWorkspace)
    if (!inTable.has(name)) yield mismatch('', '', name, 'person', 'in the table', 'unknown');
}

function* checkCells(target: Target, people: readonly AdPerson[], actual: Actual): Iterable<Mismatch> {
  const byName = new Map(people.map((person) => [person.name, person]));
  const known = new Set(people.map((person) => person.dn));
  for (const tenant of target.tenants.keys()) {
    const shown = actual.get(tenant);
    if (shown === undefined) yield mismatch(tenant, '', '', 'tenant', 'simulated', 'missing');
    for (const [row, names] of target.people)
      for (const name of names) {
        const person = byName.get(name);
        const cell = target.rows.get(row)?.get(tenant);
        if (person === undefined || cell === undefined) continue;
        const marks = cell?.marks ?? [];
        for (const [field, expected, found] of compareCell(target, tenant, person, cell, shown?.get(person.dn), byName))
          yield { tenant, row, person: name, field, expected, actual: found, marks };
      }
    for (const [dn, object] of shown ?? [])
      if (object.present && !known.has(dn)) yield mismatch(tenant, '', dn, 'present', false, true);
  }
  for (const tenant of actual.keys())
    if (!target.tenants.has(tenant)) yield mismatch(tenant, '', '', 'tenant', 'in the table', 'unknown');
}

type Difference = readonly [field: string, expected: unknown, actual: unknown];

function* compareCell(
  target: Target,
  tenant: string,
  person: AdPerson,
  cell: Cell | null,
  actual: ActualObject | undefined,
  byName: ReadonlyMap<string, AdPerson>,
): Iterable<Difference> {
  const isPresent = actual?.present === true;
  if (isPresent !== (cell !== null)) yield ['present', cell !== null, isPresent];
  if (cell === null || actual === undefined || !isPresent) return;
  const wanted = expectedObject(target, tenant, person, cell, byName);
  for (const [field, expected] of Object.entries(wanted)) {
    // `wanted` is a part of an ActualObject, so its keys are keys of `actual`.
    const found = comparable(field, actual[field as keyof ActualObject]);
    const value = comparable(field, expected);
    if (JSON.stringify(value) !== JSON.stringify(found)) yield [field, value, found];
  }
}

/** Order of addresses and members means nothing, nor does a prefix or the case of the external address (cloud S-44). */
const comparable = (field: string, value: unknown): unknown => {
  if (field === 'externalEmailAddress' && typeof value === 'string') return value.replace(/^smtp:/i, '').toLowerCase();
  return Array.isArray(value) ? [...value].sort() : (value ?? null);
};

/** What the table says about a person in a tenant, in the form of the simulation; what it leaves open is not there. */
export const expectedObject = (
  target: Target,
  tenant: string,
  person: AdPerson,
  cell: Cell,
  byName: ReadonlyMap<string, AdPerson>,
): Partial<ActualObject> => {
  const fill = (text: string): string => fillIn(text, target, person);
  const fillOrNull = (text: string | null): string | null => (text === null ? null : fill(text));
  return {
    class: cell.object,
    recipientTypeDetails: cell.type,
    userPrincipalName: fillOrNull(cell.upn),
    accountEnabled: cell.enabled,
    emailAddresses: expectedAddresses(target, tenant, person, cell),
    primarySmtpAddress: fillOrNull(cell.primary),
    externalEmailAddress: fillOrNull(cell.external),
    listed: cell.inGal,
    hidden: cell.hidden ?? false,
    hasMailbox: cell.mailbox,
    ...(cell.licensed === 'any' ? {} : { licensed: cell.licensed }),
    ...(cell.displayType === undefined ? {} : { displayType: cell.displayType }),
    ...(cell.object === 'group' ? { members: expectedMembers(target, tenant, person, byName) } : {}),
  };
};

const expectedMembers = (
  { members }: Target,
  tenant: string,
  { name }: AdPerson,
  byName: ReadonlyMap<string, AdPerson>,
): readonly string[] => {
  const names = members.get(name)?.get(tenant);
  if (names === undefined) throw new Error(`the table does not say who is in ${name} in ${tenant}`);
  return names.map((member) => byName.get(member)?.dn ?? `${member}, who is not in the workspace`);
};

/** The `all` and `verifiedOnly` of the table, explained at its top. */
const expectedAddresses = (target: Target, tenant: string, person: AdPerson, cell: Cell): readonly string[] => {
  if (cell.addresses === 'none') return [];
  const { verified, reserved } = target.tenants.get(tenant) ?? { verified: [], reserved: [] };
  const isIn = (names: readonly string[], address: string): boolean =>
    names.some((name) => target.domains.get(name) === address.split('@')[1]?.toLowerCase());
  const smtp: string[] = [];
  const others: string[] = [];
  for (const value of person.proxyAddresses) {
    const address = value.slice(value.indexOf(':') + 1);
    if (/^sip:/i.test(value)) {
      if (cell.sip === 'kept') others.push(value);
    } else if (!/^smtp:/i.test(value)) others.push(value);
    else if (!isIn(reserved, address) && (cell.addresses === 'all' || isIn(verified, address))) smtp.push(address);
  }
  for (const address of (cell.add ?? []).map((text) => fillIn(text, target, person)))
    if (!smtp.some((kept) => kept.toLowerCase() === address.toLowerCase())) smtp.push(address);
  const primary = cell.primary === null ? null : fillIn(cell.primary, target, person).toLowerCase();
  return [...smtp.map((address) => `${address.toLowerCase() === primary ? 'SMTP' : 'smtp'}:${address}`), ...others];
};

const fillIn = (text: string, { domains }: Target, person: AdPerson): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = domains.get(name) ?? placeholder(name, person);
    if (value === null || value === undefined) throw new Error(`${person.name} has nothing for {${name}}`);
    return value;
  });

const placeholder = (name: string, person: AdPerson): string | null | undefined => {
  switch (name) {
    case 'alias':
      return person.name;
    case 'upn':
      return person.userPrincipalName;
    case 'upnPrefix':
      return person.userPrincipalName?.split('@')[0];
    case 'primary':
      return person.proxyAddresses.find((value) => value.startsWith('SMTP:'))?.slice(5);
    case 'target':
      return person.targetAddress?.replace(/^smtp:/i, '');
    default:
      return undefined;
  }
};
