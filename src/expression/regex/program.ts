/** Whether one UTF-16 unit matches; .NET, too, goes by unit. */
export type UnitTest = (unit: number) => boolean;

export type Assertion = 'start' | 'end' | 'lineStart' | 'lineEnd' | 'wordBoundary' | 'noWordBoundary';

/** A step of a program that runs over a text once; the steps follow one another unless they say otherwise. */
export type Instruction =
  | { readonly kind: 'unit'; readonly test: UnitTest }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'fork'; readonly targets: readonly number[] }
  | { readonly kind: 'match' };

export type Program = readonly Instruction[];

/** Work that one search may take: instructions times units (hardening IN-6). */
export const workLimit = 50_000_000;
/** Instructions of one program; counted repetitions multiply. */
export const programLimit = 10_000;

/**
 * Whether the program matches anywhere in the text. All possibilities run side by side, so that the work grows with the length
 * of the text and never with the ways to match it.
 */
export const matchesAnywhere = (program: Program, text: string): boolean => {
  let current: number[] = [];
  let next: number[] = [];
  const seenAt = new Int32Array(program.length).fill(-1);
  for (let at = 0; at <= text.length; at++) {
    // A match may begin at every position.
    if (addThread(program, 0, at, text, seenAt, current)) return true;
    const unit = at < text.length ? text.charCodeAt(at) : -1;
    if (unit < 0) return false;
    for (const index of current) {
      const instruction = program[index];
      if (instruction?.kind !== 'unit' || !instruction.test(unit)) continue;
      if (addThread(program, index + 1, at + 1, text, seenAt, next)) return true;
    }
    [current, next] = [next, current];
    next.length = 0;
  }
  return false;
};

/** Follows everything that consumes nothing; true when that reaches the end of the program. */
const addThread = (
  program: Program,
  start: number,
  at: number,
  text: string,
  seenAt: Int32Array,
  threads: number[],
): boolean => {
  const open = [start];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (seenAt[index] === at) continue;
    seenAt[index] = at;
    const instruction = program[index];
    if (instruction === undefined) continue;
    if (instruction.kind === 'match') return true;
    if (instruction.kind === 'fork') open.push(...instruction.targets);
    else if (instruction.kind === 'unit') threads.push(index);
    else if (holds(instruction.what, text, at)) open.push(index + 1);
  }
  return false;
};

const holds = (what: Assertion, text: string, at: number): boolean => {
  switch (what) {
    case 'start':
      return at === 0;
    case 'end':
      // QUIRK: `$` also holds before a line feed that ends the text, as in .NET.
      return at === text.length || (at === text.length - 1 && text[at] === '\n');
    case 'lineStart':
      return at === 0 || text[at - 1] === '\n';
    case 'lineEnd':
      return at === text.length || text[at] === '\n';
    default:
      return isBoundary(text, at) === (what === 'wordBoundary');
  }
};

const isBoundary = (text: string, at: number): boolean => isJoined(text[at - 1]) !== isJoined(text[at]);

/** At a word boundary the two joiners belong to the word. */
const isJoined = (character: string | undefined): boolean =>
  character !== undefined && (isWordUnit(character.charCodeAt(0)) || character === '\u200c' || character === '\u200d');

/** `\w` of .NET. */
export const isWordUnit: UnitTest = (unit) => {
  if (unit < 128)
    return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit === 95 || (unit >= 97 && unit <= 122);
  return /^[\p{L}\p{Mn}\p{Nd}\p{Pc}]$/u.test(String.fromCharCode(unit));
};

/** `\d` of .NET: digits of every script. */
export const isDigitUnit: UnitTest = (unit) =>
  unit < 128 ? unit >= 48 && unit <= 57 : /^\p{Nd}$/u.test(String.fromCharCode(unit));
