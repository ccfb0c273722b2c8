import { isWhiteSpace } from '../functions/white-space.js';
import {
  type Assertion,
  type Instruction,
  isDigitUnit,
  isWordUnit,
  type Program,
  programLimit,
  type UnitTest,
} from './program.js';

/** The options of .NET that are supported; `None` and `CultureInvariant` change nothing here. */
export interface PatternOptions {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly singleline: boolean;
}

/** What is wrong with a pattern: thrown inside this file only, and caught in `compilePattern`. */
class PatternError extends Error {}

/** The program of a .NET pattern, or why there is none (14.2, S19). */
export const compilePattern = (pattern: string, options: PatternOptions): Program | { readonly wrong: string } => {
  try {
    const reader = new PatternReader(pattern, options);
    return [...reader.whole(), { kind: 'match' }];
  } catch (error) {
    if (error instanceof PatternError) return { wrong: error.message };
    throw error;
  }
};

const depthLimit = 100;
const classEscapes: ReadonlyMap<string, UnitTest> = new Map([
  ['d', isDigitUnit],
  ['D', (unit: number) => !isDigitUnit(unit)],
  ['w', isWordUnit],
  ['W', (unit: number) => !isWordUnit(unit)],
  ['s', isWhiteSpace],
  ['S', (unit: number) => !isWhiteSpace(unit)],
]);
const characterEscapes: ReadonlyMap<string, number> = new Map([
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
  ['a', 7],
  ['e', 27],
]);

/** Reads a pattern into instructions; targets of forks are relative to the piece until it is placed. */
class PatternReader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly pattern: string,
    private readonly options: PatternOptions,
  ) {}

  whole(): Instruction[] {
    const code = this.alternatives();
    if (this.at < this.pattern.length) throw new PatternError('the pattern closes a bracket that is not open');
    return code;
  }

  private alternatives(): Instruction[] {
    if (++this.depth > depthLimit) throw new PatternError('the pattern is nested too deeply');
    const branches = [this.sequence()];
    while (this.take('|')) branches.push(this.sequence());
    this.depth--;
    return checked(branches.reduceRight((rest, branch) => either(branch, rest)));
  }

  private sequence(): Instruction[] {
    const code: Instruction[] = [];
    while (this.at < this.pattern.length && this.peek() !== '|' && this.peek() !== ')') {
      append(code, this.repeated(this.atom()));
      checked(code);
    }
    return code;
  }

  private repeated(atom: Instruction[]): Instruction[] {
    const range = this.quantifier();
    if (range === null) return atom;
    // A lazy quantifier finds the same texts.
    this.take('?');
    if (this.quantifier() !== null) throw new PatternError('the pattern repeats a repetition');
    const [least, most] = range;
    if ((most === Number.POSITIVE_INFINITY ? least + 1 : most) * atom.length > programLimit) throw tooLarge();
    const code: Instruction[] = [];
    for (let i = 0; i < least; i++) append(code, atom);
    if (most === Number.POSITIVE_INFINITY) {
      const length = atom.length;
      code.push({ kind: 'fork', targets: [code.length + 1, code.length + length + 2] });
      const loop = code.length - 1;
      append(code, atom);
      code.push({ kind: 'fork', targets: [loop] });
      return code;
    }
    const optional = Array.from({ length: most - least }).reduce<Instruction[]>((rest) => {
      const inner: Instruction[] = [{ kind: 'fork', targets: [1, 1 + atom.length + rest.length] }];
      append(inner, atom);
      append(inner, rest);
      return inner;
    }, []);
    append(code, optional);
    return code;
  }

  private quantifier(): readonly [number, number] | null {
    if (this.take('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.take('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.take('?')) return [0, 1];
    const counted = /\{(\d{1,9})(?:(,)(\d{1,9})?)?\}/y;
    counted.lastIndex = this.at;
    const match = counted.exec(this.pattern);
    if (match === null) return null;
    this.at += match[0].length;
    const least = Number(match[1]);
    const most = match[2] === undefined ? least : match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3]);
    if (most < least) throw new PatternError('the pattern repeats at most less often than at least');
    return [least, most];
  }

  private atom(): Instruction[] {
    const character = this.next();
    switch (character) {
      case '(':
        return this.group();
      case '[':
        return [this.unit(this.characterClass())];
      case '.':
        return [this.unit(this.options.singleline ? () => true : (unit) => unit !== 10)];
      case '^':
        return [assertion(this.options.multiline ? 'lineStart' : 'start')];
      case '$':
        return [assertion(this.options.multiline ? 'lineEnd' : 'end')];
      case '*':
      case '+':
      case '?':
        throw new PatternError(`the pattern has nothing to repeat before \`${character}\``);
      case '\\':
        return this.escape();
      default:
        return [this.unit(isUnit(character.charCodeAt(0)))];
    }
  }

  private group(): Instruction[] {
    if (this.take('?')) {
      const opening = /(?::|<[A-Za-z_]\w*>|'[A-Za-z_]\w*')/y;
      opening.lastIndex = this.at;
      const match = opening.exec(this.pattern);
      if (match === null) throw unsupported(`(?${this.pattern.slice(this.at, this.at + 3)}`);
      this.at += match[0].length;
    }
    const code = this.alternatives();
    if (!this.take(')')) throw new PatternError('the pattern leaves a bracket open');
    return code;
  }

  private escape(): Instruction[] {
    const character = this.next();
    if (character === 'b') return [assertion('wordBoundary')];
    if (character === 'B') return [assertion('noWordBoundary')];
    const test = classEscapes.get(character);
    return [this.unit(test ?? isUnit(this.escapedUnit(character)))];
  }

  private escapedUnit(character: string): number {
    const named = characterEscapes.get(character);
    if (named !== undefined) return named;
    if (character === 'x' || character === 'u') {
      const length = character === 'x' ? 2 : 4;
      const digits = this.pattern.slice(this.at, this.at + length);
      if (digits.length !== length || !/^[0-9A-Fa-f]+$/.test(digits))
        throw new PatternError(`the pattern has a \`\\${character}\` without ${length} hexadecimal digits`);
      this.at += length;
      return Number.parseInt(digits, 16);
    }
    if (/[0-9A-Za-z_]/.test(character)) throw unsupported(`\\${character}`);
    return character.charCodeAt(0);
  }

  /** Ranges and classes between square brackets; a closing bracket at the start is a member. */
  private characterClass(): UnitTest {
    const isNegated = this.take('^');
    const tests: UnitTest[] = [];
    for (let isFirst = true; isFirst || this.peek() !== ']'; isFirst = false) {
      const from = this.classMember();
      if (this.peek() !== '-' || this.pattern[this.at + 1] === ']') {
        tests.push(typeof from === 'number' ? isUnit(from) : from);
        continue;
      }
      this.at++;
      if (this.peek() === '[') throw unsupported('-[');
      const to = this.classMember();
      if (typeof from !== 'number' || typeof to !== 'number')
        throw new PatternError('the pattern has a range that ends in a class');
      if (to < from) throw new PatternError('the pattern has a range in reverse order');
      tests.push((unit) => unit >= from && unit <= to);
    }
    this.at++;
    const isMember = this.anyCase((unit) => tests.some((test) => test(unit)));
    return isNegated ? (unit) => !isMember(unit) : isMember;
  }

  private classMember(): number | UnitTest {
    const character = this.next();
    if (character === '[' && this.peek() === ':') throw unsupported('[:');
    if (character !== '\\') return character.charCodeAt(0);
    const escaped = this.next();
    if (escaped === 'b') return 8;
    return classEscapes.get(escaped) ?? this.escapedUnit(escaped);
  }

  private unit(test: UnitTest): Instruction {
    return { kind: 'unit', test: this.anyCase(test) };
  }

  private anyCase(test: UnitTest): UnitTest {
    if (!this.options.ignoreCase) return test;
    return (unit) => test(unit) || test(folded(unit, 'toLowerCase')) || test(folded(unit, 'toUpperCase'));
  }

  private peek(): string {
    return this.pattern.charAt(this.at);
  }

  private next(): string {
    const character = this.pattern.charAt(this.at++);
    if (character === '') throw new PatternError('the pattern ends too early');
    return character;
  }

  private take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at++;
    return true;
  }
}

const unsupported = (what: string): PatternError =>
  new PatternError(`the pattern uses \`${what}\`, which is not supported`);
const tooLarge = (): PatternError => new PatternError('the pattern becomes too large');

const checked = (code: Instruction[]): Instruction[] => {
  if (code.length > programLimit) throw tooLarge();
  return code;
};

const assertion = (what: Assertion): Instruction => ({ kind: 'assert', what });
const isUnit =
  (wanted: number): UnitTest =>
  (unit) =>
    unit === wanted;

/** One unit in the other case, where that is one unit again. */
const folded = (unit: number, method: 'toLowerCase' | 'toUpperCase'): number => {
  const other = String.fromCharCode(unit)[method]();
  return other.length === 1 ? other.charCodeAt(0) : unit;
};

/** Places a piece behind another one. */
const append = (code: Instruction[], piece: readonly Instruction[]): void => {
  const offset = code.length;
  for (const instruction of piece)
    code.push(
      instruction.kind === 'fork'
        ? { kind: 'fork', targets: instruction.targets.map((target) => target + offset) }
        : instruction,
    );
};

const either = (first: readonly Instruction[], second: readonly Instruction[]): Instruction[] => {
  const code: Instruction[] = [{ kind: 'fork', targets: [1, first.length + 2] }];
  append(code, first);
  code.push({ kind: 'fork', targets: [first.length + second.length + 2] });
  append(code, second);
  return code;
};
