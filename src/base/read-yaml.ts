import {
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  Parser,
  type YAMLError,
} from 'yaml';
import type { Diagnostic, Place } from './diagnostic.js';
import { type DocumentNode, type MapEntry, nestingLimit } from './document.js';
import { illegalCharacter } from './legal-text.js';
import { failed, type Result, resultOf } from './result.js';

/** How many aliases a document may use, and how many nodes it may have once they are expanded (hardening IN-5). */
const aliasLimit = 100;
const expandedLimit = 10_000_000;

/**
 * Reads one YAML document so that every scalar stays the characters in the file, also under `%YAML 1.1`; refuses tags, merge
 * keys, second documents, keys that are not text, cyclic or too many aliases, duplicate keys and deep nesting (hardening
 * YAML). Never throws.
 */
export const readYaml = (text: string, file: string): Result<DocumentNode> => {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const diagnostics: Diagnostic[] = [];
  const report = (code: string, offset: number, message: string, help: string): void => {
    diagnostics.push({ code, severity: 'error', message, at: place(offset), help });
  };
  try {
    const tokens = [...new Parser(lines.addNewLine).parse(text)];
    inspectTokens(tokens, report);
    if (diagnostics.length > 0) return failed(diagnostics);
    const [document, second] = [
      ...new Composer({ schema: 'failsafe', version: '1.2', merge: false, uniqueKeys: false, strict: true }).compose(
        tokens,
      ),
    ];
    for (const error of [...(document?.errors ?? []), ...(document?.warnings ?? [])]) {
      const [message, help] = explain(error);
      report('base/yaml-syntax', error.pos[0], message, help);
    }
    if (diagnostics.length > 0) return failed(diagnostics);
    if (second !== undefined)
      report(
        notAllowed,
        second.range?.[0] ?? 0,
        'a second document starts here',
        'Put each document into its own file.',
      );
    const contents = document?.contents;
    if (!contents || (isScalar(contents) && contents.source === '' && contents.type === 'PLAIN')) {
      report('base/empty', 0, 'the file has no content', 'Delete the file or give it content.');
      return failed(diagnostics);
    }
    const root = new TreeBuilder(place, report).build(contents);
    return resultOf(root, diagnostics);
  } catch {
    // The library may throw on input it did not foresee (IN-7); that must not end the run.
    return failed([
      {
        code: 'base/yaml-syntax',
        severity: 'error',
        message: 'the file cannot be read as YAML',
        at: { file },
        help: 'Check its syntax in an editor, or write the file as JSON.',
      },
    ]);
  }
};

const notAllowed = 'base/yaml-not-allowed';

type Report = (code: string, offset: number, message: string, help: string) => void;

const isUnclosed = (token: CST.Token): boolean =>
  (token.type === 'double-quoted-scalar' && !/^"(?:[^"\\]|\\[\s\S])*"$/.test(token.source)) ||
  (token.type === 'single-quoted-scalar' && !/^'(?:[^']|'')*'$/.test(token.source));

/** Finds what is refused before anything is composed, with a stack of its own: tags and deep nesting. */
const inspectTokens = (tokens: readonly CST.Token[], report: Report): void => {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [];
  for (const token of tokens) open.push({ token, depth: 0 });
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (token.type === 'tag') {
      report(
        notAllowed,
        token.offset,
        `the tag \`${token.source}\` is not allowed`,
        'Remove it; onegal knows the types.',
      );
    } else if (isUnclosed(token)) {
      // The library reports the end of the file; whoever looks for the quote needs the place where it opened.
      report('base/yaml-syntax', token.offset, 'a quote opens here and is never closed', 'Close the quote.');
    } else if (token.type === 'document') {
      for (const part of token.start) open.push({ token: part, depth });
      if (token.value) open.push({ token: token.value, depth });
    } else if ('items' in token) {
      if (depth >= nestingLimit) {
        const message = `the nesting is deeper than ${nestingLimit} levels`;
        report('base/nesting', token.offset, message, 'Flatten the document.');
        return;
      }
      for (const item of token.items) {
        for (const part of [...item.start, ...(item.sep ?? [])])
          if (part.type === 'tag') open.push({ token: part, depth });
        if (item.key) open.push({ token: item.key, depth: depth + 1 });
        if (item.value) open.push({ token: item.value, depth: depth + 1 });
      }
    }
  }
};

/** A finished subtree with its measures, so that expanded aliases can be limited without walking them. */
interface Measured {
  readonly node: DocumentNode;
  readonly size: number;
  readonly height: number;
}

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Turns the library's nodes into ours. INVARIANT: the nesting is bounded (`inspectTokens`), so recursion is, too. */
class TreeBuilder {
  private readonly anchors = new Map<string, Measured | 'open'>();
  private aliases = 0;
  private size = 0;

  constructor(
    private readonly place: (offset: number) => Place,
    private readonly report: Report,
  ) {}

  build(root: Node): DocumentNode {
    return this.node(root, 0, 0).node;
  }

  private node(node: unknown, depth: number, fallback: number): Measured {
    if (isAlias(node)) return this.alias(node.source, node.range?.[0] ?? fallback, depth);
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return this.scalar('', fallback);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, 'open');
    const offset = node.range?.[0] ?? fallback;
    const built = isScalar(node)
      ? this.scalar(String(node.value), offset)
      : isSeq(node)
        ? this.list(node.items, offset, depth)
        : this.map(node.items, offset, depth, node.flow === true);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, built);
    return built;
  }

  private scalar(text: string, offset: number): Measured {
    const bad = illegalCharacter(text);
    if (bad !== null) {
      const message = `the text contains the character ${bad}, which no output format can carry`;
      this.report('base/illegal-character', offset, message, 'Remove the character at its source.');
    }
    return { node: { kind: 'scalar', text, at: this.place(offset) }, size: 1, height: 0 };
  }

  private list(items: readonly unknown[], offset: number, depth: number): Measured {
    const parts = items.map((item) => this.node(item, depth + 1, offset));
    return this.collection({ kind: 'list', items: parts.map((part) => part.node), at: this.place(offset) }, parts);
  }

  private map(
    pairs: readonly { readonly key: unknown; readonly value: unknown }[],
    offset: number,
    depth: number,
    flow: boolean,
  ): Measured {
    const entries = new Map<string, MapEntry>();
    const parts: Measured[] = [];
    for (const { key, value } of pairs) {
      if (!isScalar(key)) {
        this.report(notAllowed, startOf(key) ?? offset, 'a key must be plain text', 'Write the key as a single word.');
        continue;
      }
      const keyOffset = key.range?.[0] ?? offset;
      const name = String(key.value);
      if (flow && pairs.length === 1 && value === null && guid.test(name))
        this.report(notAllowed, offset, `\`{${name}}\` is a mapping in YAML`, `Quote it: "{${name}}".`);
      else if (name === '<<' && key.type === 'PLAIN')
        this.report(notAllowed, keyOffset, 'merge keys `<<` are not allowed', 'Write the keys out.');
      const first = entries.get(name);
      if (first !== undefined) {
        const message = `the key \`${name}\` stands here a second time`;
        this.report(
          'base/duplicate-key',
          keyOffset,
          message,
          `The first is in line ${first.at.line}; keep one of them.`,
        );
      }
      const keyNode = this.scalar(name, keyOffset).node;
      const built = this.node(value, depth + 1, keyOffset);
      parts.push(built);
      entries.set(name, { at: keyNode.at, value: built.node });
    }
    return this.collection({ kind: 'map', entries, at: this.place(offset) }, parts);
  }

  private collection(node: DocumentNode, parts: readonly Measured[]): Measured {
    let [size, height] = [1, 0];
    for (const part of parts) {
      size += part.size;
      height = Math.max(height, part.height + 1);
    }
    return { node, size, height };
  }

  private alias(name: string, offset: number, depth: number): Measured {
    const target = this.anchors.get(name);
    this.aliases++;
    if (this.aliases === aliasLimit + 1)
      this.report(notAllowed, offset, `the document has more than ${aliasLimit} aliases`, 'Write the values out.');
    if (target === undefined) {
      this.report(
        notAllowed,
        offset,
        `there is no anchor \`&${name}\` before this alias`,
        'Quote a text that starts with `*`.',
      );
    } else if (target === 'open') {
      this.report(notAllowed, offset, `the alias \`*${name}\` contains itself`, 'Write the values out.');
    } else if (this.aliases <= aliasLimit) {
      this.size += target.size;
      if (this.size <= expandedLimit && depth + target.height <= nestingLimit) return target;
      this.report(notAllowed, offset, `the alias \`*${name}\` makes the document too large`, 'Write the values out.');
    }
    return { node: { kind: 'scalar', text: '', at: this.place(offset) }, size: 1, height: 0 };
  }
}

const startOf = (node: unknown): number | undefined =>
  isMap(node) || isSeq(node) || isAlias(node) ? (node.range?.[0] ?? undefined) : undefined;

/** The library's complaint in the user's words; its own text never reaches the user (hardening ERR-3). */
const explain = (error: YAMLError): readonly [message: string, help: string] =>
  explanations.get(error.code) ?? ['the YAML is not well-formed here', 'Check indentation, colons and quotes.'];

const explanations: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['BAD_ALIAS', ['the alias or anchor has no valid name', 'Quote a text that starts with `*` or `&`.']],
  ['ALIAS_PROPS', ['an alias cannot have an anchor or tag', 'Quote a text that starts with `*` or `&`.']],
  ['BAD_DIRECTIVE', ['the directive is not valid', 'Quote a text that starts with `%`.']],
  ['BAD_DQ_ESCAPE', ['the escape after `\\` is unknown', 'Use single quotes, or write the backslash as `\\\\`.']],
  [
    'BAD_INDENT',
    ['the indentation does not fit the lines above', 'Align entries of one list or mapping; use blanks only.'],
  ],
  ['BAD_SCALAR_START', ['a plain text cannot start with this character', 'Put the text into quotes.']],
  ['BLOCK_AS_IMPLICIT_KEY', ['a second `:` stands on this line', 'Put a text that contains `: ` into quotes.']],
  ['BLOCK_IN_FLOW', ['an indented block cannot stand inside brackets', 'Close the bracket first.']],
  ['KEY_OVER_1024_CHARS', ['the key is longer than 1024 characters', 'Is a line end missing?']],
  ['MISSING_CHAR', ['a character is missing here', 'Check for a missing quote, colon, comma, blank or bracket.']],
  ['MULTILINE_IMPLICIT_KEY', ['a key must stand on one line', 'Is a colon missing at the end of the line above?']],
  ['MULTIPLE_DOCS', ['a second document starts here', 'Put each document into its own file.']],
  ['TAB_AS_INDENT', ['a tab is used for indentation', 'Use blanks.']],
  ['TAG_RESOLVE_FAILED', ['tags are not allowed', 'Quote a text that starts with `!`.']],
  ['UNEXPECTED_TOKEN', ['the text here does not fit', 'Check quotes and brackets in this line and the one above.']],
]);
