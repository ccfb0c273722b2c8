import type { Diagnostic } from '../base/diagnostic.js';
import { failed, ok, type Result } from '../base/result.js';
import { expressionSources, expressionTokens } from '../rule/expression-sources.js';
import type { Holes } from './domain-holes.js';

/** A finished expression and the attributes it reads, in order of appearance (XML-8). */
export interface FilledExpression {
  readonly expression: string;
  readonly sources: readonly string[];
}

/**
 * Fills the `${…}` inside texts of a template's expression. The spelling of the template is kept, so that a rule reads as its
 * template does. A comparison with a list, `x="${list}"` or `x<>"${list}"`, is repeated for every member, each in brackets
 * and joined by `||` or `&&`, so that nothing rests on the precedence of operators (C1, H10). Values become parts of
 * text literals and are escaped as such (VAL-4). `rule` is the name for messages.
 */
export const fillExpression = (template: string, holes: Holes, rule: string): Result<FilledExpression> => {
  const missing = [...template.matchAll(hole)].map(([, name = '']) => name).filter((name) => !holes.get(name)?.length);
  if (missing.length > 0) return failed([noDomain(rule, missing)]);
  const repeated = repeatComparisons(expressionTokens(template), holes);
  const tokens = repeated.map((token) => (isText(token) ? fillText(token, holes) : token));
  const expression = tokens.join('');
  return ok({ expression, sources: expressionSources(expression) });
};

const hole = /\$\{([A-Za-z.]+)\}/g;
const wholeHole = /^"\$\{([A-Za-z.]+)\}"$/;

const isText = (token: string): boolean => token.startsWith('"');

/** Inside a text literal only these two characters mean something (language 3.3). */
const escapeText = (value: string): string => value.replace(/["\\]/g, (character) => `\\${character}`);

const fillText = (token: string, holes: Holes): string =>
  token.replace(hole, (_, name: string) => escapeText(holes.get(name)?.[0] ?? ''));

const repeatComparisons = (tokens: readonly string[], holes: Holes): readonly string[] => {
  const done: string[] = [];
  for (const token of tokens) {
    const name = wholeHole.exec(token)?.[1];
    const operator = done.at(-1);
    const values = name === undefined ? [] : (holes.get(name) ?? []);
    if (values.length === 0 || (operator !== '=' && operator !== '<>')) {
      done.push(token);
      continue;
    }
    const left = done.splice(startOfOperand(done, done.length - 1));
    const comparisons = values.map(
      (value) =>
        `(${left.map((part) => (isText(part) ? fillText(part, holes) : part)).join('')}"${escapeText(value)}")`,
    );
    done.push(...expressionTokens(comparisons.join(operator === '=' ? ' || ' : ' && ')));
  }
  return done;
};

const weaker: ReadonlySet<string> = new Set(['&&', '||', '=', '<>', '<', '<=', '>', '>=']);

/** Where the left operand of the comparison at `end` begins: behind bracket, comma or weaker operator and white space. */
const startOfOperand = (tokens: readonly string[], end: number): number => {
  let depth = 0;
  for (let i = end - 1; i >= 0; i--) {
    const token = tokens[i] ?? '';
    if (token === ')') depth++;
    else if (depth > 0) depth -= token === '(' ? 1 : 0;
    else if (token === '(' || token === ',' || weaker.has(token))
      return /^\s/.test(tokens[i + 1] ?? '') ? i + 2 : i + 1;
  }
  return 0;
};

const noDomain = (rule: string, missing: readonly string[]): Diagnostic => ({
  code: 'compiler/no-domain',
  severity: 'error',
  message: `rule \`${rule}\` needs ${[...new Set(missing)].map((name) => `\`${name}\``).join(', ')}, which no tenant of the workspace gives`,
  help: 'State a `routingDomain`, or a domain of its own under `verifiedDomains`, for the tenant (scenario A.1).',
});
