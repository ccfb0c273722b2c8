import type { Diagnostic, Place } from './diagnostic.js';
import type { DocumentNode, MapNode } from './document.js';
import { suggestion } from './suggestion.js';

/** Takes the diagnostics of one reading; usually `(d) => diagnostics.push(d)`. */
export type Report = (diagnostic: Diagnostic) => void;

const wrong = (at: Place, message: string, help?: string): Diagnostic => ({
  code: 'base/decode',
  severity: 'error',
  message,
  at,
  ...(help === undefined ? {} : { help }),
});

const kinds = { scalar: 'a single value', list: 'a list', map: 'a mapping' } as const;

/** Input as it may stand in a message: at most 80 characters (hardening ERR-1). */
export const quoted = (text: string): string => `\`${text.length <= 80 ? text : `${text.slice(0, 77)}...`}\``;

/** The node as a mapping, or null and a diagnostic. */
export const asMap = (node: DocumentNode, report: Report): MapNode | null => {
  if (node.kind === 'map') return node;
  report(wrong(node.at, `expected a mapping, found ${kinds[node.kind]}`));
  return null;
};

/** The items of a list; anything else is one diagnostic and no items. */
export const asList = (node: DocumentNode, report: Report): readonly DocumentNode[] => {
  if (node.kind === 'list') return node.items;
  report(
    wrong(node.at, `expected a list, found ${kinds[node.kind]}`, 'Write the values as a list, even a single one.'),
  );
  return [];
};

/** The text of a scalar, or null and a diagnostic. */
export const asText = (node: DocumentNode, report: Report): string | null => {
  if (node.kind === 'scalar' && node.isNull !== true) return node.text;
  report(wrong(node.at, `expected a single value, found ${node.kind === 'scalar' ? 'null' : kinds[node.kind]}`));
  return null;
};

/** The texts of a list of scalars; a lone scalar counts as a list of one. */
export const asTexts = (node: DocumentNode, report: Report): readonly string[] => {
  const texts: string[] = [];
  for (const item of node.kind === 'scalar' ? [node] : asList(node, report)) {
    const text = asText(item, report);
    if (text !== null) texts.push(text);
  }
  return texts;
};

/** An integer of at most 15 digits, or null and a diagnostic; for AD values use `decodeTexts`, which yields bigint. */
export const asInteger = (node: DocumentNode, report: Report): number | null => {
  const text = asText(node, report);
  if (text === null) return null;
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  report(wrong(node.at, `expected an integer, found ${quoted(text)}`));
  return null;
};

/** `true` or `false`, or null and a diagnostic. */
export const asBoolean = (node: DocumentNode, report: Report): boolean | null => {
  const text = asText(node, report);
  if (text === null) return null;
  if (text === 'true' || text === 'false') return text === 'true';
  report(wrong(node.at, `expected \`true\` or \`false\`, found ${quoted(text)}`));
  return null;
};

/** One of the given words, or null and a diagnostic that suggests the nearest. */
export const asOneOf = <T extends string>(node: DocumentNode, words: readonly T[], report: Report): T | null => {
  const text = asText(node, report);
  if (text === null) return null;
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  report(wrong(node.at, `${quoted(text)} is not one of the known words`, suggestion(text, words)));
  return null;
};

/** The value under a key, or undefined when the key is not there. */
export const field = (map: MapNode, name: string): DocumentNode | undefined => map.entries.get(name)?.value;

/** The value under a key that must be there, or null and a diagnostic. */
export const requiredField = (map: MapNode, name: string, report: Report): DocumentNode | null => {
  const node = field(map, name);
  if (node !== undefined) return node;
  report(wrong(map.at, `the key \`${name}\` is missing`, `Add \`${name}\`.`));
  return null;
};

/** One diagnostic for each key that is not in `known`, with the nearest known one. */
export const rejectUnknownKeys = (map: MapNode, known: readonly string[], report: Report): void => {
  for (const [name, entry] of map.entries)
    if (!known.includes(name)) report(wrong(entry.at, `there is no key ${quoted(name)} here`, suggestion(name, known)));
};
