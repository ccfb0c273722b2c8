import type { Value } from '../attribute/value.js';
import type { CsObject } from './connector-space.js';
import { dnKey } from './dn-key.js';
import type { Candidate, Effect } from './outbound.js';
import type { OutboundSet } from './outbound-set.js';
import type { Channel } from './plan.js';
import { type Failure, failure, type Run } from './run.js';
import type { Slots } from './slot-layout.js';

/** What an exported object is called. */
export interface ProvisionNames {
  readonly dn: string;
  /** The unlinked object that has this DN already and is taken over (JOIN-19). */
  readonly occupant: CsObject | null;
}

/**
 * The name of an object after its flows ran: one that is created needs a DN and an anchor (JOIN-18), and a DN that nobody has
 * (JOIN-19, `duplicate-source-anchor`). `effects` are those of the same evaluation.
 */
export const checkNames = (
  run: Run,
  { cause }: Candidate,
  channel: Channel,
  set: OutboundSet,
  object: CsObject | null,
  values: Slots | null,
  effects: readonly Effect[],
): ProvisionNames | Failure => {
  if (object !== null && (values === null || !object.provisioned)) return { dn: object.dn, occupant: null };
  const dn = textAt(values, set.dnSlot) ?? object?.dn ?? null;
  const anchor = textAt(values, set.anchorSlot);
  const rule = set.link.kind === 'link' ? set.link.rule : null;
  const type = channel.target.name;
  if (anchor === null && set.anchorSlot >= 0)
    return failure('missing-source-anchor', `no flow gives the new ${type} a \`sourceAnchor\``, rule);
  if (dn === null) return failure('missing-dn', `no flow gives the new ${type} a \`dn\``, rule);
  if (object !== null && dnKey(object.dn) === dnKey(dn)) return { dn, occupant: null };
  if (isCreatedTwice(channel, dn, effects))
    return failure('dn-in-use', `two new objects would have the DN \`${dn}\``, rule);
  const inTheWay = occupantOf(run, channel, dn, effects);
  if (inTheWay === null) return { dn, occupant: null };
  run.encounters.push([cause, inTheWay.link?.links[0] ?? inTheWay]);
  if (object === null && inTheWay.link === null && inTheWay.type === channel.target) {
    if (rule !== null) run.plan.points.markerFor('JOIN-19', rule)(inTheWay.number);
    return { dn, occupant: inTheWay };
  }
  const { layout } = inTheWay.type;
  const taken = textAt(inTheWay.slots(layout.empty()), layout.find('sourceAnchor'));
  return anchor !== null && taken === anchor
    ? failure('duplicate-source-anchor', `another object has the source anchor \`${anchor}\` already`, rule)
    : failure('dn-in-use', `another object has the DN \`${dn}\` already`, rule);
};

/** Who stands at a DN and does not leave in the same evaluation. */
const occupantOf = (run: Run, { target }: Channel, dn: string, effects: readonly Effect[]): CsObject | null => {
  const found = run.spaces.get(target.connector)?.find(dn) ?? null;
  if (found === null) return null;
  const leaves = effects.some((effect) => effect.kind === 'release' && effect.object === found && found.provisioned);
  return leaves ? null : found;
};

/** Scopes of two types of one connector that overlap. */
const isCreatedTwice = ({ target }: Channel, dn: string, effects: readonly Effect[]): boolean =>
  effects.some(
    (effect) =>
      effect.kind === 'write' &&
      effect.object === null &&
      effect.channel.target.connector === target.connector &&
      dnKey(effect.names.dn) === dnKey(dn),
  );

const textAt = (slots: Slots | null, slot: number): string | null => {
  const value: Value | null = slots?.[slot] ?? null;
  return typeof value === 'string' ? value : null;
};
