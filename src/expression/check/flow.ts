import { lengthLimits } from '../../attribute/length-limits.js';
import type { AttributeDefinition } from '../../attribute/schema.js';
import type { CallExpression, Expression } from '../tree.js';
import {
  describeType,
  emptyText,
  instant,
  type Kinds,
  kindsOfAttribute,
  nothing,
  ref,
  type StaticType,
  str,
  values,
} from '../types.js';
import type { CheckRun } from './context.js';
import { fitOf } from './mapping.js';

/** What an indexable attribute holds at most, in characters (FLOW-7). */
const indexableLimit = 448;

/** Targets that must have a value, and what happens without one (sync-engine 9, PIPE-10). */
const needed: ReadonlyMap<string, string> = new Map([
  ['sourceAnchor', 'an object without one is not exported (CTL-8)'],
  ['accountEnabled', 'the standard rules export only people that have one'],
  ['securityEnabled', 'the standard rules export only groups that have one'],
  ['dn', 'it names the new object'],
]);

/** Text and reference are exchanged, nothing else is converted (9.2 no. 4). */
const heldBy = (target: AttributeDefinition): Kinds => {
  const kinds = kindsOfAttribute(target.type);
  return (kinds & (str | ref)) === 0 ? kinds : str | ref;
};

/**
 * The result of an expression against the attribute that it flows to (9.2, FLOW-5 to FLOW-7). `typeOfUsual` is the result
 * for an object that has what every object has.
 */
export const checkFlow = (
  tree: Expression,
  result: StaticType,
  target: AttributeDefinition,
  run: CheckRun,
  typeOfUsual: () => StaticType,
): void => {
  const held = heldBy(target);
  const fit = fitOf(result, held, held, values);
  if (fit !== 'fits') {
    const verb = fit === 'never' ? 'is' : 'can be';
    const message = `the result ${verb} ${describeType(result)}, and \`${target.name}\` is a ${target.type}`;
    const isDate = ((result.single | result.list) & instant) !== 0;
    run.report(
      'result-type',
      tree.span,
      message,
      isDate ? 'No attribute holds a date; use `FormatDateTime`.' : undefined,
    );
  }
  if ((result.list & values) !== 0 && !target.multiValued && result.unknown !== true)
    run.report('multi-to-single', tree.span, `the result can have several values, and \`${target.name}\` holds one`);
  const why = needed.get(target.name);
  if (why !== undefined && canBeNull(result) && result.unknown !== true && canBeNull(typeOfUsual()))
    run.report('can-be-null', tree.span, `\`${target.name}\` can get no value, and ${why}`);
  if (target.indexable !== true || run.setting.direction !== 'Inbound') return;
  for (const name of uncutSources(tree, run)) {
    const limit = lengthLimits.get(name) ?? Number.POSITIVE_INFINITY;
    const length = limit === Number.POSITIVE_INFINITY ? 'any number of' : limit;
    const message = `\`${name}\` can have ${length} characters, and \`${target.name}\` holds ${indexableLimit}`;
    run.report('uncut-text', tree.span, message);
  }
};

const canBeNull = ({ single, list }: StaticType): boolean => ((single | list) & (nothing | emptyText)) !== 0;

/** Attributes longer than the target whose text can come through whole; sorted as they are read, each once. */
const uncutSources = (tree: Expression, run: CheckRun): ReadonlySet<string> => {
  const found = new Set<string>();
  const open: Expression[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const type = run.types.get(node);
    if (type === undefined || ((type.single | type.list) & str) === 0) continue;
    if (node.kind === 'attribute' && (lengthLimits.get(node.name) ?? 0) > indexableLimit) found.add(node.name);
    else if (node.kind === 'chain') open.push(...node.operands.toReversed());
    else if (node.kind === 'call' && !isCut(node)) open.push(...node.arguments.toReversed());
    else if (node.kind === 'call' && node.callee === 'ImportedValue') pushImported(node, found);
  }
  return found;
};

const pushImported = (call: CallExpression, found: Set<string>): void => {
  const [name] = call.arguments;
  if (name?.kind === 'string' && (lengthLimits.get(name.value) ?? 0) > indexableLimit) found.add(name.value);
};

/** `Left`, `Right` and `Mid` with a literal number of characters that fits. */
const isCut = ({ callee, arguments: args }: CallExpression): boolean => {
  if (callee === 'ImportedValue') return true;
  const count = callee === 'Mid' ? args[2] : callee === 'Left' || callee === 'Right' ? args[1] : undefined;
  return count?.kind === 'number' && count.value >= 0n && count.value <= BigInt(indexableLimit);
};
