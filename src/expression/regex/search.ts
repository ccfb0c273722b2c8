import { runtimeError } from '../evaluated.js';
import type { Failure } from '../outcome.js';
import { compilePattern } from './compile-pattern.js';
import { matchesAnywhere, type Program, workLimit } from './program.js';

const optionNames: ReadonlySet<string> = new Set(['None', 'IgnoreCase', 'Multiline', 'Singleline', 'CultureInvariant']);
const cannot = (why: string): Failure => runtimeError(`${why} (\`RegexIsMatch\`)`);

/** A pattern is nearly always the same for every object; the last one is kept. */
let last: { readonly key: string; readonly program: Program | Failure } = { key: '', program: cannot('no pattern') };

/** Whether a .NET pattern is found in a text; what .NET would read differently from here is refused (14.2, S19). */
export const isFound = (text: string, pattern: string, options: string | null): boolean | Failure => {
  const key = `${options ?? 'None'}\n${pattern}`;
  if (last.key !== key) last = { key, program: programOf(pattern, options ?? 'None') };
  const { program } = last;
  if ('kind' in program) return program;
  if ((text.length + 1) * program.length > workLimit) return cannot('the text is too long for the pattern');
  return matchesAnywhere(program, text);
};

const programOf = (pattern: string, options: string): Program | Failure => {
  const names = options.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !optionNames.has(name));
  if (unknown !== undefined) return cannot(`\`${unknown.slice(0, 80)}\` is no supported option`);
  const compiled = compilePattern(pattern, {
    ignoreCase: names.includes('IgnoreCase'),
    multiline: names.includes('Multiline'),
    singleline: names.includes('Singleline'),
  });
  return 'wrong' in compiled ? cannot(compiled.wrong) : compiled;
};
