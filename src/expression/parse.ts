import type { Diagnostic, Span } from '../base/diagnostic.js';
import { type Result, resultOf } from '../base/result.js';
import { checkCalls } from './check-calls.js';
import type { DiagnosticCode } from './diagnostics.js';
import { functionsByName } from './functions/registry.js';
import { type Token, tokensOf } from './lex.js';
import { type ConstantName, type Expression, type OperatorPrecedence, type Tier, tierOf } from './tree.js';

/** Limits of hardening IN-5. */
const lengthLimit = 131_072;
const depthLimit = 256;

const constants: ReadonlyMap<string, ConstantName> = new Map(
  (['True', 'False', 'NULL', 'CRLF', 'AuthoritativeNull', 'IgnoreThisFlow'] as const).map((name) => [name, name]),
);
const constantsFolded = new Map([...constants.keys()].map((name) => [name.toLowerCase(), name]));
const enumNames: ReadonlySet<string> = new Set(
  'CaseSensitive CaseInsensitive vbTextCompare vbBinaryCompare Unicode ASCII UTF8 DC'.split(' '),
);
/** Typographic and single quotes, which word processors put in place of straight ones. */
const otherQuote = /^[\u2018-\u201f']/u;
/** Whether the first argument of a function binds a variable for the third (8.4). */
const binds = (name: string): boolean => functionsByName.get(name)?.params[0]?.type === 'variable';
const tighter: Readonly<Record<Tier, Tier | null>> = { logical: 'comparison', comparison: 'additive', additive: null };

/** Reads an expression and reports every problem it finds, each with its span (expression-language 4, C1). */
export const parseExpression = (
  text: string,
  file = 'expression',
  precedence: OperatorPrecedence = 'comparisonFirst',
): Result<Expression> => {
  const { tree, diagnostics } = readExpression(text, file, precedence);
  return resultOf(tree, [...diagnostics, ...checkCalls(tree, file, diagnostics.length === 0)]);
};

/**
 * The syntax alone, with a tree in any case: NULL stands for what cannot be read, so that the rest can still be checked. Names,
 * counts and constants of calls are left to whoever looks at the tree.
 */
export const readExpression = (
  text: string,
  file = 'expression',
  precedence: OperatorPrecedence = 'comparisonFirst',
): { readonly tree: Expression; readonly diagnostics: readonly Diagnostic[] } => {
  if (text.length > lengthLimit) {
    const message = `the expression has more than ${lengthLimit} characters`;
    const at = { file, span: { start: 0, end: text.length } };
    const help = 'Split it over several rules.';
    const tree: Expression = { kind: 'constant', name: 'NULL', span: at.span };
    return { tree, diagnostics: [{ code: 'expression/too-long', severity: 'error', message, at, help }] };
  }
  const parser = new Parser(tokensOf(text), file, precedence);
  return { tree: parser.whole(), diagnostics: parser.diagnostics };
};

class Parser {
  readonly diagnostics: Diagnostic[] = [];
  private next = 0;
  private depth = 0;
  private hasGivenUp = false;
  private readonly bound: string[] = [];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly file: string,
    private readonly precedence: OperatorPrecedence,
  ) {}

  whole(): Expression {
    const tree = this.operation();
    while (!this.isAtEnd()) {
      this.report(
        'expression/unexpected',
        this.token.span,
        `\`${this.token.text}\` is not expected here`,
        'Remove it.',
      );
      this.next++;
      if (!this.isAtEnd()) this.operation();
    }
    return tree;
  }

  private get token(): Token {
    // INVARIANT: `tokensOf` ends every list with `end`, and no method steps over it.
    return this.tokens[this.next] ?? { kind: 'end', text: '', span: { start: 0, end: 0 } };
  }

  private report(code: `expression/${DiagnosticCode}`, span: Span, message: string, help: string): void {
    if (this.hasGivenUp) return;
    this.diagnostics.push({ code, severity: 'error', message, at: { file: this.file, span }, help });
  }

  private isAtEnd(): boolean {
    return this.token.kind === 'end';
  }

  private isOperator(text: string): boolean {
    return this.token.kind === 'operator' && this.token.text === text;
  }

  /** Operands and operators up to whatever else comes. */
  private operation(): Expression {
    return this.precedence === 'strictLeft' ? this.strictChain() : this.chain('logical');
  }

  /** All operators alike: what was read so far is the first operand of the next chain. Every chain counts as a level of depth. */
  private strictChain(): Expression {
    let tree = this.unary();
    const outer = this.depth;
    for (let tier = this.tierHere(); tier !== null; tier = this.tierHere()) {
      const operands = [tree];
      const operators: string[] = [];
      while (this.tierHere() === tier) {
        operators.push(this.token.text);
        this.next++;
        operands.push(this.unary());
      }
      const end = operands.at(-1)?.span.end ?? tree.span.end;
      tree = { kind: 'chain', tier, operands, operators, span: { start: tree.span.start, end } };
      this.depth++;
    }
    this.depth = outer;
    return tree;
  }

  private tierHere(): Tier | null {
    return this.token.kind === 'operator' ? (tierOf.get(this.token.text) ?? null) : null;
  }

  private chain(tier: Tier): Expression {
    const inner = tighter[tier];
    const operand = (): Expression => (inner === null ? this.unary() : this.chain(inner));
    const operands = [operand()];
    const operators: string[] = [];
    while (this.token.kind === 'operator' && tierOf.get(this.token.text) === tier) {
      operators.push(this.token.text);
      this.next++;
      operands.push(operand());
    }
    const first = operands[0];
    const last = operands.at(-1);
    if (first === undefined || last === undefined || operators.length === 0) return first ?? this.missing();
    return { kind: 'chain', tier, operands, operators, span: { start: first.span.start, end: last.span.end } };
  }

  private unary(): Expression {
    const start = this.token.span.start;
    if (!this.isOperator('-')) return this.deeper(() => this.primary(false));
    this.next++;
    const operand = this.deeper(() => (this.isOperator('-') ? this.unary() : this.primary(true)));
    return { kind: 'negate', operand, span: { start, end: operand.span.end } };
  }

  /** Runs `read` one level deeper; beyond the limit everything that is left is given up. */
  private deeper(read: () => Expression): Expression {
    if (this.depth >= depthLimit) {
      const message = `the expression is nested deeper than ${depthLimit} levels`;
      this.report('expression/too-deep', this.token.span, message, 'Split it over several rules.');
      this.next = this.tokens.length - 1;
      this.hasGivenUp = true;
      return this.missing();
    }
    this.depth++;
    const tree = read();
    this.depth--;
    return tree;
  }

  private primary(afterMinus: boolean): Expression {
    const token = this.token;
    const { kind, span, text } = token;
    switch (kind) {
      case 'string':
        this.next++;
        return { kind, value: text, span };
      case 'attribute':
      case 'parameter':
        this.next++;
        return { kind, name: text, span };
      case 'variable':
        this.next++;
        if (!this.bound.includes(text))
          this.report('expression/unbound-variable', span, `\`$${text}\` is not bound here`, 'Bind it with `With`.');
        return { kind, name: text, span };
      case 'number':
        this.next++;
        return this.number(token, afterMinus);
      case 'name':
        this.next++;
        return this.name(token);
      case 'bad':
        this.next++;
        if (otherQuote.test(text)) return this.quotedOtherwise(token);
        this.report('expression/bad-token', span, `\`${text.slice(0, 80)}\` cannot be read`, badHelp(text));
        return { kind: 'constant', name: 'NULL', span };
      default:
        return this.isOperator('(') ? this.brackets() : this.unexpectedOperand();
    }
  }

  /** Read as the text that was meant, so that the rest makes sense (3.3). */
  private quotedOtherwise({ text, span }: Token): Expression {
    const value = text.replace(/^.|[\u2018-\u201f'"]$/gu, '');
    const help = `Write straight double quotes: \`"${value.slice(0, 80)}"\`.`;
    this.report(
      'expression/typographic-quotes',
      span,
      `\`${text.slice(0, 80)}\` is not in straight double quotes`,
      help,
    );
    return { kind: 'string', value, span };
  }

  private number({ text, span }: Token, afterMinus: boolean): Expression {
    const hexadecimal = text.startsWith('&H');
    // A literal of thousands of digits is never converted: the conversion is quadratic.
    const tooLong = text.replace(/^0+/, '').length > 19;
    const value = hexadecimal ? BigInt.asIntN(64, BigInt(`0x${text.slice(2)}`)) : tooLong ? 2n ** 64n : BigInt(text);
    if (!hexadecimal && value > 2n ** 63n - (afterMinus ? 0n : 1n)) {
      const help = 'Numbers lie between -9223372036854775808 and 9223372036854775807.';
      this.report('expression/number-range', span, `\`${text.slice(0, 80)}\` does not fit into 64 bits`, help);
      return { kind: 'number', value: 0n, span };
    }
    return { kind: 'number', value, span };
  }

  private brackets(): Expression {
    this.next++;
    const tree = this.operation();
    this.close();
    return tree;
  }

  private close(): void {
    if (this.isOperator(')')) this.next++;
    else this.report('expression/unclosed', this.token.span, 'a closing bracket is missing', 'Write `)` here.');
  }

  private name(token: Token): Expression {
    const { text, span } = token;
    if (this.isOperator('(')) return this.call(token);
    const constant = constants.get(text);
    if (constant !== undefined) return { kind: 'constant', name: constant, span };
    if (enumNames.has(text)) {
      const before = this.tokens[this.next - 2];
      const complete = before?.text === ',' && (this.isOperator(',') || this.isOperator(')'));
      if (!complete)
        this.report('expression/enum-position', span, `\`${text}\` stands outside an argument`, 'Pass it alone.');
      return { kind: 'enum', name: text, span };
    }
    const meant = constantsFolded.get(text.toLowerCase());
    const help =
      meant === undefined ? 'Quote text, put attributes into square brackets.' : `Did you mean \`${meant}\`?`;
    this.report('expression/unknown-name', span, `\`${text}\` is not a constant`, help);
    return { kind: 'constant', name: 'NULL', span };
  }

  private call(name: Token): Expression {
    this.next++;
    const args: Expression[] = [];
    if (!this.isOperator(')')) {
      const variable = binds(name.text) && this.token.kind === 'variable' ? this.token.text : null;
      for (;;) {
        if (variable !== null && args.length === 0) {
          args.push({ kind: 'variable', name: variable, span: this.token.span });
          this.next++;
        } else if (variable !== null && args.length === 2) {
          this.bound.push(variable);
          args.push(this.operation());
          this.bound.pop();
        } else args.push(this.operation());
        if (!this.isOperator(',')) break;
        this.next++;
      }
    }
    const end = this.token.span.end;
    this.close();
    const span = { start: name.span.start, end };
    return { kind: 'call', callee: name.text, calleeSpan: name.span, arguments: args, span };
  }

  /** Nothing is consumed: the caller finds the same token and goes on from there. */
  private unexpectedOperand(): Expression {
    const found = this.token.kind === 'end' ? 'the expression ends' : `\`${this.token.text}\` stands`;
    this.report('expression/operand-missing', this.token.span, `${found} where a value is expected`, 'Write a value.');
    return this.missing();
  }

  private missing(): Expression {
    return { kind: 'constant', name: 'NULL', span: this.token.span };
  }
}

const badHelp = (text: string): string => {
  if (text.startsWith('"')) return 'Close the string; a backslash before the quote is written `\\\\`.';
  return 'See the lexical rules of the expression language.';
};
