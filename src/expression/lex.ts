import type { Span } from '../base/diagnostic.js';

export type TokenKind =
  | 'string'
  | 'number'
  | 'attribute'
  | 'parameter'
  | 'variable'
  | 'name'
  | 'operator'
  | 'bad'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** The name or value inside the delimiters; for `bad` what is wrong with it. */
  readonly text: string;
  readonly span: Span;
}

const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ['string', /"((?:[^"\\]|\\[\s\S])*)"/y],
  ['attribute', /\[([^[\]\r\n]+)\]/y],
  ['parameter', /%([A-Za-z_][A-Za-z0-9_.-]*)%/y],
  ['variable', /\$([A-Za-z_][A-Za-z0-9_]*)/y],
  ['name', /([A-Za-z_][A-Za-z0-9_]*)/y],
  ['number', /(\d+)(?![A-Za-z_.\d])/y],
  ['operator', /(&&|\|\||<=|>=|<>|[<>=+\-*/&(),])/y],
];
const hexadecimal = /(&H[0-9A-Fa-f]{1,16})(?![A-Za-z0-9_.])/y;
const space = /\p{White_Space}+/uy;
const damaged =
  /[\u2018-\u201f'][^\u2018-\u201f'"\r\n]*[\u2018-\u201f'"]?|"[\s\S]*|\[[^\]\r\n]*\]?|%[^%\s]*%?|&H[A-Za-z0-9_.]*|\d[A-Za-z0-9_.]*|[\s\S]/uy;

/** All tokens of an expression, the last one `end`; text that is none becomes `bad` (expression-language 3). */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const push = (kind: TokenKind, value: string, length: number): void => {
    tokens.push({ kind, text: value, span: { start: at, end: at + length } });
    at += length;
  };
  for (;;) {
    at += take(space)?.[0].length ?? 0;
    if (at >= text.length) break;
    // `&H` is a prefix only where an operand is expected (3.4).
    const hex = operandExpected(tokens.at(-1)) ? take(hexadecimal) : null;
    if (hex !== null) push('number', hex[1] ?? '', hex[0].length);
    else {
      const start = at;
      for (const [kind, pattern] of patterns) {
        const match = take(pattern);
        if (match === null) continue;
        const inner = match[1] ?? '';
        if (kind === 'attribute' && inner !== inner.trim()) break;
        push(kind, kind === 'string' ? inner.replace(/\\([\\"])/g, '$1') : inner, match[0].length);
        break;
      }
      if (at === start) {
        const wrong = take(damaged)?.[0] ?? text.charAt(at);
        push('bad', wrong, wrong.length);
      }
    }
  }
  push('end', '', 0);
  return tokens;
};

const operandExpected = (before: Token | undefined): boolean =>
  before === undefined || (before.kind === 'operator' && before.text !== ')');
