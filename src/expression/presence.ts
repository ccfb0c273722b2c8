import { isList, type Value } from '../attribute/value.js';

/** Whether a value is empty text, or a list of nothing else. */
export const holdsOnlyEmpty = (value: Value): boolean => {
  if (!isList(value)) return value === '';
  for (const member of value) if (member !== '') return false;
  return true;
};

/** Whether there is no value, or only empty text (14, C15). */
export const isNullOrEmptyValue = (value: Value | null): boolean =>
  value === null || value === '' || (typeof value === 'object' && holdsOnlyEmpty(value));
