import { type Parameter, type ParameterType, typesOf } from './define.js';
import { type Evaluated, isPositions, type Member } from './evaluated.js';
import { freeLength } from './meter.js';
import type { Part } from './part.js';

/**
 * Which arguments a function takes as they are: those of exactly the declared type that cost nothing. All others are left to
 * `invoke`, and so is everything where no value goes through.
 */
export interface Pass {
  readonly str: boolean;
  readonly num: boolean;
  readonly bool: boolean;
  readonly bin: boolean;
  readonly ref: boolean;
  readonly dt: boolean;
  /** NULL. */
  readonly nothing: boolean;
  readonly lists: 'none' | 'any' | 'texts' | 'withoutPlaceholders';
  /** Whether texts and bytes may be longer than what is free. */
  readonly long: boolean;
  /** Whether it takes single values and nothing else, so that lists are taken apart. */
  readonly isScalar: boolean;
}

/** Lets nothing through. */
export const never: Pass = {
  str: false,
  num: false,
  bool: false,
  bin: false,
  ref: false,
  dt: false,
  nothing: false,
  lists: 'none',
  long: false,
  isScalar: false,
};

const primitive: Pass = { ...never, str: true, num: true, bool: true, nothing: true, long: true };
const anything: Pass = { ...primitive, bin: true, ref: true, dt: true, lists: 'any' };
const scalars: readonly ParameterType[] = ['str', 'num', 'bool', 'bin', 'ref', 'dt'];

/** The look for a parameter. Only an attribute is known to hold no placeholder, flow literal or failure. */
export const passOf = (parameter: Parameter, part: Part): Pass => {
  const types = typesOf(parameter);
  const isWhole = part.slot >= 0;
  if (types.includes('var')) return isWhole ? anything : primitive;
  if (types.includes('enum')) return part.isConstant ? { ...never, str: true } : never;
  if (types.includes('mv')) return { ...never, lists: isWhole ? 'any' : 'withoutPlaceholders' };
  if (types.includes('mvstr')) return isWhole ? { ...never, lists: 'texts' } : never;
  if (!types.every((type) => scalars.includes(type))) return never;
  return { ...never, ...Object.fromEntries(types.map((type) => [type, true])), isScalar: true };
};

/** Whether a function takes the argument as it is. */
export const fits = (value: Evaluated, pass: Pass): boolean => {
  switch (typeof value) {
    case 'string':
      return pass.str && (pass.long || value.length <= freeLength);
    case 'bigint':
      return pass.num;
    case 'boolean':
      return pass.bool;
    default:
      if (value === null) return pass.nothing;
      if (isPositions(value)) return fitsList(value, pass);
      if (value instanceof Uint8Array) return pass.bin && (pass.long || value.length <= freeLength);
      return value.kind === 'reference' ? pass.ref : value.kind === 'instant' && pass.dt;
  }
};

const fitsList = (values: readonly Member[], { lists }: Pass): boolean => {
  switch (lists) {
    case 'none':
      return false;
    case 'any':
      return true;
    case 'texts':
      for (const value of values) if (typeof value !== 'string') return false;
      return true;
    case 'withoutPlaceholders':
      for (const value of values) if (value === null) return false;
      return values.length > 0;
  }
};
