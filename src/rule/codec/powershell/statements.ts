import type { Diagnostic, Place } from '../../../base/diagnostic.js';
import type { PsToken } from './tokens.js';

/** One command with its arguments; nothing of it was evaluated. */
export interface PsStatement {
  readonly command: string;
  readonly at: Place;
  /** By parameter name in lower case, each once. */
  readonly parameters: ReadonlyMap<string, PsParameter>;
}

export interface PsParameter {
  /** As it is spelled in the script. */
  readonly name: string;
  readonly at: Place;
  /** `null` for a switch. */
  readonly value: PsArgument | null;
}

/** The value of a parameter. `'a','b'` and `@('a','b')` are the same list. */
export type PsArgument =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string } // a text without quotes, never inside `@( )`
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly PsArgument[] };

/** A mistake in the script, placed. */
type Report = (diagnostic: Diagnostic) => void;

class Unreadable extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

/** Groups tokens into statements. A statement that is not in the subset is reported once and left out (export-formats 5.3). */
export const psStatements = (
  tokens: readonly PsToken[],
  placeOf: (offset: number) => Place,
  report: Report,
): readonly PsStatement[] => {
  const statements: PsStatement[] = [];
  for (const group of groupsOf(tokens)) {
    try {
      statements.push(new StatementReader(group, placeOf).read());
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      report(error.diagnostic);
    }
  }
  return statements;
};

/** The tokens of each statement; a line end inside brackets or behind a comma does not end one. */
const groupsOf = (tokens: readonly PsToken[]): readonly (readonly PsToken[])[] => {
  const groups: PsToken[][] = [];
  let group: PsToken[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'mark') depth += token.text === '(' || token.text === '@(' ? 1 : token.text === ')' ? -1 : 0;
    if (token.kind !== 'end') group.push(token);
    else if (depth <= 0 && group.at(-1)?.text !== ',') {
      groups.push(group);
      group = [];
      depth = 0;
    }
  }
  return [...groups, group].filter(({ length }) => length > 0);
};

/** Reads one statement from left to right. */
class StatementReader {
  private position = 0;

  constructor(
    private readonly tokens: readonly PsToken[],
    private readonly placeOf: (offset: number) => Place,
  ) {}

  read(): PsStatement {
    const broken = this.tokens.find(({ kind }) => kind === 'broken');
    if (broken !== undefined)
      throw this.unreadable('ps-text', broken, broken.text, "Write the text in single quotes, with `'` doubled.");
    const command = this.next();
    if (command?.kind !== 'word') throw this.notRead(command);
    const parameters = new Map<string, PsParameter>();
    while (this.peek()?.kind === 'parameter') {
      const token = this.next() as PsToken; // `peek` has just seen it
      const key = token.text.toLowerCase();
      if (parameters.has(key))
        throw this.unreadable('ps-parameter', token, `\`-${token.text}\` stands here twice`, 'Remove one of them.');
      const value = this.atValue() ? this.value() : null;
      parameters.set(key, { name: token.text, at: this.placeOf(token.start), value });
    }
    this.pipeToNull();
    if (this.peek() !== undefined) throw this.notRead(this.peek());
    return { command: command.text, at: this.placeOf(command.start), parameters };
  }

  private peek(): PsToken | undefined {
    return this.tokens[this.position];
  }

  private next(): PsToken | undefined {
    return this.tokens[this.position++];
  }

  private isMark(text: string): boolean {
    const token = this.peek();
    return token?.kind === 'mark' && token.text === text;
  }

  private atValue(): boolean {
    const token = this.peek();
    return token !== undefined && token.kind !== 'parameter' && !this.isMark('|');
  }

  private value(): PsArgument {
    const first = this.item();
    if (!this.isMark(',')) return first;
    const items = [first];
    while (this.isMark(',')) {
      this.position++;
      items.push(this.item());
    }
    return { kind: 'list', items };
  }

  private item(): PsArgument {
    const token = this.next();
    switch (token?.kind) {
      case 'text':
        return { kind: 'text', text: token.text };
      case 'word':
        // Plain digits only: `1kb` and `0x10` are numbers to PowerShell, too (hardening, PowerShell).
        if (/^\d{1,10}$/.test(token.text)) return { kind: 'number', text: token.text };
        if (/^[A-Za-z]/.test(token.text)) return { kind: 'word', text: token.text };
        throw this.notRead(token);
      case 'variable':
        return this.variable(token);
      case 'mark':
        if (token.text === '@(') return { kind: 'list', items: this.items() };
        throw this.notRead(token);
      default:
        throw this.notRead(token);
    }
  }

  /** The content of `@( … )` without nesting: a list in a list does not occur. */
  private items(): readonly PsArgument[] {
    const items: PsArgument[] = [];
    while (!this.isMark(')')) {
      if (items.length > 0) {
        if (!this.isMark(',')) throw this.notRead(this.peek());
        this.position++;
      }
      if (this.isMark('@(') || this.peek()?.kind === 'word') throw this.notRead(this.peek());
      items.push(this.item());
    }
    this.position++;
    return items;
  }

  /** `$true`, `$false`, `$name` or `$name[0]`: every exported statement replaces its variable (PS-7). */
  private variable(token: PsToken): PsArgument {
    const name = token.text.toLowerCase();
    if (name === 'true' || name === 'false') return { kind: 'boolean', value: name === 'true' };
    if (this.isMark('[')) {
      const [, index, close] = this.tokens.slice(this.position, this.position + 3);
      if (index?.text !== '0' || close?.text !== ']')
        throw this.unreadable('ps-index', token, `only \`[0]\` can stand behind \`$${token.text}\``, 'See PS-7.');
      this.position += 3;
    }
    return { kind: 'variable', name };
  }

  private pipeToNull(): void {
    if (!this.isMark('|')) return;
    this.position++;
    if (this.peek()?.text.toLowerCase() !== 'out-null') throw this.notRead(this.peek());
    this.position++;
  }

  private notRead(token: PsToken | undefined): Unreadable {
    const help = 'Only the statements that the rules editor exports are read; remove the others.';
    const shown = token ?? this.tokens.at(-1);
    const what = token === undefined ? 'the statement ends too early' : `\`${excerpt(token.text)}\` is not read here`;
    return this.unreadable('ps-statement', shown, what, help);
  }

  private unreadable(slug: string, token: PsToken | undefined, message: string, help: string): Unreadable {
    const at = this.placeOf(token?.start ?? 0);
    return new Unreadable({ code: `rule/${slug}`, severity: 'error', message, at, help });
  }
}

const excerpt = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 77)}...`);
