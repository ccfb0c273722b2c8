import type { ConnectorSpace, CsObject } from './connector-space.js';
import type { Effort } from './effort.js';
import { JoinIndex } from './join-index.js';
import { type JoinPlace, type JoinProbe, joinKeysOf } from './join-target.js';
import type { CsType, Plan, PlannedConnector } from './plan.js';

/** Two objects of which one met the other in one order of processing and may miss it in another (STG-14). */
export type Encounter = readonly [CsObject, CsObject];

/** A run over some of the objects of another one (STG-14). */
export interface Part {
  /** By identifier of the connector and `dnKey`. */
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>;
  readonly whole: { readonly spaces: ReadonlyMap<PlannedConnector, ConnectorSpace> };
}

/** Objects that one group of conditions can find. */
interface Candidates {
  readonly index: JoinIndex<CsObject>;
  /** By key: one that the run leaves out. */
  readonly absent: ReadonlyMap<string, CsObject>;
}

/** Candidates of outbound joins: objects of a connector space without a link (JOIN-11). */
export class Disconnectors {
  private readonly indexes = new Map<number, Candidates>();

  constructor(
    private readonly plan: Plan,
    private readonly spaces: ReadonlyMap<PlannedConnector, ConnectorSpace>,
    private readonly effort: Effort,
    private readonly encounters: Encounter[],
    private readonly part: Part | null,
  ) {}

  /** Objects that the run leaves out and that would have been met: the second of each pair is one of the whole run. */
  readonly missed: Encounter[] = [];

  /** The only unlinked object of the type that all conditions of a group hold for (JOIN-2). */
  find(type: CsType, probe: JoinProbe, keys: readonly string[], seeker: CsObject): CsObject | null {
    if (keys.length === 0) return null;
    const place = this.plan.joinTargets.of(type).find(({ target }) => target === probe.target);
    if (place === undefined) return null;
    const { index, absent } = this.candidates(type, place);
    const found = index.only(keys, isDisconnector);
    if (!index.isOnly(keys, seeker))
      for (const [other] of index.under(keys))
        if (other !== undefined && other !== seeker) this.encounters.push([seeker, other]);
    if (absent.size > 0) for (const key of keys) this.miss(seeker, absent.get(key));
    return found;
  }

  /** Puts an object back that lost its link. */
  add(object: CsObject): void {
    for (const place of this.plan.joinTargets.of(object.type)) {
      this.indexes
        .get(place.target.number)
        ?.index.add(joinKeysOf(object.slots(object.type.layout.empty()), place), object);
    }
  }

  private miss(seeker: CsObject, left: CsObject | undefined): void {
    if (left !== undefined) this.missed.push([seeker, left]);
  }

  /** An index is filled when it is first asked: most connectors have no outbound joins at all. */
  private candidates(type: CsType, place: JoinPlace): Candidates {
    const known = this.indexes.get(place.target.number);
    if (known !== undefined) return known;
    const made = { index: new JoinIndex<CsObject>(this.effort), absent: this.absent(type, place) };
    this.indexes.set(place.target.number, made);
    const scratch = type.layout.empty();
    for (const object of this.spaces.get(type.connector)?.objects ?? []) {
      if (object.type !== type) continue;
      if (isDisconnector(object)) made.index.add(joinKeysOf(object.slots(scratch), place), object);
      else if (object.imported !== null) made.index.addFormer(joinKeysOf(object.slots(scratch), place), object);
    }
    return made;
  }

  private absent(type: CsType, place: JoinPlace): ReadonlyMap<string, CsObject> {
    const absent = new Map<string, CsObject>();
    const here = this.spaces.get(type.connector);
    const scratch = type.layout.empty();
    for (const object of this.part?.whole.spaces.get(type.connector)?.objects ?? []) {
      if (object.type !== type || object.imported === null || here?.find(object.dn) !== null) continue;
      for (const key of joinKeysOf(object.slots(scratch), place)) absent.set(key, object);
    }
    return absent;
  }
}

const isDisconnector = ({ link, isGone }: CsObject): boolean => link === null && !isGone;
