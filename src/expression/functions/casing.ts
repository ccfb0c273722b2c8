const isAscii = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
};

/**
 * Maps character by character, and only where one character becomes one: `ß` stays `ß` (expression-language 5). The invariant
 * culture also leaves the dotless and the dotted I of Turkish alone.
 */
const mapped = (text: string, map: (character: string) => string): string => {
  if (isAscii(text)) return map(text);
  let result = '';
  for (const character of text) {
    const other = map(character);
    result += other.length === character.length && character !== 'ı' && character !== 'İ' ? other : character;
  }
  return result;
};

export const lowerCase = (text: string): string => mapped(text, (part) => part.toLowerCase());

export const upperCase = (text: string): string => mapped(text, (part) => part.toUpperCase());

/** `PCase`: words between blanks; a word without a lower-case letter stays as it is (C14). */
export const properCase = (text: string): string => text.split(' ').map(properWord).join(' ');

const properWord = (word: string): string => {
  if (!/\p{Ll}/u.test(word)) return word;
  const first = /\p{L}/u.exec(word);
  if (first === null) return word;
  const end = first.index + first[0].length;
  return word.slice(0, first.index) + upperCase(first[0]) + lowerCase(word.slice(end));
};
