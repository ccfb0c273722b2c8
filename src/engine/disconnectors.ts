import type { ConnectorSpace, CsObject } from './connector-space.js';
import type { Effort } from './effort.js';
import { JoinIndex } from './join-index.js';
import { type JoinPlace, type JoinProbe, joinKeysOf } from './join-target.js';
import type { CsType, Plan, PlannedConnector } from './plan.js';

/** Candidates of outbound joins: objects of a connector space without a link (JOIN-11). */
export class Disconnectors {
  private readonly indexes = new Map<number, JoinIndex<CsObject>>();

  constructor(
    private readonly plan: Plan,
    private readonly spaces: ReadonlyMap<PlannedConnector, ConnectorSpace>,
    private readonly effort: Effort,
  ) {}

  /** The only unlinked object of the type that all conditions of a group hold for (JOIN-2). */
  find(type: CsType, probe: JoinProbe, keys: readonly string[]): CsObject | null {
    const place = this.plan.joinTargets.of(type).find(({ target }) => target === probe.target);
    return place === undefined ? null : this.index(type, place).only(keys, isDisconnector);
  }

  /** Puts an object back that lost its link. */
  add(object: CsObject): void {
    for (const place of this.plan.joinTargets.of(object.type)) {
      this.indexes.get(place.target.number)?.add(joinKeysOf(object.slots(object.type.layout.empty()), place), object);
    }
  }

  /** An index is filled when it is first asked: most connectors have no outbound joins at all. */
  private index(type: CsType, place: JoinPlace): JoinIndex<CsObject> {
    let index = this.indexes.get(place.target.number);
    if (index !== undefined) return index;
    this.indexes.set(place.target.number, (index = new JoinIndex(this.effort)));
    const scratch = type.layout.empty();
    for (const object of this.spaces.get(type.connector)?.objects ?? []) {
      if (object.type === type && isDisconnector(object)) index.add(joinKeysOf(object.slots(scratch), place), object);
    }
    return index;
  }
}

const isDisconnector = ({ link, isGone }: CsObject): boolean => link === null && !isGone;
