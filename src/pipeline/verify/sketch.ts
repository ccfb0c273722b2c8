import * as fc from 'fast-check';
import { type PopulationId, populations } from '../../model/load/population-table.js';
import type { Workspace } from '../../model/workspace.js';

/** One invented recipient in the short form of directory files; its number makes every name unique. */
export interface SketchedPerson {
  readonly population: PopulationId;
  /** Which tenant, for populations that can live anywhere; a place in `tenants`. */
  readonly tenant: number;
  readonly hidden: boolean;
  /** A name in Chinese characters. */
  readonly chinese: boolean;
  /** Numbers of other people: a group's members, a person's manager; those that are not there are left out. */
  readonly links: readonly number[];
}

const ids = Object.keys(populations).filter((id): id is PopulationId => Object.hasOwn(populations, id));

/** Lists of invented recipients of every population; what a person is does not depend on the others, so lists shrink well. */
export const sketches = (workspace: Workspace, size: number): fc.Arbitrary<readonly SketchedPerson[]> => {
  const possible = ids.filter((id) => canLive(id, workspace));
  return fc.array(
    fc.record({
      population: fc.constantFrom(...possible),
      tenant: fc.nat({ max: workspace.tenants.length - 1 }),
      hidden: fc.boolean(),
      chinese: fc.boolean(),
      links: fc.array(fc.nat({ max: size - 1 }), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: size },
  );
};

/** Whether the workspace has a tenant, and a marker, for the population. */
const canLive = (id: PopulationId, { tenants, home }: Workspace): boolean => {
  const where = populations[id].home;
  if (where !== 'other' && where !== 'staged') return true;
  return tenants
    .slice(1)
    .some(({ name }) =>
      (home.values.get(name) ?? []).some((marker) => home.staged.has(marker) === (where === 'staged')),
    );
};

/** The list as a directory file `people:`. */
export const sketchFile = (people: readonly SketchedPerson[], workspace: Workspace): string =>
  JSON.stringify({ people: people.map((person, number) => entryOf(person, number, people, workspace)) });

const chineseNames = ['王伟', '李娜', '张敏', '刘洋', '陈静'];

/** Unique whatever else is in the list, and the same when others come or go. */
const nameOf = ({ population, chinese }: SketchedPerson, number: number): string =>
  chinese && populations[population].aliasPrefix === undefined
    ? `${chineseNames[number % chineseNames.length]} ${number}`
    : `${prefixOf(population)}Person ${number}`;

const prefixOf = (population: PopulationId): string => populations[population].aliasPrefix ?? '';

const entryOf = (
  person: SketchedPerson,
  number: number,
  people: readonly SketchedPerson[],
  workspace: Workspace,
): Readonly<Record<string, unknown>> => {
  const { population, hidden, links } = person;
  const { objectClass, home, mail } = populations[population];
  const tenant = tenantOf(person, workspace);
  const domain = tenant.verifiedDomains[0] ?? tenant.initialDomain;
  const own = `${prefixOf(population)}p${number}`;
  const names = links.flatMap((link) => {
    const other = people[link];
    return other === undefined || link === number ? [] : [nameOf(other, link)];
  });
  const isGroup = objectClass === 'group';
  return {
    name: nameOf(person, number),
    alias: own,
    population,
    ...(home === 'any' || home === 'other' || home === 'staged' ? { home: tenant.name } : {}),
    ...(objectClass === 'user' ? { upn: `${own}@${domain}` } : {}),
    ...(mail === 'external' ? { targetAddress: `SMTP:${own}@fabrikam.example`, mail: `${own}@fabrikam.example` } : {}),
    ...(hidden && mail !== 'none' ? { msExchHideFromAddressLists: 'TRUE' } : {}),
    ...(isGroup
      ? { members: [...new Set(names)] }
      : objectClass === 'user' && names[0] !== undefined
        ? { manager: names[0] }
        : {}),
  };
};

const tenantOf = ({ population, tenant }: SketchedPerson, { tenants, home }: Workspace) => {
  const where = populations[population].home;
  const fits = tenants.filter(({ name }, i) => {
    if (where === 'first' || where === 'onPremises') return i === 0;
    if (where === 'any') return i === 0 || (home.values.get(name) ?? []).some((marker) => !home.staged.has(marker));
    return i > 0 && (home.values.get(name) ?? []).some((marker) => home.staged.has(marker) === (where === 'staged'));
  });
  const chosen = fits[tenant % fits.length] ?? tenants[0];
  if (chosen === undefined) throw new Error('invariant broken: a workspace has a tenant');
  return chosen;
};
