/**
 * What JSON writes as it stands; halves of pairs stand for themselves only when they are whole. Going through the whole text is faster than
 * searching it for what has to be escaped.
 */
const plain = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;

/**
 * A text as JSON writes it. Most texts have nothing to escape, and looking is faster than a call of `JSON.stringify` for each of millions.
 */
export const jsonQuote = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text));

/** A text of which there are few, like a platform, a recipient type or a code: each is quoted once. */
export const jsonWord = (word: string): string => {
  let quoted = words.get(word);
  if (quoted === undefined) words.set(word, (quoted = jsonQuote(word)));
  return quoted;
};

const words = new Map<string, string>();

/** A word or `null`. */
export const jsonWordOrNull = (word: string | null): string => (word === null ? 'null' : jsonWord(word));

/** A list of texts as JSON writes it. */
export const jsonQuoteAll = (texts: readonly string[]): string => {
  if (texts.length === 0) return '[]';
  let list = `[${jsonQuote(texts[0] ?? '')}`;
  for (let i = 1; i < texts.length; i++) list += `,${jsonQuote(texts[i] ?? '')}`;
  return `${list}]`;
};

/** A text or `null`. */
export const jsonOrNull = (text: string | null): string => (text === null ? 'null' : jsonQuote(text));
