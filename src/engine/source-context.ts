import type { Environment, EvaluationContext } from '../expression/context.js';
import { isFlowEnvironment } from './seeded-environment.js';
import type { Slots } from './slot-layout.js';

/** An object that groups of its space can list. */
export interface SpaceMember {
  readonly dn: string;
  readonly space: { isMemberOf(dn: string, groupDn: string): boolean | null };
}

const none: ReadonlyMap<string, string> = new Map();

/**
 * The object that rules are evaluated on: its slots, its parameters, and what scopes ask beyond attributes. One of these is
 * filled again and again, so that evaluating an object allocates nothing.
 */
export class SourceContext implements EvaluationContext {
  slots: Slots = [];
  imported: Slots = [];
  /** Whether all slots of the object are filled, not only those that somebody asked for. */
  isWhole = false;
  parameters: ReadonlyMap<string, string> = none;
  /** A small number that tells objects apart in reports. */
  number = 0;
  /** The connector-space object whose slots these are; `null` for a metaverse object. */
  holder: SpaceMember | null = null;

  /** Identifies the object in draws of random values. */
  identity = '';

  constructor(readonly environment: Environment) {}

  /** Tells an environment that asks for it which flow runs next (expression-language 13). */
  enter(rule: string, target: string): void {
    if (isFlowEnvironment(this.environment)) this.environment.enter(rule, target, this.holder?.dn ?? this.identity);
  }

  /** Whether the object is a direct member of the group with this DN; `null` when there is no such group (SCP-13). */
  isMemberOf(groupDn: string): boolean | null {
    return this.holder === null ? null : this.holder.space.isMemberOf(this.holder.dn, groupDn);
  }
}
