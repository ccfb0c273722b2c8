import type { Instant, Value } from '../attribute/value.js';

/** Where the attributes of a source object stand in its slots; fixed when a rule set is compiled. */
export interface SlotLayout {
  /** The slot of an attribute by its exact name, -1 when objects of this layout never have it (it is then NULL). */
  slotOf(attribute: string): number;
}

/** What one evaluation reads. Absent attributes are `null` in the slots. */
export interface EvaluationContext {
  readonly slots: readonly (Value | null)[];
  /** What `ImportedValue` sees, in the same layout; the same array as `slots` when nothing awaits confirmation (STG-11). */
  readonly imported: readonly (Value | null)[];
  /** Parameter name without percent signs to its text (PIPE-9). */
  readonly parameters: ReadonlyMap<string, string>;
  readonly environment: Environment;
}

/** Everything nondeterministic, injected (expression-language 13). */
export interface Environment {
  readonly now: Instant;
  /** A number in [0, 1). */
  random(): number;
  newGuid(): string;
}
