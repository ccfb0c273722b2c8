import { invariant } from './assert-never.js';
import { illegalOffset } from './legal-text.js';

const references: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['\r', '&#xD;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  ['\n', '&#xA;'],
  ['\t', '&#x9;'],
]);

const escapeAll = (text: string, characters: RegExp): string => {
  invariant(illegalOffset(text) < 0, 'a text for XML holds a character that XML cannot hold');
  return text.replace(characters, (character) => references.get(character) ?? character);
};

/** Text as element content; quotes stay literal, CR would otherwise come back as LF (hardening XML-W). */
export const escapeXmlText = (text: string): string => escapeAll(text, /[&<>\r]/g);

/** Text as an attribute value between double quotes; line ends and tabs would otherwise come back as blanks (XML-W). */
export const escapeXmlAttribute = (text: string): string => escapeAll(text, /[&<>\r\n\t"']/g);
