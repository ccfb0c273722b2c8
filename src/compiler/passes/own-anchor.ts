import { parseExpression } from '../../expression/parse.js';
import type { Expression } from '../../expression/tree.js';
import { expressionSources } from '../../rule/expression-sources.js';
import type { FilledExpression } from '../fill-expression.js';
import type { ExpansionContext } from '../planned-rule.js';

/**
 * The server's own anchor expression without the branch that leaves linked mailboxes out (scenario C.5.11); `null` with a
 * diagnostic where the server has none that can be read.
 */
export const ownAnchor = (objectType: string, context: ExpansionContext): FilledExpression | null => {
  const { baseline, connector, server, report } = context;
  const [text] = [...baseline]
    .sort((a, b) => a.precedence - b.precedence)
    .filter((rule) => !rule.disabled && rule.direction === 'Inbound' && rule.connector === connector.id)
    .filter((rule) => rule.sourceObjectType === objectType)
    .flatMap((rule) => rule.flows.filter((flow) => flow.target === 'sourceAnchor'))
    .flatMap((flow) => (flow.kind === 'expression' ? [flow.expression] : []));
  const parsed = text === undefined ? null : parseExpression(text);
  if (text === undefined || parsed?.ok !== true) {
    report({
      code: 'compiler/no-anchor',
      severity: 'error',
      message: `server \`${server.name}\`: no rule for \`${objectType}\` computes \`sourceAnchor\` by an expression that can be read`,
      help: 'Set `options: { linkedMailboxes: false }`, or connect the account forest, which is the better way (F17).',
    });
    return null;
  }
  const expression = withoutLinkedBranch(parsed.value, text);
  return { expression, sources: expressionSources(expression) };
};

/** `IIF(type=2,NULL,x)` becomes x; a test for the presence of the type goes when both of its branches are the same then. */
const withoutLinkedBranch = (node: Expression, text: string): string => {
  const spelled = text.slice(node.span.start, node.span.end);
  if (node.kind !== 'call' || node.callee !== 'IIF') return spelled;
  const [condition, yes, no] = node.arguments;
  if (condition === undefined || yes === undefined || no === undefined) return spelled;
  if (isLinkedTest(condition)) return withoutLinkedBranch(no, text);
  const [first, second] = [withoutLinkedBranch(yes, text), withoutLinkedBranch(no, text)];
  const asked = text.slice(condition.span.start, condition.span.end);
  return isPresenceTest(condition) && first === second ? first : `IIF(${asked},${first},${second})`;
};

const isLinkedTest = (node: Expression): boolean =>
  node.kind === 'chain' &&
  node.operators.length === 1 &&
  node.operators[0] === '=' &&
  node.operands.some(isType) &&
  node.operands.some((operand) => operand.kind === 'number' && operand.value === 2n);

const isPresenceTest = (node: Expression): boolean =>
  node.kind === 'call' && node.callee === 'IsPresent' && node.arguments.length === 1 && node.arguments.every(isType);

const isType = (node: Expression): boolean => node.kind === 'attribute' && node.name === 'msExchRecipientTypeDetails';
