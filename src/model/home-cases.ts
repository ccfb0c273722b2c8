import { assertNever } from '../base/assert-never.js';
import { foldCase } from '../base/fold-case.js';
import type { HomeAssignment, Workspace } from './workspace.js';

/** A value of the home attribute and whether the server must treat such a user as foreign (scenario C.2). */
export interface HomeCase {
  readonly value: string | null;
  readonly foreign: boolean;
}

/**
 * Every marker in several spellings, no marker, and a value that is no marker. Written from scenario C.2 without the
 * compiler's scopes, so that it can judge them.
 */
export const homeCases = (workspace: Workspace, tenant: string): readonly HomeCase[] => {
  const { values, staged } = workspace.home;
  const first = workspace.tenants[0]?.name ?? '';
  const stagedFolded = new Set([...staged].map((marker) => foldCase(carried(marker, workspace.home))));
  const cases = new Map<string | null, string>([
    [null, first],
    ['~', first],
  ]);
  for (const [owner, markers] of values)
    for (const marker of markers)
      for (const text of [marker, foldCase(marker)]) cases.set(carried(text, workspace.home), owner);
  return [...cases].map(([value, owner]) => {
    const waits = value !== null && stagedFolded.has(foldCase(value));
    return { value, foreign: owner !== tenant && !(tenant === first && waits) };
  });
};

/** What the scope reads on an object with the marker; a member of a group carries the DN of the group (`inScope`). */
const carried = (marker: string, { by }: HomeAssignment): string => {
  switch (by) {
    case 'attribute':
    case 'group':
      return marker;
    case 'upnSuffix':
      return `a@${marker}`;
    case 'organizationalUnit':
      return `CN=a,${marker}`;
    default:
      return assertNever(by);
  }
};
