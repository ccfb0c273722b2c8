import type { CloudObject, TenantDirectory } from '../../cloud/tenant-directory.js';
import type { ExportedObject } from '../../engine/cs-object.js';
import type { AdObject } from '../../model/directory.js';
import { type Home, homeOf } from '../../model/home.js';
import type { OutcomeSubject } from '../outcome-subject.js';

/** An object of a tenant together with where it came from. */
export interface OutcomeEntry {
  readonly tenant: string;
  readonly object: CloudObject;
  readonly exported: ExportedObject | null;
  /** The AD object behind it; null for what exists in the tenant only. */
  readonly source: AdObject | null;
  readonly home: Home | null;
  /** At home elsewhere; staged people are at home in two places (scenario C.2). */
  readonly isForeign: boolean;
}

const known = new WeakMap<OutcomeSubject, readonly OutcomeEntry[]>();

/** Every object of every tenant with its source, worked out once for all checks. */
export const entriesOf = (subject: OutcomeSubject): readonly OutcomeEntry[] => {
  let entries = known.get(subject);
  if (entries === undefined) {
    const objects = new Map(subject.objects.map((object) => [object.dn, object]));
    entries = subject.tenants.flatMap((directory) => tenantEntries(subject, directory, objects));
    known.set(subject, entries);
  }
  return entries;
};

const tenantEntries = (
  { servers, workspace }: OutcomeSubject,
  { tenant, objects }: TenantDirectory,
  sources: ReadonlyMap<string, AdObject>,
): readonly OutcomeEntry[] => {
  const exports = new Map(
    servers
      .filter((server) => server.tenant === tenant)
      .flatMap((server) => server.exports.map((one) => [one.sourceAnchor, one])),
  );
  const first = workspace.tenants[0]?.name;
  return objects.map((object) => {
    const exported = exports.get(object.sourceAnchor) ?? null;
    const source = sources.get(exported?.sources[0] ?? '') ?? null;
    const home = source === null ? null : homeOf(source, workspace);
    const isForeign = home !== null && home.tenant !== tenant && !(home.staged && tenant === first);
    return { tenant, object, exported, source, home, isForeign };
  });
};

/** The entries of people and contacts who are at home elsewhere. */
export const foreignUsers = (subject: OutcomeSubject): readonly OutcomeEntry[] =>
  entriesOf(subject).filter(({ isForeign, object }) => isForeign && object.class === 'user');

/** The DN an entry is called by. */
export const nameOf = ({ source, object }: OutcomeEntry): readonly string[] => [source?.dn ?? object.sourceAnchor];

/** The entries of one AD object in every tenant. */
export const bySource = (subject: OutcomeSubject): ReadonlyMap<string, readonly OutcomeEntry[]> => {
  const groups = new Map<string, OutcomeEntry[]>();
  for (const entry of entriesOf(subject)) {
    if (entry.source === null) continue;
    const group = groups.get(entry.source.dn);
    if (group === undefined) groups.set(entry.source.dn, [entry]);
    else group.push(entry);
  }
  return groups;
};
