import type { Environment } from '../expression/context.js';
import type { CsObject } from './connector-space.js';
import type { ExportedObject, ImportedObject, ObjectError } from './cs-object.js';
import type { Elsewhere } from './elsewhere.js';
import { exportsOf } from './exports.js';
import type { MeetingKeys, OnKey } from './meeting-keys.js';
import { errorsOf } from './object-errors.js';
import type { PointResults } from './open-points.js';
import { type OrderReport, orderReport, withOrder } from './order-dependence.js';
import { runPasses } from './passes.js';
import type { Plan } from './plan.js';
import { objectsWith, sourcesOf, type UnsettledObject, unsettledObject } from './remarks.js';
import type { Run } from './run.js';

/** A server and a part of what it imports, to be run from nothing. */
export interface PartInput {
  readonly plan: Plan;
  /** By connector identifier. */
  readonly imported: ReadonlyMap<string, readonly ImportedObject[]>;
  readonly environment: Environment;
  readonly elsewhere: Elsewhere;
}

/** What a server makes of a part of its directory. */
export interface PartOutput {
  /** To the tenant, sorted by DN; references are open. */
  readonly exported: readonly ExportedObject[];
  readonly errors: readonly OwnedError[];
  readonly unsettled: readonly UnsettledObject[];
  readonly points: readonly PointObjects[];
  readonly passes: number;
  /**
   * See `EngineResult.orders`: references to objects that are not compared are dropped, as in a whole run. No getter: the accessor of an
   * object literal keeps what it refers to, here a whole run, until the next full collection.
   */
  readonly findOrders: () => OrderReport;
  /** Tells by which keys the objects of the part can meet others. */
  readonly tellKeys: (keys: MeetingKeys, onKey: OnKey) => void;
}

/** An error with the DN of the AD object that is in error, or that the object in error grew from. */
export interface OwnedError {
  readonly owner: string;
  readonly error: ObjectError;
}

/** Results that hinge on a point because of a rule, object by object. */
export interface PointObjects extends Pick<PointResults, 'point' | 'rule'> {
  readonly objects: readonly PointObject[];
}

/** An object whose result hinges on a point. */
export interface PointObject {
  /** DN of the AD object that it is, or grew from. */
  readonly owner: string;
  /** DNs of all AD objects behind it. */
  readonly sources: readonly string[];
  /** Puts objects in the order of processing (STG-14). */
  readonly order: string;
}

/**
 * Runs a part of a directory as if nobody else were there (STG-9, STG-13). Its results are those of a whole run for every object that has
 * no meeting key in common with an object of another part; references stay open.
 */
export const runPart = ({ plan, imported, environment, elsewhere }: PartInput): PartOutput => {
  plan.points.clear();
  const { run, passes, unsettled } = runPasses(plan, imported, { environment, elsewhere });
  const points = plan.points.results();
  const cloud = [...run.spaces.values()].find(({ planned }) => planned.connector.kind === 'aad');
  return {
    exported: cloud === undefined ? [] : exportsOf(cloud),
    errors: errorsOf(run).map(({ object, error }) => ({ owner: firstSource(object).dn, error })),
    unsettled: unsettled.map(unsettledObject),
    points: points.length === 0 ? [] : pointObjects(run, points),
    passes,
    findOrders: () =>
      orderReport(
        run,
        unsettled.length > 0,
        (order, part) => runPasses(withOrder(plan, order), imported, { environment, part }).run,
      ),
    tellKeys: (keys, onKey) => keys.tell(run, onKey),
  };
};

const pointObjects = (run: Run, results: readonly PointResults[]): readonly PointObjects[] => {
  const objects = objectsWith(run, new Set(results.flatMap(({ numbers }) => numbers)));
  const rank = new Map(run.plan.connectors.map((connector, i) => [connector, i]));
  const pointObject = (object: CsObject): PointObject => {
    const first = firstSource(object);
    const { space, type, dn } = first;
    const place = String(rank.get(space.planned) ?? 0).padStart(4, '0');
    return { owner: dn, sources: sourcesOf(object), order: `${place} ${type.name} ${dn}` };
  };
  return results.map(({ point, rule, numbers }) => ({
    point,
    rule,
    objects: numbers.flatMap((number) => (objects.get(number) ?? []).map(pointObject)),
  }));
};

/** The object itself, or the first that its metaverse object grew from. */
const firstSource = (object: CsObject): CsObject =>
  object.imported === null ? (object.link?.links.find(({ imported }) => imported !== null) ?? object) : object;
