import { bounded, runtimeError } from '../evaluated.js';
import type { Failure } from '../outcome.js';

/** What a pattern replaces each character with. */
type Replacements = ReadonlyMap<string, string>;

/** A pattern is nearly always a parameter or a literal; the last one read is kept. */
let last: { readonly pattern: string; readonly replacements: Replacements | Failure } = {
  pattern: '',
  replacements: new Map(),
};

/** Replaces characters after a pattern of `source:target` entries in one pass over the text (14.8, C8). */
export const replaceCharacters = (text: string, pattern: string): string | Failure => {
  if (last.pattern !== pattern) last = { pattern, replacements: replacementsOf(pattern) };
  const { replacements } = last;
  if ('kind' in replacements) return replacements;
  let result = '';
  for (const character of text) {
    result += replacements.get(character) ?? character;
    const checked = bounded(result);
    if (typeof checked !== 'string') return checked;
  }
  return result;
};

const replacementsOf = (pattern: string): Replacements | Failure => {
  const replacements = new Map<string, string>();
  for (const entry of pattern.replace(/\p{White_Space}/gu, '').split(',')) {
    if (entry === '') continue;
    const [source = '', target, ...more] = entry.split(':');
    if (target === undefined || more.length > 0 || [...source].length !== 1)
      return runtimeError(`\`${entry.slice(0, 80)}\` is no \`source:target\` with one character as source`);
    if (!replacements.has(source)) replacements.set(source, target);
  }
  return replacements;
};
