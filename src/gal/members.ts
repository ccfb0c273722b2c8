import { valuesOf } from '../attribute/value.js';
import { anchorsOf } from './compare-fields.js';
import { expectedPlace } from './expected-place.js';
import { adOf, cloudOf, type Gal } from './gal.js';
import type { RowFacts } from './unified-row.js';
import type { Problem } from './verdict.js';

/** Names shown in a message; the rest is counted. */
const shownNames = 3;

/**
 * Members that Active Directory has and a tenant lost although they should be there (F53). What the target table leaves out is not
 * missed: every tenant shows its own leavers only (scenario B.3).
 */
export const memberProblems = (gal: Gal, { row, object, tenants }: RowFacts): readonly Problem[] => {
  if (object?.objectClass !== 'group') return [];
  const members = valuesOf(object.attributes.get('member')).flatMap((value) => {
    const dn = typeof value === 'string' ? value : typeof value === 'object' && 'dn' in value ? value.dn : null;
    const anchor = dn === null ? null : gal.anchorOf(dn);
    const member = anchor === null ? -1 : gal.people.rowOf(anchor);
    return member === -1 || anchor === null ? [] : [{ anchor, member }];
  });
  if (members.length === 0) return [];
  const problems: Problem[] = [];
  for (const [t, { name, shown, expected }] of tenants.entries()) {
    const there = cloudOf(gal, t, row);
    if (there === null || !shown.visible || expected?.kind === 'unlisted') continue;
    const kept = new Set(anchorsOf(there, 'member'));
    const lost = members.filter(({ anchor, member }) => !kept.has(anchor) && isExpected(gal, member, name));
    if (lost.length > 0)
      problems.push(
        lostMembers(
          gal,
          name,
          lost.map(({ member }) => member),
        ),
      );
  }
  return problems;
};

const isExpected = (gal: Gal, row: number, tenant: string): boolean => {
  const object = adOf(gal, row);
  return object !== null && expectedPlace(object, gal.workspace, tenant).kind !== 'unlisted';
};

/** Members who exist in no tenant have a finding of their own, and the lists agree with each other: that is a remark. */
const lostMembers = (gal: Gal, tenant: string, lost: readonly number[]): Problem => {
  const nowhere = lost.every((row) => gal.tenants.every((_, t) => cloudOf(gal, t, row) === null));
  const names = lost.map((row) => adOf(gal, row)?.dn ?? '').sort();
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
