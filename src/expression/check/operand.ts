import type { Expression } from '../tree.js';
import { describeKinds, describeType, flowLiterals, type Kinds, type StaticType, values } from '../types.js';
import { type CheckRun, quoted } from './context.js';
import { fitOf } from './mapping.js';

/** Tells of an operand of the wrong type; `accepted` are the kinds that the operator takes. */
export const checkOperand = (
  tree: Expression,
  type: StaticType,
  accepted: Kinds,
  operator: string,
  run: CheckRun,
  help?: string,
): boolean => {
  const fit = fitOf(type, accepted, accepted, values | flowLiterals);
  if (fit === 'fits') return true;
  if ((type.single & flowLiterals) !== 0) {
    run.report('flow-literal', tree.span, `${quoted(tree)} can be a flow literal, which no operator takes`);
    return false;
  }
  const verb = fit === 'never' ? 'is' : 'can be';
  const message = `${quoted(tree)} ${verb} ${describeType(type)}, and \`${operator}\` takes ${describeKinds(accepted)}`;
  run.report('operand-type', tree.span, message, help);
  return false;
};
