import type { EvaluationContext } from './context.js';
import type { Evaluate } from './define.js';
import type { Evaluated } from './evaluated.js';
import { isNullOrEmptyValue } from './presence.js';

/** A compiled part of an expression. All parts have the same fields, so that reading one is the same for the machine. */
export interface Part {
  readonly evaluate: Evaluate;
  /** Whether it gives the same for every object; its value is then computed already. */
  readonly isConstant: boolean;
  /** Of a constant. */
  readonly value: Evaluated;
  /** The slot of an attribute as it stands (no literal, no failure, no placeholder in its list), -1 for anything else. */
  readonly slot: number;
  /** Gives True or False, at every position of a list, or fails; never NULL. */
  readonly isCondition: boolean;
  /** What is asked of an attribute, where the part only asks whether it has a value; then `evaluate` need not be called. */
  readonly presence: Presence | null;
  /** Number of nodes. */
  readonly cost: number;
}

/** Whether the attribute in `slot` has a value or is NULL or empty, and which of both is True. */
export interface Presence {
  readonly slot: number;
  readonly ofAbsent: boolean;
}

export const constantPart = (value: Evaluated, cost = 1): Part => ({
  evaluate: () => value,
  isConstant: true,
  value,
  slot: -1,
  isCondition: false,
  presence: null,
  cost,
});

export const varyingPart = (evaluate: Evaluate, cost: number): Part => ({
  evaluate,
  isConstant: false,
  value: null,
  slot: -1,
  isCondition: false,
  presence: null,
  cost,
});

export const conditionPart = (evaluate: Evaluate, cost: number): Part => ({
  evaluate,
  isConstant: false,
  value: null,
  slot: -1,
  isCondition: true,
  presence: null,
  cost,
});

export const attributePart = (slot: number): Part => ({
  evaluate: ({ slots }) => slots[slot] ?? null,
  isConstant: false,
  value: null,
  slot,
  isCondition: false,
  presence: null,
  cost: 1,
});

export const presencePart = (presence: Presence, cost: number): Part => ({
  evaluate: (context) => answer(presence, context),
  isConstant: false,
  value: null,
  slot: -1,
  isCondition: true,
  presence,
  cost,
});

/** The value of a part. Attributes and constants, which is what most parts are, take no call. */
export const partValue = (part: Part, context: EvaluationContext): Evaluated => {
  if (part.slot >= 0) return context.slots[part.slot] ?? null;
  return part.isConstant ? part.value : part.evaluate(context);
};

/** What `presence` asks of the object. */
export const answer = ({ slot, ofAbsent }: Presence, { slots }: EvaluationContext): boolean =>
  isNullOrEmptyValue(slots[slot] ?? null) === ofAbsent;
