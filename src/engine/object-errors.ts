import { compareText } from '../base/order.js';
import type { CsObject } from './connector-space.js';
import type { ObjectError } from './cs-object.js';
import type { Failure, Run } from './run.js';

/** The errors of a run, sorted by connector, then DN. */
export const errorsOf = (run: Run): readonly ObjectError[] => {
  const errors = [...run.errors].map(([object, failure]) => objectError(object, failure));
  for (const { object, failure } of run.referenceErrors.values()) {
    if (!run.errors.has(object)) errors.push(objectError(object, failure));
  }
  return errors.sort((a, b) => compareText(a.connector, b.connector) || compareText(a.dn, b.dn));
};

const objectError = ({ space, dn }: CsObject, { error, message, rule }: Failure): ObjectError => {
  const common = { connector: space.planned.connector.name, dn, error, message };
  return rule === null ? common : { ...common, rule: rule.name };
};
