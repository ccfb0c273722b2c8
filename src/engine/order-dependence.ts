import type { Value } from '../attribute/value.js';
import { compareText } from '../base/order.js';
import { sameValue } from './compare-values.js';
import type { CsObject } from './connector-space.js';
import type { ExportedObject, ObjectError } from './cs-object.js';
import type { Encounter, Part } from './disconnectors.js';
import { dnKey } from './dn-key.js';
import { exportsOf } from './exports.js';
import { errorsOf } from './object-errors.js';
import type { EngineOptions } from './open-points.js';
import { newcomers, orderSuspects } from './order-suspects.js';
import type { Plan } from './plan.js';
import type { Run } from './run.js';

/** What one order of processing gives and the reverse one does not. */
export interface OrderDifference {
  /** Name of the connector, and the DN there. */
  readonly connector: string;
  readonly dn: string;
  readonly kind: 'existence' | 'attributes' | 'error';
  /** Names of the attributes that differ; the error that occurs in one order only. */
  readonly details: readonly string[];
}

/** Objects whose results are other ones when objects are processed in the reverse order (STG-14). */
export interface OrderDependence {
  /** DNs of the AD objects that meet or miss each other, sorted. */
  readonly objects: readonly string[];
  /** Never empty. */
  readonly differences: readonly OrderDifference[];
}

/** Whether the results of a run depend on the order in which it took the objects. */
export interface OrderReport {
  /** How many objects had to be looked at in two orders; of all others it is clear that the order does not matter. */
  readonly runAgain: number;
  readonly dependent: readonly OrderDependence[];
}

type Groups = readonly (readonly CsObject[])[];

/** How often the second order may show that it matters to further objects. */
const roundLimit = 5;

/**
 * Runs the objects that the order can matter for twice more, alone, in both orders, and compares. References to all others are
 * dropped in both. A run that did not settle says nothing about orders.
 */
export const orderReport = (
  run: Run,
  isUnsettled: boolean,
  rerun: (order: EngineOptions['order'], part: Part) => Run,
): OrderReport => {
  const met: Encounter[] = [];
  for (let round = 1; !isUnsettled; round++) {
    const groups = orderSuspects(run, met);
    if (groups.length === 0) break;
    const chosen = choose(groups);
    const part = { chosen, whole: run };
    const reversed = rerun('reversed', part);
    const isChosen = ({ space, dn }: CsObject): boolean =>
      chosen.get(space.planned.connector.id)?.has(dnKey(dn)) === true;
    const more = round < roundLimit ? newcomers(run, reversed, isChosen) : [];
    if (more.length === 0) {
      const dependent = compareOrders(groups, resultsOf(rerun('sorted', part)), resultsOf(reversed));
      return { runAgain: groups.reduce((sum, { length }) => sum + length, 0), dependent };
    }
    met.push(...more);
  }
  return { runAgain: 0, dependent: [] };
};

/** The plan with another order of processing. */
export const withOrder = (plan: Plan, order: EngineOptions['order']): Plan => ({
  ...plan,
  options: { ...plan.options, order },
});

interface Results {
  /** By name of the connector. */
  readonly exports: ReadonlyMap<string, readonly ExportedObject[]>;
  readonly errors: readonly ObjectError[];
}

const resultsOf = (run: Run): Results => ({
  exports: new Map([...run.spaces.values()].map((space) => [space.planned.connector.name, exportsOf(space)])),
  errors: errorsOf(run).map(({ error }) => error),
});

/** The objects of all groups with everything that is linked to them: nobody else takes part in what becomes of them. */
const choose = (groups: Groups): Part['chosen'] => {
  const chosen = new Map<string, Set<string>>();
  const add = ({ space, dn, before }: CsObject): void => {
    const { id } = space.planned.connector;
    const dns = chosen.get(id) ?? new Set();
    dns.add(dnKey(dn));
    if (before !== null) dns.add(dnKey(before.dn));
    chosen.set(id, dns);
  };
  for (const object of groups.flat()) {
    add(object);
    for (const link of object.link?.links ?? []) add(link);
  }
  return chosen;
};

/** Compares two runs over the chosen objects, group by group. */
const compareOrders = (groups: Groups, sorted: Results, reversed: Results): readonly OrderDependence[] => {
  const placeOf = new Map<string, number>();
  for (const [place, group] of groups.entries()) {
    for (const object of group)
      for (const { dn } of [object, ...(object.link?.links ?? [])]) placeOf.set(dnKey(dn), place);
  }
  const found = groups.map((): OrderDifference[] => []);
  const tell = (dns: readonly string[], difference: OrderDifference): void => {
    const place = dns.map((dn) => placeOf.get(dnKey(dn))).find((one) => one !== undefined);
    if (place !== undefined) found[place]?.push(difference);
  };
  compareExports(sorted, reversed, tell);
  compareErrors(sorted, reversed, tell);
  return groups.flatMap((group, place) => {
    const differences = found[place] ?? [];
    const ads = group.filter(({ space }) => space.planned.connector.kind === 'ad');
    return differences.length === 0 ? [] : [{ objects: ads.map(({ dn }) => dn).sort(compareText), differences }];
  });
};

type Tell = (dns: readonly string[], difference: OrderDifference) => void;

const compareExports = (sorted: Results, reversed: Results, tell: Tell): void => {
  for (const [connector, exported] of sorted.exports) {
    const others = new Map((reversed.exports.get(connector) ?? []).map((object) => [object.dn, object]));
    for (const object of exported) {
      const { dn, sources } = object;
      const other = others.get(dn);
      others.delete(dn);
      const details = other === undefined ? [] : differences(object, other);
      if (other === undefined) tell([...sources, dn], { connector, dn, kind: 'existence', details });
      else if (details.length > 0) tell([...sources, dn], { connector, dn, kind: 'attributes', details });
    }
    for (const { dn, sources } of others.values())
      tell([...sources, dn], { connector, dn, kind: 'existence', details: [] });
  }
};

const compareErrors = (sorted: Results, reversed: Results, tell: Tell): void => {
  const keyOf = ({ connector, dn, error }: ObjectError): string => JSON.stringify([connector, dn, error]);
  for (const [these, those] of [
    [sorted.errors, reversed.errors],
    [reversed.errors, sorted.errors],
  ] as const) {
    const known = new Set(those.map(keyOf));
    for (const one of these)
      if (!known.has(keyOf(one)))
        tell([one.dn], { connector: one.connector, dn: one.dn, kind: 'error', details: [one.error] });
  }
};

/** Attributes by name; who is behind the object and whether password hashes follow it are told as attributes, too. */
const differences = (a: ExportedObject, b: ExportedObject): readonly string[] => {
  const names = new Set([...a.attributes.keys(), ...b.attributes.keys()]);
  const at = ({ attributes }: ExportedObject, name: string): Value | null => attributes.get(name) ?? null;
  return [
    ...[...names].filter((name) => !sameValue(at(a, name), at(b, name))).sort(compareText),
    ...(a.sources.join('\n') === b.sources.join('\n') ? [] : ['joined objects']),
    ...(a.objectType === b.objectType ? [] : ['object type']),
    ...(a.passwordSync === b.passwordSync ? [] : ['password hash']),
  ];
};
