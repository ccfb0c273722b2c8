/** What XML cannot carry: C0 controls except TAB, LF, CR; U+FFFE and U+FFFF; surrogates without a partner. */
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/u;

/** Characters that cannot be seen and may mislead: bidirectional controls and zero-width characters. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

const codePoint = (text: string | undefined): string | null => {
  const code = text?.codePointAt(0);
  return code === undefined ? null : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
};

/** The first character no value may contain as `U+0007`, or null (hardening IN-3). */
export const illegalCharacter = (text: string): string | null => codePoint(illegal.exec(text)?.[0]);

/** The first invisible character as `U+202E`, or null: legal in AD, but worth a remark (hardening IN-3). */
export const invisibleCharacter = (text: string): string | null => codePoint(invisible.exec(text)?.[0]);

/** Where the first such character stands, -1 for none. */
export const illegalOffset = (text: string): number => text.search(illegal);

/**
 * A text without any of these needs no closer look: everything `illegalCharacter` and `invisibleCharacter` find, U+FFFD that stands
 * for lost letters, and both halves of pairs. Tested once for a piece of a file instead of once for each value in it.
 */
const suspect =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffd-\uffff]/;

/** Whether some character of a text may be illegal, invisible or a replacement. */
export const isSuspect = (text: string): boolean => suspect.test(text);
