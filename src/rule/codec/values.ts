import { parseGuid, zeroGuid } from '../guid.js';
import type { Direction, LinkType, MergeType } from '../sync-rule.js';

/** How a format's text becomes one value of the model. Only values that passed may be written unquoted (VAL-4). */
export interface Decoder<T> {
  /** Ends the sentence "… must be". */
  readonly expected: string;
  /** `null` when the text is not such a value. */
  readonly read: (text: string) => T | null;
  /** Stands in once a mistake was reported, so that reading can go on. */
  readonly blank: T;
}

/** One of fixed words. */
export const oneOf = <const T extends string>(names: readonly [T, ...T[]]): Decoder<T> => ({
  expected: names.map((name) => `\`${name}\``).join(' or '),
  read: (text) => names.find((name) => name === text.trim()) ?? null,
  blank: names[0],
});

const matching = (pattern: RegExp, expected: string): Decoder<string> => ({
  expected,
  read: (text) => (pattern.test(text.trim()) ? text.trim() : null),
  blank: '',
});

/** Kept to the last blank: names and descriptions are text, not tokens. */
export const anyText: Decoder<string> = { expected: 'text', read: (text) => text, blank: '' };
/** Text a rule cannot do without. */
export const someText: Decoder<string> = {
  ...anyText,
  expected: 'text that is not empty',
  read: (text) => text || null,
};

/** An identifier, without braces in the model. */
export const guid: Decoder<string> = {
  expected: 'a GUID in braces',
  read: (text) => parseGuid(text.trim()),
  blank: zeroGuid,
};
/** The zero GUID means "none" (export-formats 2.2). */
export const orNone = (id: string): string | null => (id === zeroGuid ? null : id);

/** Any case is read (export-formats 2.2). */
export const bool: Decoder<boolean> = {
  expected: '`True` or `False`',
  read: (text) => {
    const word = text.trim().toLowerCase();
    return word === 'true' || word === '1' ? true : word === 'false' || word === '0' ? false : null;
  },
  blank: false,
};

/** Versions and precedences: plain digits, at most 2^31-1, the range of the product's field. */
export const wholeNumber: Decoder<number> = {
  expected: 'a whole number from 0 to 2147483647',
  read: (text) => {
    const digits = text.trim();
    if (!/^\d{1,10}$/.test(digits)) return null;
    const value = Number(digits);
    return value <= 2147483647 ? value : null;
  },
  blank: 0,
};

/** The enumerations of the format, exactly as the product spells them (VAL-4). */
export const direction: Decoder<Direction> = oneOf(['Inbound', 'Outbound']);
/** Provision, Join or StickyJoin. */
export const linkType: Decoder<LinkType> = oneOf(['Provision', 'Join', 'StickyJoin']);
/** How a flow meets those of other rules. */
export const mergeType: Decoder<MergeType> = oneOf(['Update', 'Replace', 'Merge', 'MergeCaseInsensitive']);

/** The underscore is not in VAL-4's alphabet, but in real names: `export_password`, directory extensions. */
export const attributeName = matching(/^[A-Za-z][A-Za-z0-9_-]*$/, 'an attribute name of letters, digits, `-` and `_`');
/** An object type of a connector or of the metaverse. */
export const objectType = matching(/^[A-Za-z][A-Za-z0-9_-]*$/, 'an object type of letters, digits, `-` and `_`');
/** `*` joins whichever type matches (PIPE-7). */
export const targetType = matching(/^(?:\*|[A-Za-z][A-Za-z0-9_-]*)$/, 'an object type or `*`');
/** `hh:mm:ss`, perhaps with days and fractions. */
export const timeSpan = matching(/^(?:\d{1,8}\.)?\d{1,2}:\d{2}:\d{2}(?:\.\d{1,7})?$/, 'a time span such as `00:00:00`');
