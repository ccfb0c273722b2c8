import { assertNever } from '../base/assert-never.js';
import { foldCase } from '../base/fold-case.js';
import { compareText } from '../base/order.js';
import { onlyMarkerOf, shortestMarker } from '../model/only-marker.js';
import type { HomeAssignment, Workspace } from '../model/workspace.js';
import type { ScopeClause } from '../rule/sync-rule.js';
import type { HomePlaceholder, ServerKind } from './template.js';

/** A condition in disjunctive form, as scopes have it: one of the alternatives holds; none means never. */
export type Alternatives = readonly (readonly ScopeClause[])[];

/** What the placeholders of templates mean on one server, and which tenants are foreign there (scenario C.2). */
export interface HomeScopes {
  readonly kind: ServerKind;
  readonly alternatives: ReadonlyMap<HomePlaceholder['placeholder'], Alternatives>;
  /** Foreign tenants with markers, sorted by name; `alternatives` are the objects whose mailbox is there. */
  readonly markedForeign: readonly { readonly tenant: string; readonly alternatives: Alternatives }[];
}

/**
 * The home conditions of the server of `tenant`, for any number of tenants. INVARIANT: `foreign` and `home` are exact
 * complements of each other on every value of the home attribute (C.7.4).
 */
export const homeScopes = (workspace: Workspace, tenant: string): HomeScopes => {
  const { is, isNot } = markerClauses(workspace.home);
  const equal = (value: string): readonly ScopeClause[] => [is(value)];
  const first = workspace.tenants[0]?.name;
  const families = markerFamilies(workspace);
  const others = families.filter((family) => family.tenant !== tenant);
  const markedForeign = others.map((family) => ({
    tenant: family.tenant,
    alternatives: family.migrated.map(equal),
  }));
  const onlyValues = others.map((family) => family.only).filter((only) => only !== '');
  if (tenant === first) {
    // Staged objects still have their mailbox on-premises: they are home here and may not be touched (C.2, P04).
    const migrated = others.flatMap((family) => family.migrated);
    return {
      kind: 'first-tenant',
      alternatives: new Map([
        ['foreign', migrated.map(equal)],
        ['foreign.only', onlyValues.map(equal)],
        ['home', [migrated.map(isNot)]],
        ['home.staged', []],
        ['home.migrated', []],
      ]),
      markedForeign,
    };
  }
  const own = families.find((family) => family.tenant === tenant) ?? noMarkers(tenant);
  const firstOnly = onlyMarkerOf(workspace, first ?? '');
  const taken = [...others.flatMap((family) => [...family.markers, family.only]), firstOnly].filter(
    (only) => only !== '',
  );
  return {
    kind: 'marked-tenant',
    alternatives: new Map([
      ...ownAndForeign(workspace.home, own, taken),
      ['foreign.only', [...(firstOnly === '' ? [] : [firstOnly]), ...onlyValues].map(equal)],
      ['home.staged', own.staged.map(equal)],
      ['home.migrated', own.migrated.map(equal)],
    ]),
    markedForeign,
  };
};

/** The markers of one tenant, sorted. */
interface MarkerFamily {
  readonly tenant: string;
  readonly markers: readonly string[];
  readonly staged: readonly string[];
  readonly migrated: readonly string[];
  /** Groups and contacts that are for this tenant only: `21V-ONLY` (C.2); empty where no attribute could say so. */
  readonly only: string;
}

const markerFamilies = ({ home, tenants }: Workspace): readonly MarkerFamily[] =>
  tenants
    .slice(1)
    .filter((tenant) => (home.values.get(tenant.name)?.length ?? 0) > 0)
    .map(({ name }) => {
      const markers = [...(home.values.get(name) ?? [])].sort(compareText);
      return {
        tenant: name,
        markers,
        staged: markers.filter((marker) => home.staged.has(marker)),
        migrated: markers.filter((marker) => !home.staged.has(marker)),
        only: onlyMarkerOf({ home, tenants }, name),
      };
    })
    .sort((a, b) => compareText(a.tenant, b.tenant));

const noMarkers = (tenant: string): MarkerFamily => ({ tenant, markers: [], staged: [], migrated: [], only: '' });

/**
 * By prefix when the shortest marker begins all of the tenant's markers and nothing of any other tenant, so that a
 * mistyped marker stays with its family; otherwise value by value. Scopes ignore case (SCP-11).
 */
const ownAndForeign = (
  home: HomeAssignment,
  own: MarkerFamily,
  taken: readonly string[],
): readonly (readonly ['home' | 'foreign', Alternatives])[] => {
  const { attribute } = home;
  const { is, isNot } = markerClauses(home);
  const value = shortestMarker(own.markers);
  const begins = (text: string): boolean => foldCase(text).startsWith(foldCase(value));
  if (home.by === 'attribute' && value !== '' && own.markers.every(begins) && !taken.some(begins))
    return [
      ['home', [[{ attribute, operator: 'STARTSWITH', value }]]],
      ['foreign', [[{ attribute, operator: 'NOTSTARTSWITH', value }]]],
    ];
  const values = own.only === '' ? own.markers : [...own.markers, own.only];
  return [
    ['home', values.map((marker) => [is(marker)])],
    ['foreign', [values.map(isNot)]],
  ];
};

/** How a scope says that an object has a marker, and that it has not, for each carrier (scenario C.2). */
const markerClauses = ({ by, attribute }: HomeAssignment) => {
  const clause = (operator: ScopeClause['operator'], value: string): ScopeClause => ({ attribute, operator, value });
  switch (by) {
    case 'attribute':
      return { is: (marker: string) => clause('EQUAL', marker), isNot: (marker: string) => clause('NOTEQUAL', marker) };
    case 'upnSuffix':
      return {
        is: (domain: string) => clause('ENDSWITH', `@${domain}`),
        isNot: (domain: string) => clause('NOTENDSWITH', `@${domain}`),
      };
    case 'organizationalUnit':
      return {
        is: (container: string) => clause('ENDSWITH', `,${container}`),
        isNot: (container: string) => clause('NOTENDSWITH', `,${container}`),
      };
    case 'group':
      return {
        is: (group: string) => clause('ISMEMBEROF', group),
        isNot: (group: string) => clause('ISNOTMEMBEROF', group),
      };
    default:
      return assertNever(by);
  }
};
