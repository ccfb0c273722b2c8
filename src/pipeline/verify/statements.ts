import type { CloudObject } from '../../cloud/tenant-directory.js';
import { adOf } from '../../gal/gal.js';
import { type UnifiedRow, unifiedRow } from '../../gal/unified-row.js';
import type { AdObject } from '../../model/directory.js';
import { homeOf } from '../../model/home.js';
import type { Simulation } from '../simulate.js';

/** A row of the unified list with the object and the tenants' objects behind it. */
export interface SeenRow {
  readonly row: UnifiedRow;
  readonly object: AdObject | null;
  /** By tenant. */
  readonly shown: ReadonlyMap<string, CloudObject>;
}

/** Something that must hold for every person of every directory (design 6, scenario C.7, cloud 14). */
export interface Statement {
  readonly id: string;
  readonly title: string;
  /** What is wrong with a row, or null. */
  readonly problem: (seen: SeenRow, simulation: Simulation) => string | null;
}

const shownOf = (simulation: Simulation) => {
  const byAnchor = simulation.outcome.tenants.map(
    ({ tenant, objects }) => [tenant, new Map(objects.map((object) => [object.sourceAnchor, object]))] as const,
  );
  return (person: string): ReadonlyMap<string, CloudObject> =>
    new Map(
      byAnchor.flatMap(([tenant, objects]) => {
        const object = objects.get(person);
        return object === undefined ? [] : [[tenant, object] as const];
      }),
    );
};

/** Every row of a simulation, ready to be judged. */
export const seenRows = (simulation: Simulation): readonly SeenRow[] => {
  const shown = shownOf(simulation);
  return simulation.gal.people.anchors.map((_, i) => {
    const row = unifiedRow(simulation.gal, i);
    return { row, object: adOf(simulation.gal, i), shown: shown(row.person) };
  });
};

/** Linked mailboxes and dynamic groups are not exported by the standard rules: reported, not wrong (scenario B.3 P18, P25). */
const isLeftOut = ({ object }: SeenRow): boolean =>
  object?.objectClass === 'msExchDynamicDistributionList' ||
  object?.attributes.get('msExchRecipientTypeDetails') === linkedMailbox;

const linkedMailbox = 2n;

const isStaged = ({ object }: SeenRow, { outcome }: Simulation): boolean =>
  object !== null && homeOf(object, outcome.workspace).staged;

/** In the order in which they are judged; the first that does not hold is the counterexample. */
export const statements: readonly Statement[] = [
  {
    id: 'one-home',
    title: 'no mailbox is claimed by two platforms',
    problem: ({ row, shown }) => {
      const holders = [...shown].filter(([, { recipient }]) => recipient.hasMailbox).map(([tenant]) => tenant);
      if (holders.length > 1) return `mailboxes in ${holders.join(' and ')}`;
      const [holder] = holders;
      return holder === undefined || holder === row.home || row.home === 'onPremises' ? null : `a mailbox in ${holder}`;
    },
  },
  {
    id: 'foreign-accounts',
    title: 'nobody can sign in outside the home tenant, and nothing of a mailbox is there',
    problem: ({ object, shown }, { outcome }) => {
      if (object === null || object.objectClass !== 'user') return null;
      const { tenant: home, staged } = homeOf(object, outcome.workspace);
      const first = outcome.workspace.tenants[0]?.name;
      for (const [tenant, { accountEnabled, synced, licensed }] of shown) {
        // Until cut-over a staged person works in the first tenant as well (P04).
        if (tenant === home || (staged && tenant === first)) continue;
        if (accountEnabled !== false) return `accountEnabled is ${String(accountEnabled)} in ${tenant}`;
        if (synced.get('msExchRemoteRecipientType') !== undefined) return `msExchRemoteRecipientType in ${tenant}`;
        if (licensed) return `licensed in ${tenant}`;
      }
      return null;
    },
  },
  {
    id: 'routable',
    title: 'every recipient is reached from every platform, without a loop',
    problem: (seen) => {
      if (isLeftOut(seen)) return null;
      const failed = [...seen.row.mailFlow].find(([, result]) => result !== 'delivered' && result !== 'elsewhere');
      return failed === undefined ? null : `mail from ${failed[0]} ends with ${failed[1]}`;
    },
  },
  {
    id: 'same-list',
    title: 'every tenant shows the same people with the same primary address',
    problem: (seen, simulation) => {
      const entries = [...seen.shown].filter(([, { recipient }]) => recipient.isRecipient);
      const [first, ...others] = entries;
      if (first === undefined || isStaged(seen, simulation)) return null;
      for (const [tenant, { recipient }] of others) {
        if (recipient.hidden !== first[1].recipient.hidden) return `hidden differs in ${first[0]} and ${tenant}`;
        const [a, b] = [first[1].recipient.primarySmtpAddress, recipient.primarySmtpAddress];
        if (a?.toLowerCase() !== b?.toLowerCase()) return `primary address ${a} in ${first[0]}, ${b} in ${tenant}`;
      }
      return null;
    },
  },
  {
    id: 'no-duplicates',
    title: 'no address and no sign-in name is given to two objects of a tenant',
    problem: ({ shown }) => {
      for (const [tenant, { quarantined, errors }] of shown) {
        if (quarantined.length > 0) return `${quarantined[0]?.value} is quarantined in ${tenant}`;
        if (errors.length > 0) return `${errors[0]} in ${tenant}`;
      }
      return null;
    },
  },
  {
    id: 'consistent',
    title: 'the verdict of every row is consistent',
    problem: (seen) =>
      isLeftOut(seen) || seen.row.verdict === 'consistent'
        ? null
        : `${seen.row.verdict}: ${seen.row.problems.map(({ detail }) => detail).join('; ')}`,
  },
];

/** References follow other people by nature; everything else of a person must not (statement `independent`). */
const references: ReadonlySet<string> = new Set(['member', 'manager', 'managedBy', 'memberCount']);

/** What each server exports for each person, references left out, as comparable texts by server and anchor. */
export const exportedTexts = ({ outcome }: Simulation): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  for (const { server, exports } of outcome.servers)
    for (const { sourceAnchor, objectType, attributes } of exports) {
      const values = [...attributes].filter(([name]) => !references.has(name)).sort(([a], [b]) => (a < b ? -1 : 1));
      const plain = values.map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]);
      texts.set(`${server} ${sourceAnchor}`, JSON.stringify([objectType, plain]));
    }
  return texts;
};
