import type { Place } from '../../../base/diagnostic.js';
import { suggestion } from '../../../base/suggestion.js';
import type * as values from '../values.js';
import { type CommandName, commands, type ParameterKind } from './commands.js';
import type { PsArgument, PsStatement } from './statements.js';

/** Takes a mistake of the script; `slug` becomes the code `rule/<slug>`. */
export type ReportAt = (at: Place, slug: string, message: string, help: string) => void;

/** The commands that are read. */
export const commandNames = Object.keys(commands) as CommandName[]; // the keys of an object literal of ours

/** The checked parameters of one statement; a mistake is reported and something harmless stands in for it. */
export class Arguments {
  private readonly kinds: ReadonlyMap<string, ParameterKind>;

  constructor(
    command: CommandName,
    private readonly statement: PsStatement,
    private readonly report: ReportAt,
  ) {
    this.kinds = new Map<string, ParameterKind>(Object.entries(commands[command]));
    for (const { name, at } of statement.parameters.values()) {
      const names = [...this.kinds.keys()];
      if (names.some((known) => known.toLowerCase() === name.toLowerCase())) continue;
      const help = suggestion(name, names) ?? 'The rules editor writes no such parameter.';
      report(at, 'ps-parameter', `\`${command}\` has no parameter \`-${name}\``, help);
    }
  }

  has(name: string): boolean {
    return this.statement.parameters.has(name.toLowerCase());
  }

  wrong(name: string, slug: string, message: string, help: string): void {
    this.report(this.statement.parameters.get(name.toLowerCase())?.at ?? this.statement.at, slug, message, help);
  }

  /** The text of a parameter that has one value. */
  text(name: string, fallback?: string): string {
    const parameter = this.statement.parameters.get(name.toLowerCase());
    if (parameter === undefined) {
      if (fallback === undefined)
        this.wrong(name, 'ps-parameter', `\`${this.statement.command}\` has no \`-${name}\``, 'A rule needs it.');
      return fallback ?? '';
    }
    const value = parameter.value;
    if (value?.kind === 'text' || value?.kind === 'number' || value?.kind === 'word') return value.text;
    this.wrong(name, 'ps-value', `\`-${name}\` needs a text`, 'Write it in single quotes.');
    return '';
  }

  decoded<T>(name: string, decoder: values.Decoder<T>, fallback?: string): T {
    const text = this.text(name, fallback);
    if (text === '' && fallback === undefined && !this.has(name)) return decoder.blank;
    const value = decoder.read(text);
    if (value !== null) return value;
    this.wrong(
      name,
      'bad-value',
      `\`${text.slice(0, 80)}\` is not a valid \`${name}\``,
      `It must be ${decoder.expected}.`,
    );
    return decoder.blank;
  }

  flag(name: string): boolean {
    const parameter = this.statement.parameters.get(name.toLowerCase());
    if (parameter === undefined) return false;
    if (parameter.value === null) return true;
    if (parameter.value.kind === 'boolean') return parameter.value.value;
    this.wrong(name, 'ps-value', `\`-${name}\` is a switch`, 'Write it without a value.');
    return false;
  }

  list(name: string): readonly PsArgument[] {
    const value = this.statement.parameters.get(name.toLowerCase())?.value;
    if (value === undefined || value === null) return [];
    return value.kind === 'list' ? value.items : [value];
  }

  texts(name: string): readonly string[] {
    return this.list(name).flatMap((item) => {
      if (item.kind === 'text') return [item.text];
      this.wrong(name, 'ps-value', `\`-${name}\` needs texts`, 'Write each in single quotes.');
      return [];
    });
  }

  variables(name: string): readonly string[] {
    return this.list(name).flatMap((item) => {
      if (item.kind === 'variable') return [item.name];
      this.wrong(name, 'ps-value', `\`-${name}\` needs variables such as \`$condition0[0]\``, 'See PS-7.');
      return [];
    });
  }
}
