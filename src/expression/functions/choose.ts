import type { EvaluationContext } from '../context.js';
import {
  describe,
  type Evaluated,
  isFailure,
  isFlowLiteral,
  isPositions,
  type Member,
  typeError,
} from '../evaluated.js';
import { differentLengths } from '../map-positions.js';
import type { Meter } from '../meter.js';
import type { Failure } from '../outcome.js';
import { type Part, partValue } from '../part.js';

/**
 * The choice of IIF and Switch: each position takes the value behind its first true condition (7.3). A value is evaluated
 * once, and only if some position takes it. One value more than conditions: the last is for positions without any.
 */
export const choose = (
  conditions: readonly Evaluated[],
  values: readonly Part[],
  context: EvaluationContext,
  meter: Meter,
  name: string,
): Evaluated => {
  let length = -1;
  for (const condition of conditions) {
    const wrong = isPositions(condition) ? condition.find((each) => !isCondition(each)) : condition;
    if (wrong !== undefined && !isCondition(wrong))
      return typeError(`a condition of \`${name}\` is a Boolean, not ${describe(wrong)}`);
    if (!isPositions(condition)) continue;
    if (length >= 0 && length !== condition.length) return differentLengths(length, condition.length);
    length = condition.length;
  }
  if (length < 0) {
    const first = conditions.indexOf(true);
    const value = values[first < 0 ? conditions.length : first];
    return value === undefined ? null : partValue(value, context);
  }
  return meter.spend(length * conditions.length) ?? choosePositions(conditions, values, context, length, name);
};

const isCondition = (value: Evaluated): boolean => typeof value === 'boolean' || value === null;

const choosePositions = (
  conditions: readonly Evaluated[],
  values: readonly Part[],
  context: EvaluationContext,
  length: number,
  name: string,
): readonly Member[] | Failure => {
  const choices = Array.from({ length }, (_, i) => {
    const first = conditions.findIndex((condition) => (isPositions(condition) ? condition[i] : condition) === true);
    return first < 0 ? conditions.length : first;
  });
  const chosen = new Array<Member>(length).fill(null);
  const used = new Set(choices);
  for (const [at, value] of values.entries()) {
    if (!used.has(at)) continue;
    const result = partValue(value, context);
    if (isFailure(result)) return result;
    if (isFlowLiteral(result))
      return typeError(`\`${name}\` with a multi-valued condition cannot choose ${describe(result)}`);
    if (isPositions(result) && result.length !== length) return differentLengths(length, result.length);
    for (let i = 0; i < length; i++)
      if (choices[i] === at) chosen[i] = isPositions(result) ? (result[i] ?? null) : result;
  }
  return chosen;
};
