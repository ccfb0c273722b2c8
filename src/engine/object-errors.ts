import { compareText } from '../base/order.js';
import type { CsObject } from './connector-space.js';
import type { ObjectError } from './cs-object.js';
import type { Failure, Run } from './run.js';

/** An object in error. */
export interface ObjectInError {
  readonly object: CsObject;
  readonly error: ObjectError;
}

/** The errors of a run, sorted by connector, then DN. */
export const errorsOf = (run: Run): readonly ObjectInError[] => {
  const errors = [...run.errors].map(([object, failure]) => ({ object, error: objectError(object, failure) }));
  for (const { object, failure } of run.referenceErrors.values()) {
    if (!run.errors.has(object)) errors.push({ object, error: objectError(object, failure) });
  }
  return errors.sort(({ error: a }, { error: b }) => compareText(a.connector, b.connector) || compareText(a.dn, b.dn));
};

const objectError = ({ space, dn }: CsObject, { error, message, rule }: Failure): ObjectError => {
  const common = { connector: space.planned.connector.name, dn, error, message };
  return rule === null ? common : { ...common, rule: rule.name };
};
