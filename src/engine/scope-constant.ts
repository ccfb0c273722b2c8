import { decodeTexts } from '../attribute/decode-value.js';
import type { AttributeDefinition, AttributeType } from '../attribute/schema.js';
import { foldCase } from '../base/fold-case.js';
import { dnKey } from './dn-key.js';

/** The constant of a scope clause in every type an attribute can have (SCP-4); `null` where it does not convert. */
export interface ScopeConstant {
  readonly text: string;
  readonly folded: string;
  readonly number: bigint | null;
  readonly boolean: boolean | null;
  readonly bytes: Uint8Array | null;
  readonly dn: string;
}

/** Reads a constant; texts that name parameters are read again for every text they become. */
export const scopeConstant = (text: string, definition: AttributeDefinition | null): ScopeConstant => ({
  text,
  folded: foldCase(text),
  number: decimal(text),
  // SCP-8: shipped rules write TRUE, True and true.
  boolean: foldCase(text) === 'true' ? true : foldCase(text) === 'false' ? false : null,
  bytes: definition?.type === 'binary' ? bytesOf(definition, text) : null,
  dn: dnKey(text),
});

/** Whether the constant means anything to an attribute of this type. */
export const converts = (constant: ScopeConstant, type: AttributeType): boolean => {
  switch (type) {
    case 'number':
      return constant.number !== null;
    case 'boolean':
      return constant.boolean !== null;
    case 'binary':
      return constant.bytes !== null;
    default:
      return true;
  }
};

const decimal = (text: string): bigint | null => {
  const number = /^-?\d{1,19}$/.test(text) ? BigInt(text) : null;
  return number !== null && BigInt.asIntN(64, number) === number ? number : null;
};

const bytesOf = (definition: AttributeDefinition, text: string): Uint8Array | null => {
  const value = decodeTexts({ ...definition, multiValued: false }, [text]);
  return value instanceof Uint8Array ? value : null;
};
