import { foldCase } from '../base/fold-case.js';
import type { AdObject } from './directory.js';
import { carriedMarker } from './home-carrier.js';
import type { Workspace } from './workspace.js';

/** Where the mailbox of an object lives and whose it is (scenario C.2). */
export interface Home {
  /** `onPremises`, or the name of the tenant that hosts (or would host) the mailbox. */
  readonly platform: string;
  /** The tenant whose family owns the object. */
  readonly tenant: string;
  /** The mailbox in `tenant` is being filled while mail is still delivered on-premises (P04). */
  readonly staged: boolean;
}

/** Recipient types of mailboxes in the on-premises organisation (scenario B.1): user, linked, shared, room, equipment. */
const onPremisesMailboxes: ReadonlySet<unknown> = new Set([1n, 2n, 4n, 16n, 32n]);

/** Whether the object is a mailbox of the on-premises Exchange organisation. */
export const isOnPremisesMailbox = (object: AdObject): boolean =>
  onPremisesMailboxes.has(object.attributes.get('msExchRecipientTypeDetails'));

/** The text that stands in the home attribute, or the domain, container or group that says the same; empty when none does. */
export const markerOf = (object: AdObject, workspace: Workspace): string => carriedMarker(object, workspace.home);

/** The home of an object. Markers are compared exactly; what is no marker belongs to the first tenant's family (C.2). */
export const homeOf = (object: AdObject, workspace: Workspace): Home => {
  const marker = markerOf(object, workspace);
  const first = workspace.tenants[0]?.name ?? '';
  const marked = marker === '' ? null : tenantOfMarker(marker, workspace);
  const staged = marked !== null && workspace.home.staged.has(marker);
  const tenant = marked ?? first;
  const onPremises = staged || (marked === null && isOnPremisesMailbox(object));
  return { platform: onPremises ? 'onPremises' : tenant, tenant, staged };
};

const tenantOfMarker = (marker: string, workspace: Workspace): string | null => {
  for (const [tenant, markers] of workspace.home.values) if (markers.includes(marker)) return tenant;
  return null;
};

/** What is suspicious about a value of the home attribute. */
export interface MarkerProblem {
  readonly finding: 'F82' | 'F83';
  readonly message: string;
  readonly help: string;
}

/**
 * A value that looks like a marker but is none: scopes of rules ignore case and this comparison does not, so the rules and
 * the model would disagree about such an object (F83); a value that only begins like a marker was probably overwritten (F82).
 */
export const markerProblem = (object: AdObject, workspace: Workspace): MarkerProblem | null => {
  const marker = markerOf(object, workspace);
  // Domains, containers and groups are found ignoring case, so only a text can be misspelled.
  if (workspace.home.by !== 'attribute' || marker === '' || tenantOfMarker(marker, workspace) !== null) return null;
  const folded = foldCase(marker.trim());
  const markers = [...workspace.home.values.values()].flat();
  const meant = markers.find((known) => foldCase(known) === folded);
  if (meant !== undefined)
    return {
      finding: 'F83',
      message: `the marker \`${marker}\` differs from \`${meant}\` in case or blanks (F83)`,
      help: `Write exactly \`${meant}\` into \`${workspace.home.attribute}\`.`,
    };
  const begins = markers.find((known) => folded.startsWith(foldCase(known)));
  if (begins === undefined || /-only$/.test(folded)) return null;
  return {
    finding: 'F82',
    message: `\`${marker}\` begins like the marker \`${begins}\` but is none (F82)`,
    help: `Is \`${workspace.home.attribute}\` used by another process? Correct the value or move the marker.`,
  };
};
