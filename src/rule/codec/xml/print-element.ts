import { escapeXmlText } from '../../../base/write-xml.js';
import type { UnknownPart } from '../../sync-rule.js';
import { childPath } from './element-reader.js';

/** An element to be written: text, children that occur once (`null` where one is left out), or a list of equal children. */
export type OutputElement = {
  readonly name: string;
  readonly attributes: readonly string[];
} & (
  | { readonly kind: 'leaf'; readonly text: string }
  | { readonly kind: 'parts'; readonly children: readonly (OutputElement | null)[] }
  | { readonly kind: 'list'; readonly children: readonly OutputElement[] }
);

export const leaf = (name: string, text: string): OutputElement => ({ kind: 'leaf', name, attributes: [], text });

export const parts = (
  name: string,
  children: readonly (OutputElement | null)[],
  attributes: readonly string[] = [],
): OutputElement => ({ kind: 'parts', name, attributes, children });

export const list = (name: string, children: readonly OutputElement[]): OutputElement => ({
  kind: 'list',
  name,
  attributes: [],
  children,
});

/**
 * The element as text: two blanks a level, one element a line, no line end after the last (export-formats 2.1). Unknown
 * parts go where they stood; those whose parent is not written are left out, the reader has warned about them.
 *
 * INVARIANT: unknown parts come from `readRuleXml` only, so their text is well-formed; it is written as it is.
 */
export const printElement = (root: OutputElement, unknown: readonly UnknownPart[]): string => {
  const lines: string[] = [];
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
      if (child === null) return;
      const position = element.kind === 'list' ? `[${index}]` : '';
      print(child, childPath(path, child.name) + position, `${indent}  `);
    });
    printUnknown(path, element.children.length, `${indent}  `);
    if (lines.length === before) lines[before - 1] = `${start} />`;
    else lines.push(`${indent}</${element.name}>`);
  };
  print(root, '', '');
  return lines.join('\n');
};

const keyOf = (kind: UnknownPart['kind'], parent: string, after: number): string => `${kind} ${after} ${parent}`;
