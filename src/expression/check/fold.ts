import type { Instant } from '../../attribute/value.js';
import type { Environment } from '../context.js';
import type { Declaration } from '../define.js';
import { type Evaluated, isFailure } from '../evaluated.js';
import { functionsByName } from '../functions/registry.js';
import type { CallExpression, Expression } from '../tree.js';
import { kindsOfMember } from '../types.js';
import { acceptedBy } from './arguments.js';

/** Calls of more than this are not run ahead. */
const spanLimit = 256;

const epoch: Instant = { kind: 'instant', ticks: 0n };
/** INVARIANT: only functions that do not read their environment are run ahead. */
const still: Environment = { now: epoch, random: () => 0, newGuid: () => '' };

/** A call with literals for arguments yields the same for every object: what that is; undefined for any other call. */
export const foldedCall = (call: CallExpression, declaration: Declaration): Evaluated | undefined => {
  if (declaration.kind !== 'function' || declaration.reads !== undefined || call.arguments.length === 0)
    return undefined;
  if (call.span.end - call.span.start > spanLimit) return undefined;
  const args: unknown[] = [];
  for (const [index, parameter] of declaration.params.entries()) {
    const tree = call.arguments[index];
    if (tree === undefined) {
      args.push(undefined);
      continue;
    }
    const value = literalOf(tree);
    if (value === undefined || value === null) return undefined;
    if (parameter.type !== 'enum' && (kindsOfMember(value) & ~acceptedBy(parameter).scalars) !== 0) return undefined;
    args.push(value);
  }
  return declaration.evaluate(...args, still);
};

/** The value of a literal, or of a call that is as good as one; undefined for everything else. */
const literalOf = (tree: Expression): string | bigint | boolean | Uint8Array | Instant | undefined | null => {
  switch (tree.kind) {
    case 'string':
    case 'number':
      return tree.value;
    case 'enum':
      return tree.name;
    case 'negate':
      return tree.operand.kind === 'number' ? -tree.operand.value : undefined;
    case 'constant':
      return tree.name === 'True' ? true : tree.name === 'False' ? false : undefined;
    case 'call': {
      const declaration = functionsByName.get(tree.callee);
      const value = declaration === undefined ? undefined : foldedCall(tree, declaration);
      return value === undefined || isFailure(value) || isOther(value) ? undefined : value;
    }
    default:
      return undefined;
  }
};

const isOther = (
  value: Evaluated,
): value is Exclude<Evaluated, string | bigint | boolean | Uint8Array | Instant | null> =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Uint8Array) &&
  !('kind' in value && value.kind === 'instant');

/** For each function the arguments that stand in for what is not literal; null marks what decides about failure. */
const probes: ReadonlyMap<string, readonly unknown[]> = new Map<string, readonly unknown[]>([
  ['FormatDateTime', [epoch, null]],
  ['ReplaceChars', ['a', null]],
  ['RegexIsMatch', ['a', null, null]],
]);

/** Whether a call cannot fail because literals decide that and they are sound: formats, patterns, options. */
export const literalsAreSound = (call: CallExpression): boolean => {
  const probe = probes.get(call.callee);
  const declaration = functionsByName.get(call.callee);
  if (probe === undefined || declaration?.kind !== 'function') return false;
  const args: unknown[] = [];
  for (const [index, sample] of probe.entries()) {
    const tree = call.arguments[index];
    if (sample !== null || tree === undefined) args.push(sample ?? undefined);
    else if (tree.kind === 'string' && tree.value.length <= spanLimit) args.push(tree.value);
    else return false;
  }
  return !isFailure(declaration.evaluate(...args, still));
};
