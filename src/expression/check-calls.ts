import type { Diagnostic, Span } from '../base/diagnostic.js';
import { suggestion } from '../base/suggestion.js';
import { argumentCounts, type Declaration, parameterAt, signatureOf } from './define.js';
import type { DiagnosticCode } from './diagnostics.js';
import { dialects, foreignArguments } from './dialects.js';
import { functionsByName } from './functions/registry.js';
import type { CallExpression, Expression } from './tree.js';

type Report = (code: DiagnosticCode, span: Span, message: string, help: string) => void;

/**
 * The static checks of expression-language 4.1 that need the declarations: the function exists, it takes so many arguments,
 * enum constants fit, variables and quoted names stand where they are wanted. A tree with holes is not counted.
 */
export const checkCalls = (tree: Expression, file: string, isWhole: boolean): readonly Diagnostic[] => {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (code, span, message, help) =>
    diagnostics.push({ code: `expression/${code}`, severity: 'error', message, at: { file, span }, help });
  const open: Expression[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'negate') open.push(node.operand);
    else if (node.kind === 'chain') for (const operand of node.operands) open.push(operand);
    else if (node.kind === 'call') {
      checkCall(node, isWhole, report);
      for (const argument of node.arguments) open.push(argument);
    }
  }
  return diagnostics.sort((a, b) => (a.at?.span?.start ?? 0) - (b.at?.span?.start ?? 0));
};

const checkCall = (call: CallExpression, isWhole: boolean, report: Report): void => {
  const { callee, calleeSpan } = call;
  const declaration = functionsByName.get(callee);
  if (declaration === undefined) {
    const message = `there is no function \`${callee.slice(0, 80)}\``;
    const dialect = dialects.get(callee);
    if (dialect !== undefined) report('other-dialect', calleeSpan, message, dialect);
    else report('unknown-function', calleeSpan, message, suggestion(callee, functionsByName.keys()));
    return;
  }
  const { least, most } = argumentCounts(declaration);
  const found = call.arguments.length;
  if (isWhole && (found < least || found > most)) {
    const help = (found > most && foreignArguments.get(callee)) || `Write \`${signatureOf(declaration)}\`.`;
    report('argument-count', call.span, `\`${callee}\` takes ${countText(least, most)}, not ${found}`, help);
  }
  for (const [i, argument] of call.arguments.entries()) checkArgument(declaration, i, argument, report);
};

const countText = (least: number, most: number): string => {
  const range =
    least === most ? `${least}` : most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
  return `${range} argument${range === '1' ? '' : 's'}`;
};

const checkArgument = (declaration: Declaration, index: number, argument: Expression, report: Report): void => {
  const { name } = declaration;
  const parameter = parameterAt(declaration, index);
  if (argument.kind === 'enum' && parameter?.words?.includes(argument.name) !== true) {
    const words = parameter?.words?.map((word) => `\`${word}\``).join(' or ');
    const help = words === undefined ? 'Write a value here.' : `Write ${words} here.`;
    report('enum-position', argument.span, `\`${argument.name}\` does not belong here in \`${name}\``, help);
  }
  if (parameter?.type === 'variable' && argument.kind !== 'variable')
    report(
      'variable-expected',
      argument.span,
      `the first argument of \`${name}\` is a variable`,
      'Write a name with a dollar sign, for example `$item`.',
    );
  if (parameter?.type === 'literal' && argument.kind !== 'string') {
    const written = argument.kind === 'attribute' ? argument.name : 'attribute';
    const message = `\`${name}\` takes the name of an attribute in quotes`;
    report('quoted-name', argument.span, message, `Write \`${name}("${written}")\`.`);
  }
};
