/** A piece of a script in the subset that exported rules use (export-formats 5.3). */
export interface PsToken {
  readonly kind:
    | 'word' // a bare word: a command, or a number
    | 'parameter' // `-Name` or `-Name:`; `text` is the name alone
    | 'text' // any kind of string; `text` is its value
    | 'variable' // `$name`; `text` is the name
    | 'mark' // one of `@(` `(` `)` `[` `]` `,` `|`
    | 'end' // end of a statement: a line end or `;`
    | 'foreign' // anything else: not in the subset
    | 'broken'; // a string or comment that does not end, or that would be interpolated
  readonly text: string;
  readonly start: number;
}

/** PowerShell takes the typographic quotes for straight ones (PS-9). */
const singleQuotes = "'\u2018\u2019\u201a\u201b";
const doubleQuotes = '"\u201c\u201d\u201e';
const blank = '[ \\t\\f\\v\\u00a0\\u0085]';

/** Tried in this order where no string or comment starts. */
const patterns = [
  ['blank', new RegExp(`${blank}+|\`${blank}*(?:\\r\\n?|\\n)`, 'y')],
  ['blank', /#[^\r\n]*/y],
  ['end', /\r\n?|\n|;/y],
  ['mark', /@\(|[()[\],|]/y],
  ['parameter', /[-\u2013\u2014\u2015]([A-Za-z][A-Za-z0-9]*):?/y],
  ['variable', /\$([A-Za-z_][A-Za-z0-9_]*)/y],
  ['word', /[A-Za-z0-9][A-Za-z0-9_.-]*/y],
] as const;

interface Scanned {
  readonly token: PsToken | null;
  readonly next: number;
}

/** Splits a script into tokens in one pass; never fails, what is not in the subset becomes a token of its own. */
export const psTokens = (script: string): readonly PsToken[] => {
  const tokens: PsToken[] = [];
  for (let position = 0; position < script.length; ) {
    const { token, next } = scan(script, position);
    if (token !== null) tokens.push(token);
    position = next;
  }
  return tokens;
};

const scan = (script: string, start: number): Scanned => {
  const first = script[start] ?? '';
  if (script.startsWith('<#', start)) {
    const end = script.indexOf('#>', start + 2);
    return end < 0 ? endless(script, start) : { token: null, next: end + 2 };
  }
  if (singleQuotes.includes(first)) return scanQuoted(script, start, singleQuotes);
  if (doubleQuotes.includes(first)) return scanQuoted(script, start, doubleQuotes);
  const quote = script[start + 1] ?? '';
  if (first === '@' && quote !== '' && (singleQuotes + doubleQuotes).includes(quote))
    return scanHereString(script, start, singleQuotes.includes(quote) ? singleQuotes : doubleQuotes);
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start;
    const match = pattern.exec(script);
    if (match === null) continue;
    const next = start + match[0].length;
    return { token: kind === 'blank' ? null : { kind, text: match[1] ?? match[0], start }, next };
  }
  return { token: { kind: 'foreign', text: first, start }, next: start + 1 };
};

const endless = (script: string, start: number): Scanned => ({
  token: { kind: 'broken', text: 'a text or comment that does not end', start },
  next: script.length,
});

/** Two quotes side by side are the second of them, whatever their shapes (PS-9). */
const scanQuoted = (script: string, start: number, quotes: string): Scanned => {
  const parts: string[] = [];
  let from = start + 1;
  for (let i = from; i < script.length; i++) {
    const character = script[i] ?? '';
    if (character === '`' && quotes === doubleQuotes) {
      i++;
    } else if (quotes.includes(character)) {
      parts.push(script.slice(from, i));
      const following = script[i + 1] ?? '';
      if (following === '' || !quotes.includes(following)) return textToken(parts.join(''), quotes, start, i + 1);
      from = i + 1;
      i++;
    }
  }
  return endless(script, start);
};

/** `@'`, a line end, lines as they are, and `'@` at the start of a line. */
const scanHereString = (script: string, start: number, quotes: string): Scanned => {
  const header = new RegExp(`${blank}*(?=[\\r\\n])`, 'y');
  header.lastIndex = start + 2;
  const footer = new RegExp(`(?:\\r\\n|\\r|\\n)[${quotes}]@`, 'g');
  footer.lastIndex = header.test(script) ? header.lastIndex : script.length;
  const body = footer.lastIndex;
  const found = footer.exec(script);
  if (found === null) return endless(script, start);
  const lineEnd = script.startsWith('\r\n', body) ? 2 : 1;
  return textToken(
    script.slice(body + lineEnd, Math.max(body + lineEnd, found.index)),
    quotes,
    start,
    footer.lastIndex,
  );
};

/** A double-quoted text may hold escaped punctuation, but nothing that PowerShell would compute (export-formats 5.3). */
const textToken = (inner: string, quotes: string, start: number, next: number): Scanned => {
  if (quotes === singleQuotes) return { token: { kind: 'text', text: inner, start }, next };
  const plain = inner.replace(/`([^A-Za-z0-9])/g, '');
  if (/[`$]/.test(plain))
    return { token: { kind: 'broken', text: 'a text in double quotes that PowerShell would compute', start }, next };
  return { token: { kind: 'text', text: inner.replace(/`([\s\S])/g, '$1'), start }, next };
};
