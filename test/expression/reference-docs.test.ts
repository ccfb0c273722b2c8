import { describe, it } from 'vitest';
import type { Declaration, Parameter, Returns } from '../../src/expression/define.js';
import { families } from '../../src/expression/functions/registry.js';
import { operators } from '../../src/expression/operators.js';
import { expectBlocks } from '../docs/generated-blocks.js';

const typeText = ({ type }: Parameter): string => (Array.isArray(type) ? type.join('|') : String(type));

const returnsText = (returns: Returns): string => {
  if (typeof returns === 'string') return returns;
  if ('as' in returns) return `type of \`${returns.as}\``;
  if ('member' in returns) return `a member of \`${returns.member}\``;
  return 'listOf' in returns
    ? `a list of what \`${returns.listOf}\` gives`
    : `type of ${returns.oneOf.map((name) => `\`${name}\``).join(' or ')}`;
};

const signature = (declaration: Declaration): string => {
  const params = declaration.params.map((param) => {
    const words = param.words === undefined ? '' : ` (${param.words.join(', ')})`;
    const text = `${typeText(param)} ${param.name}${words}`;
    return param.optional === true ? `[${text}]` : text;
  });
  const more = declaration.kind === 'form' && declaration.repeats === true ? ', …' : '';
  return `\`${declaration.name}(${params.join(', ')}${more})\``;
};

/** A code span longer than any run of back-ticks in the text. */
const code = (text: string): string => {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
};

const nullText = ({ params }: Declaration): string[] => {
  const special = params.filter((param) => param.whenNull !== undefined);
  return special.map(
    ({ name, whenNull }) =>
      `\`${name}\` NULL: ${typeof whenNull === 'string' ? code(JSON.stringify(whenNull)) : code(String(whenNull))}`,
  );
};

const entry = (declaration: Declaration): string[] => [
  `### ${declaration.name}`,
  '',
  `${signature(declaration)} → ${returnsText(declaration.returns)}`,
  '',
  declaration.summary,
  '',
  ...nullText(declaration).map((line) => `- ${line}`),
  ...(declaration.fails === undefined ? [] : [`- fails when ${declaration.fails}`]),
  ...(declaration.reads === undefined ? [] : [`- depends on the environment: ${declaration.reads}`]),
  ...declaration.examples.map(([expression, gives, attributes]) => {
    const given = attributes === undefined ? '' : ` with ${code(JSON.stringify(attributes))}`;
    return `- ${code(expression)} gives ${code(JSON.stringify(gives))}${given}`;
  }),
  `- source: ${declaration.source}`,
  '',
];

const functionLines = families.flatMap(({ name, functions }) => [`## ${name}`, '', ...functions.flatMap(entry)]);

const operatorLines = [
  '| operator | tier | takes | meaning |',
  '| --- | --- | --- | --- |',
  ...[...operators.values()].map(({ symbol, tier, takes, summary }) => {
    const pairs = new Set(takes.map(({ left, right }) => (left === right ? left : `${left} with ${right}`)));
    return `| ${code(symbol).replaceAll('|', '\\|')} | ${tier} | ${[...pairs].join(', ')} | ${summary} |`;
  }),
];

describe('docs/expressions.md', () => {
  it('describes every function and operator as its declaration does (rewrite with UPDATE_DOCS=1)', () => {
    expectBlocks('docs/expressions.md', { operators: operatorLines, functions: functionLines });
  });
});
