import { factsOf } from './facts.js';
import type { Expression } from './tree.js';
import {
  binary,
  bool,
  clears,
  failure,
  ignores,
  instant,
  type Kinds,
  nothing,
  num,
  ref,
  type StaticType,
  str,
} from './types.js';

/** The types of results as the reference writes them; `mv…` is a list. */
export type ResultType = 'str' | 'num' | 'bool' | 'bin' | 'ref' | 'dt';

/** What an expression can yield; everything it does yield is among it (FLOW-2). */
export interface PossibleOutcomes {
  readonly single: readonly ResultType[];
  /** The types of members, where the result can be a list. */
  readonly list: readonly ResultType[];
  readonly nothing: boolean;
  readonly authoritativeNull: boolean;
  readonly ignoreThisFlow: boolean;
  readonly failure: boolean;
  /** False where the schema is not known: then less may be possible, and types of attributes are not known. */
  readonly isExact: boolean;
  /** The result is the same for every object, at every time. */
  readonly isConstant: boolean;
}

const resultTypes: readonly (readonly [ResultType, Kinds])[] = [
  ['str', str],
  ['num', num],
  ['bool', bool],
  ['bin', binary],
  ['ref', ref],
  ['dt', instant],
];

const namesOf = (kinds: Kinds): ResultType[] =>
  resultTypes.filter(([, mask]) => (kinds & mask) !== 0).map(([name]) => name);

/** Functions that depend on more than their arguments (13, 14.1). */
const inconstant: ReadonlySet<string> = new Set(['Now', 'Guid', 'RandomNum', 'ImportedValue', 'ValueCount']);

/** Whether `tree` yields the same for every object: it reads nothing and asks nobody. */
export const isConstant = (tree: Expression): boolean => {
  const facts = factsOf(tree);
  return (
    facts.attributes.length + facts.importedAttributes.length + facts.parameters.length === 0 &&
    !facts.functions.some((name) => inconstant.has(name))
  );
};

/** The outcomes of an expression by its checked type. */
export const possibleOutcomes = (tree: Expression, type: StaticType): PossibleOutcomes => ({
  single: namesOf(type.single),
  list: namesOf(type.list),
  nothing: ((type.single | type.list) & nothing) !== 0,
  authoritativeNull: (type.single & clears) !== 0,
  ignoreThisFlow: (type.single & ignores) !== 0,
  failure: (type.single & failure) !== 0,
  isExact: type.unknown !== true,
  isConstant: isConstant(tree),
});
