import { foldCase } from '../../base/fold-case.js';

/** Canonical spelling of the classes onegal meets, and the class each is derived from. */
const superclasses: ReadonlyMap<string, string | null> = new Map([
  ['top', null],
  ['person', 'top'],
  ['organizationalPerson', 'person'],
  ['user', 'organizationalPerson'],
  ['inetOrgPerson', 'user'],
  ['computer', 'user'],
  ['msDS-GroupManagedServiceAccount', 'computer'],
  ['msDS-ManagedServiceAccount', 'computer'],
  ['contact', 'organizationalPerson'],
  ['group', 'top'],
  ['msExchDynamicDistributionList', 'top'],
  ['publicFolder', 'top'],
  ['foreignSecurityPrincipal', 'top'],
  ['msDS-Device', 'top'],
  ['container', 'top'],
  ['organizationalUnit', 'top'],
  ['domain', 'top'],
  ['domainDNS', 'domain'],
]);

const canonical: ReadonlyMap<string, string> = new Map([...superclasses.keys()].map((name) => [foldCase(name), name]));

/** Auxiliary classes that say nothing about what an object is. */
const auxiliary: ReadonlySet<string> = new Set([
  'securityPrincipal',
  'mailRecipient',
  'posixAccount',
  'posixGroup',
  'shadowAccount',
]);

/** The most specific of the listed classes in its canonical spelling, or null when only abstract ones are given. */
export const mostSpecificClass = (listed: readonly string[]): string | null => {
  const classes = listed.map((name) => canonical.get(foldCase(name)) ?? name);
  const general = new Set<string | null>(['top', 'person', 'organizationalPerson', ...auxiliary]);
  for (const name of classes)
    for (let above = superclasses.get(name); above !== null && above !== undefined; above = superclasses.get(above))
      general.add(above);
  return classes.filter((name) => !general.has(name)).at(-1) ?? null;
};
