import { escapeXmlText } from '../../../base/write-xml.js';
import type { UnknownPart } from '../../sync-rule.js';
import { childPath } from './element-reader.js';

/** An element to be written: text, children that occur once in the order of the format, or a list of equal children. */
export type OutputElement = {
  readonly name: string;
  readonly attributes: readonly string[];
  /** Says nothing, and is written only where unknown parts stand in it. */
  readonly isOptional: boolean;
} & (
  | { readonly kind: 'leaf'; readonly text: string }
  | { readonly kind: 'parts' | 'list'; readonly children: readonly OutputElement[] }
);

/** An element that holds text. */
export const leaf = (name: string, text: string): OutputElement => ({
  kind: 'leaf',
  name,
  attributes: [],
  isOptional: false,
  text,
});

const parent =
  (kind: 'parts' | 'list') =>
  (name: string, children: readonly OutputElement[], attributes: readonly string[] = []): OutputElement => ({
    kind,
    name,
    attributes,
    isOptional: false,
    children,
  });

/** An element whose children occur once each. */
export const parts = parent('parts');
/** An element with any number of equal children. */
export const list = parent('list');
/** The same element, left out unless unknown parts stand in it. */
export const optional = (element: OutputElement): OutputElement => ({ ...element, isOptional: true });

/**
 * The element as text: two blanks a level, one element a line, no line end after the last (export-formats 2.1). Unknown
 * parts go where they stood.
 *
 * INVARIANT: unknown parts come from `readRuleXml` only, so their text is well-formed; it is written as it is.
 */
export const printElement = (root: OutputElement, unknown: readonly UnknownPart[]): string => {
  const lines: string[] = [];
  const parents = new Set(unknown.map((part) => part.parent));
  const texts = new Map<string, string[]>();
  for (const part of unknown) {
    const key = keyOf(part.kind, part.parent, part.after);
    const found = texts.get(key);
    if (found === undefined) texts.set(key, [part.text]);
    else found.push(part.text);
  }
  const printUnknown = (path: string, after: number, indent: string): void => {
    for (const text of texts.get(keyOf('element', path, after)) ?? []) lines.push(indent + text);
  };
  const print = (element: OutputElement, path: string, indent: string): void => {
    const attributes = [...element.attributes, ...(texts.get(keyOf('attribute', path, 0)) ?? [])];
    const start = `${indent}<${[element.name, ...attributes].join(' ')}`;
    if (element.kind === 'leaf') {
      const text = escapeXmlText(element.text);
      lines.push(text === '' ? `${start} />` : `${start}>${text}</${element.name}>`);
      return;
    }
    lines.push(`${start}>`);
    const before = lines.length;
    element.children.forEach((child, index) => {
      printUnknown(path, index, `${indent}  `);
      const position = element.kind === 'list' ? `[${index}]` : '';
      const inner = childPath(path, child.name) + position;
      if (!child.isOptional || parents.has(inner)) print(child, inner, `${indent}  `);
    });
    printUnknown(path, element.children.length, `${indent}  `);
    if (lines.length === before) lines[before - 1] = `${start} />`;
    else lines.push(`${indent}</${element.name}>`);
  };
  print(root, '', '');
  return lines.join('\n');
};

const keyOf = (kind: UnknownPart['kind'], parent: string, after: number): string => `${kind} ${after} ${parent}`;
