import { firstOf, valuesOf } from '../attribute/value.js';
import { assertNever } from '../base/assert-never.js';
import { foldAscii, foldCase } from '../base/fold-case.js';
import type { AdObject, Directory } from './directory.js';
import { dnKey } from './dn.js';
import type { HomeAssignment } from './workspace.js';

/** The marker of an object by the carrier of the workspace, spelled as in `onegal.yaml`; empty when it has none (scenario C.2). */
export const carriedMarker = (object: AdObject, home: HomeAssignment): string => {
  switch (home.by) {
    case 'attribute':
      return textOf(object, home.attribute);
    case 'upnSuffix': {
      const domain = foldAscii(/@([^@]*)$/.exec(textOf(object, 'userPrincipalName'))?.[1] ?? '');
      return markersOf(home).find((marker) => foldAscii(marker) === domain) ?? '';
    }
    case 'organizationalUnit': {
      const dn = foldCase(object.dn);
      return markersOf(home).find((container) => dn.endsWith(`,${foldCase(container)}`)) ?? '';
    }
    case 'group': {
      const key = dnKey(object.dn);
      return markersOf(home).find((group) => key !== null && home.members?.get(group)?.has(key) === true) ?? '';
    }
    default:
      return assertNever(home.by);
  }
};

const textOf = (object: AdObject, attribute: string): string => {
  const value = firstOf(object.attributes.get(attribute));
  return typeof value === 'string' ? value : '';
};

const markersOf = ({ values }: HomeAssignment): readonly string[] => [...values.values()].flat();

/** The assignment with the direct members of its groups, as ISMEMBEROF counts them (SCP-13); others stay as they are. */
export const withMembers = (home: HomeAssignment, directory: Directory): HomeAssignment => {
  if (home.by !== 'group') return home;
  const markerOfGroup = groupMarkers(home);
  const members = new Map<string, ReadonlySet<string>>();
  for (const object of directory.objects) {
    const marker = markerOfGroup(object);
    if (marker === undefined) continue;
    const keys = valuesOf(object.attributes.get('member')).flatMap((value) => {
      const key = typeof value === 'object' && 'dn' in value ? dnKey(value.dn) : null;
      return key === null ? [] : [key];
    });
    members.set(marker, new Set(keys));
  }
  return { ...home, members };
};

/** Finds the marker that a group is, if it is one. */
export const groupMarkers = (home: HomeAssignment): ((object: AdObject) => string | undefined) => {
  const wanted = new Map(markersOf(home).map((marker) => [dnKey(marker), marker]));
  return ({ objectClass, dn }) => (objectClass === 'group' ? wanted.get(dnKey(dn)) : undefined);
};
