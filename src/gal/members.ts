import { valuesOf } from '../attribute/value.js';
import { expectedPlace } from './expected-place.js';
import { adOf, cloudOf, type Gal } from './gal.js';
import { type Outside, targetsOf } from './outside.js';
import type { RowFacts } from './unified-row.js';
import type { Problem } from './verdict.js';

/** Names shown in a message; the rest is counted. */
const shownNames = 3;

/** A member of a group, wherever it is. */
interface Member {
  /** Source anchor of its row. */
  readonly anchor: string;
  /** DN of the AD object of its row. */
  readonly name: string;
  readonly isIn: (tenant: number) => boolean;
  readonly isExpected: (tenant: number) => boolean;
}

/**
 * Members that Active Directory has and a tenant lost although they should be there (F53). What the target table leaves out is not
 * missed: every tenant shows its own leavers only (scenario B.3).
 */
export const memberProblems = (gal: Gal, { row, object, tenants }: RowFacts): readonly Problem[] => {
  if (object?.objectClass !== 'group' || !object.attributes.has('member')) return [];
  const { outside } = gal;
  if (outside !== null && !outside.isComplete) {
    outside.postpone(object.dn);
    return [];
  }
  const find = outside === null ? memberHere : memberOutside(outside);
  const members = valuesOf(object.attributes.get('member')).flatMap((value) => {
    const dn = typeof value === 'string' ? value : typeof value === 'object' && 'dn' in value ? value.dn : null;
    return dn === null ? [] : (find(gal, dn) ?? []);
  });
  if (members.length === 0) return [];
  const problems: Problem[] = [];
  for (const [t, { name, shown, expected }] of tenants.entries()) {
    const there = cloudOf(gal, t, row);
    if (there === null || !shown.visible || expected?.kind === 'unlisted') continue;
    const kept = new Set(targetsOf(gal, t, there, 'member'));
    const lost = members.filter(({ anchor, isExpected }) => !kept.has(anchor) && isExpected(t));
    if (lost.length > 0) problems.push(lostMembers(gal, name, lost));
  }
  return problems;
};

const memberHere = (gal: Gal, dn: string): Member | null => {
  const anchor = gal.anchorOf(dn);
  const row = anchor === null ? -1 : gal.people.rowOf(anchor);
  if (anchor === null || row === -1) return null;
  const object = adOf(gal, row);
  return {
    anchor,
    name: object?.dn ?? '',
    isIn: (tenant) => cloudOf(gal, tenant, row) !== null,
    isExpected: (tenant) =>
      object !== null &&
      expectedPlace(object, gal.workspace, gal.tenants[tenant]?.tenant.name ?? '').kind !== 'unlisted',
  };
};

const memberOutside =
  (outside: Outside) =>
  (_gal: Gal, dn: string): Member | null => {
    const number = outside.numberOf(dn);
    const anchor = outside.anchorOf(number);
    if (anchor === null) return null;
    return {
      anchor,
      name: outside.rowName(number) ?? dn,
      isIn: (tenant) => outside.isIn(number, tenant),
      isExpected: (tenant) => outside.isExpected(number, tenant),
    };
  };

/** Members who exist in no tenant have a finding of their own, and the lists agree with each other: that is a remark. */
const lostMembers = (gal: Gal, tenant: string, lost: readonly Member[]): Problem => {
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
