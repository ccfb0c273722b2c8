import type { Parameter } from './define.js';
import type { Evaluated } from './evaluated.js';
import { freeLength } from './meter.js';
import type { Part } from './part.js';

/** How an argument is looked at before a function is called without any further look; `never` leaves that to `invoke`. */
export type Pass = 'str' | 'num' | 'bool' | 'single' | 'whole' | 'list' | 'texts' | 'never';

/** The look for a parameter. Only an attribute is known to hold no placeholder, flow literal or failure. */
export const passOf = (parameter: Parameter, part: Part): Pass => {
  const { type } = parameter;
  const isWhole = part.slot >= 0;
  if (type === 'var') return isWhole ? 'whole' : 'single';
  if (type === 'str' || type === 'num' || type === 'bool') return type;
  if (type === 'enum') return part.isConstant ? 'str' : 'never';
  if (type === 'mv' && isWhole) return 'list';
  const takesTexts = type === 'mvstr' || (typeof type === 'object' && type.includes('mvstr'));
  return takesTexts && isWhole ? 'texts' : typeof type === 'object' && type.includes('bool') ? 'bool' : 'never';
};

/** Whether an argument that is not NULL has exactly the declared type and costs nothing. */
export const fits = (value: Evaluated, pass: Pass): boolean => {
  switch (pass) {
    case 'str':
      return typeof value === 'string' && value.length <= freeLength;
    case 'num':
      return typeof value === 'bigint';
    case 'bool':
      return typeof value === 'boolean';
    case 'single':
      return typeof value !== 'object' || value === null;
    case 'whole':
      return true;
    case 'list':
      return Array.isArray(value);
    case 'texts':
      return Array.isArray(value) && areTexts(value);
    case 'never':
      return false;
  }
};

const areTexts = (values: readonly unknown[]): boolean => {
  for (const value of values) if (typeof value !== 'string') return false;
  return true;
};
