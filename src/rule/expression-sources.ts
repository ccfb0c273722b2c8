/** Texts, attributes, parameters, operators, names and white space; joined again they are the expression (language 3). */
export const expressionTokens = (expression: string): readonly string[] =>
  expression.match(
    /"(?:\\["\\]|[^"\\]|\\(?!["\\]))*"|\[[^\]]*\]|%[^%]*%|&&|\|\||<=|>=|<>|[-+*/&=<>(),]|\s+|[^\s"[\]%<>=+*/&|(),-]+/g,
  ) ?? [];

/**
 * The attributes an expression names, distinct, in order of first appearance: those in brackets, and those that
 * `ImportedValue` and `ValueCount` name by text. What a file lists as the sources of the flow (XML-8).
 */
export const expressionSources = (expression: string): readonly string[] => {
  const tokens = expressionTokens(expression);
  const sources = new Set<string>();
  for (const [i, token] of tokens.entries()) {
    const called = tokens[i - 1] === '(' ? tokens[i - 2] : undefined;
    const named = token.startsWith('"') && (called === 'ImportedValue' || called === 'ValueCount');
    if (named || token.startsWith('[')) sources.add(token.slice(1, -1));
  }
  return [...sources].filter((name) => /^[A-Za-z][A-Za-z0-9_-]*$/.test(name));
};
