import type { Scalar } from '../attribute/value.js';
import { encodeBase64 } from '../base/base64.js';
import {
  describe,
  type Evaluated,
  isFailure,
  isFlowLiteral,
  isPositions,
  type Member,
  scalarTypeOf,
} from '../expression/evaluated.js';
import { isoText } from '../expression/instant.js';
import { excerpt, visible } from './visible.js';

/** A value as a person reads it: text in quotes, a list in square brackets, binary in base64. */
export const outcomeText = (outcome: Evaluated): string => {
  if (isFailure(outcome)) return `${outcome.error} error: ${excerpt(outcome.message, 200)}`;
  if (isPositions(outcome)) return `[${outcome.map(memberText).join(', ')}]`;
  return isFlowLiteral(outcome) ? describe(outcome) : memberText(outcome);
};

const memberText = (value: Member): string => (value === null ? 'NULL' : scalarText(value));

const scalarText = (value: Scalar): string => {
  if (typeof value === 'string') return visible(JSON.stringify(value));
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return `base64 ${encodeBase64(value)}`;
  return value.kind === 'reference' ? `reference ${visible(JSON.stringify(value.dn))}` : isoText(value);
};

/** The type of a value in the words of the function reference: `str`, `mvref`, `NULL`. */
export const outcomeType = (outcome: Evaluated): string => {
  if (isFailure(outcome)) return 'failure';
  if (outcome === null || isFlowLiteral(outcome)) return describe(outcome);
  if (!isPositions(outcome)) return scalarTypeOf(outcome);
  const types = new Set(outcome.map((member) => (member === null ? null : scalarTypeOf(member))));
  const [only] = types;
  return types.size === 1 && only !== null ? `mv${only}` : 'mv';
};
