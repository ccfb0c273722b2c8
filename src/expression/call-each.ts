import type { EvaluationContext } from './context.js';
import { type Evaluated, isFailure, isPositions, type Member } from './evaluated.js';
import { fits, type Pass } from './fits.js';
import { type Invocation, listInList } from './invoke.js';

/** What a call gives for a list in its first argument, or `undefined` where that is left to `invoke`. */
export type CallEach = (values: readonly Member[], context: EvaluationContext) => Evaluated | undefined;

/**
 * A function of a single value, called for each member of a list (7.2): multi-valued attributes go through `Trim` on every object.
 * Members that do not fit, and a NULL whose result is not known beforehand, are left to `invoke`, which gives the same for the rest.
 */
export const callEach = (
  { declaration, meter }: Invocation,
  pass: Pass,
  [, b, c, d]: readonly (Evaluated | undefined)[],
  ofNull: Evaluated | undefined,
): CallEach => {
  const { evaluate: call, params } = declaration;
  if (!pass.isScalar) return () => undefined;
  const isFit = (member: Member): boolean => (member === null ? ofNull !== undefined : fits(member, pass));
  return (values, { environment }) => {
    if (!values.every(isFit)) return undefined;
    const results: Member[] = [];
    for (const member of values) {
      const overdrawn = meter.spend(1);
      if (overdrawn !== null) return overdrawn;
      const result =
        member === null
          ? ofNull
          : params.length === 1
            ? call(member, environment)
            : params.length === 2
              ? call(member, b, environment)
              : params.length === 3
                ? call(member, b, c, environment)
                : call(member, b, c, d, environment);
      if (isFailure(result)) return result;
      if (isPositions(result)) return listInList(declaration);
      // `tsc` cannot see that a function gives no flow literal.
      results.push(result as Member);
    }
    return results;
  };
};
