import type { AttributeDefinition, AttributeType } from '../attribute/schema.js';
import { isList, reference, type Scalar, type Value } from '../attribute/value.js';
import type { FlowFailure } from './flow-outcome.js';
import type { EngineOptions } from './open-points.js';

/** What an indexable attribute holds at most, in characters (FLOW-7). */
const indexableLimit = 448;

/** Makes a value fit its target or says why it does not; `null` when nothing is left of it. */
export type Admit = (value: Value) => Value | null | FlowFailure;

/**
 * The boundary between a flow and its target attribute (expression-language 9.2, FLOW-3, FLOW-5 to FLOW-7): empty texts are
 * no values, types match without conversion except text and reference, one value and a list of one are interchangeable.
 */
export const admitTo = (target: AttributeDefinition, options: Pick<EngineOptions, 'multiToSingle'>): Admit => {
  const admitScalar = admitScalarTo(target);
  const admitList = (values: readonly Scalar[]): Value | null | FlowFailure => {
    const admitted: Scalar[] = [];
    for (const value of values) {
      const one = admitScalar(value);
      if (one === null) continue;
      if (isFailure(one)) return one;
      admitted.push(one);
    }
    const [first] = admitted;
    if (first === undefined) return null;
    if (target.multiValued) return admitted;
    return admitted.length === 1 || options.multiToSingle === 'first' ? first : tooMany(target, admitted.length);
  };
  return (value) => {
    if (isList(value)) return admitList(value);
    const one = admitScalar(value);
    return one === null || isFailure(one) || !target.multiValued ? one : [one];
  };
};

const isFailure = (one: Scalar | FlowFailure): one is FlowFailure =>
  typeof one === 'object' && 'kind' in one && one.kind === 'failed';

/** Text, DateTime and reference hold text; a reference and its DN are interchangeable (9.2 no. 4). */
const admitScalarTo = (target: AttributeDefinition): ((value: Scalar) => Scalar | null | FlowFailure) => {
  const mismatch = (value: Scalar): FlowFailure => ({
    kind: 'failed',
    error: 'sync-rule-flow-failed',
    message: `a ${typeOf(value)} cannot flow to \`${target.name}\`, which is a ${target.type}`,
  });
  switch (target.type) {
    case 'string':
    case 'dateTime':
      return (value) => {
        const text = typeof value === 'string' ? value : isReference(value) ? value.dn : null;
        if (text === null) return mismatch(value);
        if (target.indexable === true && text.length > indexableLimit) return tooLong(target, text.length);
        return text === '' ? null : text;
      };
    case 'reference':
      return (value) =>
        isReference(value)
          ? value
          : typeof value !== 'string'
            ? mismatch(value)
            : value === ''
              ? null
              : reference(value);
    case 'number':
      return (value) => (typeof value === 'bigint' ? value : mismatch(value));
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : mismatch(value));
    case 'binary':
      return (value) => (!(value instanceof Uint8Array) ? mismatch(value) : value.length === 0 ? null : value);
  }
};

const isReference = (value: Scalar): value is ReturnType<typeof reference> =>
  typeof value === 'object' && 'kind' in value && value.kind === 'reference';

const typeOf = (value: Scalar): AttributeType => {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'bigint') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (value instanceof Uint8Array) return 'binary';
  return value.kind === 'reference' ? 'reference' : 'dateTime';
};

const tooMany = (target: AttributeDefinition, values: number): FlowFailure => ({
  kind: 'failed',
  error: 'multiple-values-for-single-valued-target',
  message: `\`${target.name}\` holds one value, not ${values}`,
});

const tooLong = (target: AttributeDefinition, length: number): FlowFailure => ({
  kind: 'failed',
  error: 'value-too-long',
  message: `\`${target.name}\` holds at most ${indexableLimit} characters, not ${length}`,
});
