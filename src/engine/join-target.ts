import type { SyncRule } from '../rule/sync-rule.js';
import { type JoinColumn, type JoinGroup, joinGroups, joinKeys } from './join.js';
import type { CsType, MvType } from './plan.js';
import type { Layout, Slots } from './slot-layout.js';

/** What the conditions of a group compare with: columns of the objects that can be joined to. */
export interface JoinTarget {
  /** Numbers the index of this target in a run. */
  readonly number: number;
  /** Equal for targets of different plans that compare the same attributes of the same type. */
  readonly signature: string;
  readonly columns: readonly JoinColumn[];
}

/** A target as one type of objects fills it. */
export interface JoinPlace {
  readonly target: JoinTarget;
  readonly places: readonly number[];
}

/** One group as its source object asks it. */
export interface JoinProbe {
  readonly target: JoinTarget;
  /** Slots of the source object, in the order of `columns`. */
  readonly places: readonly number[];
  readonly columns: readonly JoinColumn[];
}

/** Under which keys an object stands in an index. */
export const joinKeysOf = (slots: Slots, { target, places }: JoinPlace): readonly string[] =>
  joinKeys(slots, places, target.columns);

/** Every index that the join rules of a plan need: groups that look at the same attributes of the same type share one. */
export class JoinTargets {
  private readonly targets = new Map<string, JoinTarget>();
  private readonly placesOf = new Map<MvType | CsType, JoinPlace[]>();

  get size(): number {
    return this.targets.size;
  }

  all(): Iterable<JoinTarget> {
    return this.targets.values();
  }

  /** The indexes that an object of this type stands in. */
  of(type: MvType | CsType): readonly JoinPlace[] {
    return this.placesOf.get(type) ?? [];
  }

  /** Opens the slots and indexes of an inbound rule; `*` looks into every metaverse type (JOIN-11, PIPE-7). */
  openInbound(rule: SyncRule, source: CsType, mvTypes: ReadonlyMap<string, MvType>): void {
    const one = mvTypes.get(rule.targetObjectType);
    const types = one === undefined ? [...mvTypes.values()] : [one];
    for (const group of joinGroups(rule)) {
      for (const { attribute } of group.cs) source.layout.slotOf(attribute);
      for (const type of types) this.open(inboundKey(rule, group), group.mv, type);
    }
  }

  openOutbound(rule: SyncRule, source: MvType, target: CsType): void {
    for (const group of joinGroups(rule)) {
      for (const { attribute } of group.mv) source.layout.slotOf(attribute);
      this.open(outboundKey(target, group), group.cs, target);
    }
  }

  inboundProbe(rule: SyncRule, group: JoinGroup, source: CsType): JoinProbe | null {
    return this.probe(inboundKey(rule, group), group.cs, source.layout);
  }

  outboundProbe(group: JoinGroup, source: MvType, target: CsType): JoinProbe | null {
    return this.probe(outboundKey(target, group), group.mv, source.layout);
  }

  private open(key: string, columns: readonly JoinColumn[], type: MvType | CsType): void {
    const target = this.targets.get(key) ?? { number: this.targets.size, signature: key, columns };
    this.targets.set(key, target);
    const places = this.placesOf.get(type) ?? [];
    if (places.some((place) => place.target === target)) return;
    places.push({ target, places: columns.map(({ attribute }) => type.layout.slotOf(attribute)) });
    this.placesOf.set(type, places);
  }

  private probe(key: string, columns: readonly JoinColumn[], layout: Layout): JoinProbe | null {
    const target = this.targets.get(key);
    if (target === undefined) return null;
    return { target, places: columns.map(({ attribute }) => layout.slotOf(attribute)), columns };
  }
}

const inboundKey = (rule: SyncRule, group: JoinGroup): string =>
  JSON.stringify(['mv', rule.targetObjectType, signature(group.mv)]);

const outboundKey = ({ connector, name }: CsType, group: JoinGroup): string =>
  JSON.stringify(['cs', connector.connector.id, name, signature(group.cs)]);

const signature = (columns: readonly JoinColumn[]): unknown =>
  columns.map(({ attribute, caseSensitive }) => [attribute, caseSensitive]);
