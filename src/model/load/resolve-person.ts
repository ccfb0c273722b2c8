import { foldAscii } from '../../base/fold-case.js';
import { suggestion } from '../../base/suggestion.js';
import { verifiedDomainsOf } from '../tenant-domains.js';
import type { Tenant, Workspace } from '../workspace.js';
import type { Person } from './person.js';
import { type Population, type PopulationHome, type PopulationId, populations } from './population-table.js';
import type { Problems } from './problems.js';

/** A person whose population and home are settled and fit each other. */
export interface ResolvedPerson {
  readonly person: Person;
  readonly id: PopulationId;
  /** With the attributes of `like` merged in. */
  readonly population: Population;
  readonly tenant: Tenant;
  /** Marker value for the home attribute, null for the first tenant's family. */
  readonly marker: string | null;
  readonly staged: boolean;
}

/** Settles population and home, each from the other or from the UPN's domain; contradictions are reported. */
export const resolvePerson = (person: Person, workspace: Workspace, problems: Problems): ResolvedPerson | null => {
  const [first, ...others] = workspace.tenants;
  if (first === undefined) return null;
  const stated = statedHome(person, workspace, problems);
  if (stated === undefined) return null;
  const guessed = stated ?? homeOfUpn(person, workspace);
  const id =
    person.population ?? (guessed === 'onPremises' ? 'P02' : guessed === null || guessed === first ? 'P01' : 'P03');
  const population: Population = populations[id];
  const refuse = (message: string, help: string): null => {
    problems.error('person', person.at, `\`${person.name}\`: ${message}`, help);
    return null;
  };
  const inOther = population.home === 'other' || population.home === 'staged';
  if (inOther) {
    const foreign = guessed !== null && guessed !== 'onPremises' && guessed !== first ? guessed : null;
    if (stated !== null && stated !== 'onPremises' && foreign === null)
      return refuse(`population ${id} does not live in \`${first.name}\``, 'Correct `home` or `population`.');
    if (stated === 'onPremises' && population.home === 'other')
      return refuse(`population ${id} does not live on-premises`, 'Correct `home` or `population`.');
    const tenant = foreign ?? (others.length === 1 ? (others[0] ?? null) : null);
    if (tenant === null)
      return refuse(`population ${id} needs a tenant other than the first`, 'Say which with `home`.');
    const marker = markerFor(tenant, population.home, workspace);
    if (marker === null)
      return refuse(
        `no ${population.home === 'staged' ? 'staged ' : ''}marker is defined for \`${tenant.name}\``,
        'Add one under `home: values:` in onegal.yaml.',
      );
    return { person, id, population, tenant, marker, staged: population.home === 'staged' };
  }
  if (population.home === 'any') {
    const tenant = stated === null || stated === 'onPremises' ? followUpn(population, guessed, first) : stated;
    const marker = tenant === first ? null : markerFor(tenant, 'other', workspace);
    const home = tenant !== first ? 'other' : guessed === 'onPremises' ? 'onPremises' : 'first';
    return { person, id, population: merged(population, home), tenant, marker, staged: false };
  }
  const wanted = population.home === 'onPremises' ? 'onPremises' : first;
  if (stated !== null && stated !== wanted) {
    const where = wanted === 'onPremises' ? 'on-premises' : `in \`${first.name}\``;
    return refuse(`population ${id} lives ${where}`, 'Correct `home` or `population`.');
  }
  return { person, id, population, tenant: first, marker: null, staged: false };
};

/** Mailboxes of `any` home follow the domain of their UPN; groups and contacts belong to the first family unless stated. */
const followUpn = (population: Population, guessed: Tenant | 'onPremises' | null, first: Tenant): Tenant =>
  population.objectClass === 'user' && guessed !== null && guessed !== 'onPremises' ? guessed : first;

const merged = (population: Population, home: 'first' | 'onPremises' | 'other'): Population => {
  if (population.like === undefined) return population;
  const base: Population = populations[population.like[home]];
  const { title, aliasPrefix } = population;
  return {
    ...base,
    title,
    ...(aliasPrefix === undefined ? {} : { aliasPrefix }),
    attributes: { ...base.attributes, ...population.attributes },
  };
};

const markerFor = (tenant: Tenant, home: PopulationHome, { home: assignment }: Workspace): string | null =>
  assignment.values.get(tenant.name)?.find((marker) => assignment.staged.has(marker) === (home === 'staged')) ?? null;

/** `onPremises`, a tenant, null when nothing is stated, undefined when what is stated does not exist. */
const statedHome = (
  { home, name, homeAt }: Person,
  { tenants }: Workspace,
  problems: Problems,
): Tenant | 'onPremises' | null | undefined => {
  if (home === null || home === 'onPremises') return home;
  const tenant = tenants.find((candidate) => candidate.name === home);
  if (tenant !== undefined) return tenant;
  const known = ['onPremises', ...tenants.map((candidate) => candidate.name)];
  problems.error('person', homeAt, `\`${name}\`: there is no home \`${home}\``, suggestion(home, known));
  return undefined;
};

const homeOfUpn = ({ upn }: Person, { tenants }: Workspace): Tenant | null => {
  const domain = foldAscii(upn?.split('@')[1] ?? '');
  return tenants.find((tenant) => verifiedDomainsOf(tenant).has(domain)) ?? null;
};
