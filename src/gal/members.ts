import { isOpen, openNumber } from '../attribute/open-reference.js';
import { valuesOf } from '../attribute/value.js';
import type { CloudObject } from '../cloud/tenant-directory.js';
import { anchorsOf } from './compare-fields.js';
import { expectedPlace } from './expected-place.js';
import { adOf, cloudOf, type Gal } from './gal.js';
import { type Membership, type Outside, targetsOf } from './outside.js';
import type { RowFacts } from './unified-row.js';
import type { Problem } from './verdict.js';

/** Names shown in a message; the rest is counted. */
const shownNames = 3;

/** A member of a group that is missing, wherever it is. */
interface LostMember {
  /** DN of the AD object of its row. */
  readonly name: string;
  readonly isIn: (tenant: number) => boolean;
}

/** A group as a tenant shows it. */
interface ShownGroup {
  readonly tenant: number;
  readonly name: string;
  readonly there: CloudObject;
}

/**
 * Members that Active Directory has and a tenant lost although they should be there (F53). What the target table leaves out is not
 * missed: every tenant shows its own leavers only (scenario B.3).
 */
export const memberProblems = (gal: Gal, facts: RowFacts): readonly Problem[] => {
  const { object } = facts;
  if (object?.objectClass !== 'group' || !object.attributes.has('member')) return [];
  const { outside } = gal;
  const members = valuesOf(object.attributes.get('member')).flatMap(
    (value) => (typeof value === 'string' ? value : typeof value === 'object' && 'dn' in value ? value.dn : null) ?? [],
  );
  const shown = shownGroups(gal, facts);
  if (outside !== null && !outside.isComplete) {
    presume(outside, object.dn, members, shown);
    return [];
  }
  return shown.flatMap((group) => {
    const lost = outside === null ? lostHere(gal, members, group) : lostOutside(outside, members, group);
    return lost.length === 0 ? [] : [lostMembers(gal, group.name, lost)];
  });
};

const shownGroups = (gal: Gal, { row, tenants }: RowFacts): readonly ShownGroup[] =>
  tenants.flatMap(({ name, shown, expected }, tenant) => {
    const there = cloudOf(gal, tenant, row);
    return there === null || !shown.visible || expected?.kind === 'unlisted' ? [] : [{ tenant, name, there }];
  });

const lostHere = (gal: Gal, members: readonly string[], { tenant, there }: ShownGroup): readonly LostMember[] => {
  const kept = new Set(anchorsOf(there, 'member'));
  return members.flatMap((dn) => {
    const anchor = gal.anchorOf(dn);
    const row = anchor === null ? -1 : gal.people.rowOf(anchor);
    const object = row === -1 ? null : adOf(gal, row);
    if (anchor === null || object === null || kept.has(anchor)) return [];
    const { kind } = expectedPlace(object, gal.workspace, gal.tenants[tenant]?.tenant.name ?? '');
    return kind === 'unlisted' ? [] : [{ name: object.dn, isIn: (other) => cloudOf(gal, other, row) !== null }];
  });
};

/** Nobody is lost, as far as can be seen. */
const presume = (outside: Outside, dn: string, members: readonly string[], shown: readonly ShownGroup[]): void => {
  const anchors = shown.map(({ tenant, there }) => ({ tenant, kept: anchorsOf(there, 'member') }));
  if (!anchors.every(({ kept }) => kept.every(isOpen))) {
    outside.postpone(dn);
    return;
  }
  const tenants = anchors.map(({ tenant, kept }) => ({ tenant, kept: kept.map(openNumber) }));
  outside.presume(dn, { members: members.map((member) => outside.numberOf(member)), tenants });
};

/** Whether what was presumed of a group is so, now that all parts were seen. */
export const areAllKept = (outside: Outside, { members, tenants }: Membership): boolean =>
  tenants.every(({ tenant, kept }) => {
    const there = new Set(kept.map((number) => outside.target(number, tenant)));
    return !members.some((number) => isLost(outside, number, tenant, there));
  });

const isLost = (outside: Outside, number: number, tenant: number, there: ReadonlySet<string | null>): boolean => {
  const anchor = outside.isExpected(number, tenant) ? outside.anchorOf(number) : null;
  return anchor !== null && !there.has(anchor);
};

const lostOutside = (
  outside: Outside,
  members: readonly string[],
  { tenant, there }: ShownGroup,
): readonly LostMember[] => {
  const kept = new Set(targetsOf({ outside }, tenant, there, 'member'));
  return members.flatMap((dn) => {
    const number = outside.numberOf(dn);
    if (!isLost(outside, number, tenant, kept)) return [];
    return [{ name: outside.rowName(number) ?? dn, isIn: (other) => outside.isIn(number, other) }];
  });
};

/** Members who exist in no tenant have a finding of their own, and the lists agree with each other: that is a remark. */
const lostMembers = (gal: Gal, tenant: string, lost: readonly LostMember[]): Problem => {
  const nowhere = lost.every(({ isIn }) => gal.tenants.every((_, t) => !isIn(t)));
  const names = lost.map(({ name }) => name).sort();
  const more = names.length > shownNames ? ` and ${names.length - shownNames} more` : '';
  const shown = names
    .slice(0, shownNames)
    .map((name) => `\`${name}\``)
    .join(', ');
  return {
    kind: nowhere ? 'membersNowhere' : 'differs',
    platform: tenant,
    detail: `${tenant}: ${lost.length === 1 ? '1 member' : `${lost.length} members`} missing`,
    message: `\`${tenant}\` lacks ${lost.length === 1 ? 'a member' : `${lost.length} members`}: ${shown}${more}`,
    help: 'Messages to the group from this tenant do not reach them; see why they are missing there.',
    modes: ['F53'],
    marks: [],
  };
};
