import type { Diagnostic, Place, Severity } from '../../../base/diagnostic.js';
import { foldAscii } from '../../../base/fold-case.js';
import { escapeXmlAttribute } from '../../../base/write-xml.js';
import type { XmlDocument, XmlElement } from '../../../base/xml.js';
import type { UnknownPart } from '../../sync-rule.js';
import type { Decoder } from '../values.js';

/** The known children of one element, and where the element stands in the rule. */
export interface Parts<Name extends string> {
  readonly element: XmlElement;
  readonly path: string;
  readonly known: ReadonlyMap<Name, XmlElement>;
}

/** Takes elements of a rule apart and keeps what it meets on the way: mistakes, and parts that nobody knows. */
export type ElementReader = ReturnType<typeof elementReader>;

const isBlank = (text: string): boolean => /^[ \t\r\n]*$/.test(text);

/** Starts reading a document; mistakes and unknown parts collect in what it returns (XML-1). */
export const elementReader = (document: XmlDocument) => {
  const diagnostics: Diagnostic[] = [];
  const unknown: UnknownPart[] = [];
  const placeOf = (element: XmlElement): Place => document.placeOf(element);

  const report = (
    element: XmlElement,
    code: string,
    message: string,
    help: string,
    severity: Severity = 'error',
  ): void => {
    diagnostics.push({ code: `rule/${code}`, severity, message, at: placeOf(element), help });
  };

  /** Attributes that the format does not have are kept; those in `known` are the caller's business. */
  const checkAttributes = (element: XmlElement, path: string, known: readonly string[] = []): void => {
    for (const [name, value] of element.attributes) {
      if (known.includes(name)) continue;
      if (name.startsWith('{')) {
        const message = `\`${element.name}\` has an attribute in a namespace`;
        report(element, 'namespace', message, 'Rule files have no namespaces; remove it.');
        continue;
      }
      const message = `the attribute \`${name}\` of \`${element.name}\` is not known`;
      report(element, 'unknown-attribute', message, 'It is kept and written back, but has no effect here.', 'warning');
      unknown.push({ kind: 'attribute', parent: path, after: 0, text: `${name}="${escapeXmlAttribute(value)}"` });
    }
  };

  const checkText = (element: XmlElement): void => {
    if (isBlank(element.text)) return;
    const message = `\`${element.name}\` holds text between its elements`;
    report(element, 'unexpected-text', message, 'Put the text into the element it belongs to, or remove it.');
  };

  const keepUnknown = (
    child: XmlElement,
    parent: XmlElement,
    path: string,
    after: number,
    names: readonly string[],
  ): void => {
    const similar = names.find((name) => foldAscii(name) === foldAscii(child.name));
    if (similar !== undefined) {
      const message = `\`${child.name}\` is not an element of \`${parent.name}\``;
      report(child, 'wrong-case-element', message, `Write \`${similar}\`, without a namespace.`);
      return;
    }
    const message = `the element \`${child.name}\` in \`${parent.name}\` is not known`;
    report(child, 'unknown-element', message, 'It is kept and written back, but has no effect here.', 'warning');
    unknown.push({ kind: 'element', parent: path, after, text: document.source.slice(child.start, child.end) });
  };

  /** An element with at most one child of each name. */
  const parts = <Name extends string>(
    element: XmlElement,
    path: string,
    names: readonly Name[],
    attributes: readonly string[] = [],
  ): Parts<Name> => {
    const known = new Map<Name, XmlElement>();
    let after = 0;
    checkText(element);
    checkAttributes(element, path, attributes);
    for (const child of element.children) {
      const name = child.namespace === '' ? names.find((candidate) => candidate === child.name) : undefined;
      if (name === undefined) keepUnknown(child, element, path, after, names);
      else if (known.has(name)) {
        report(child, 'duplicate-element', `\`${element.name}\` has \`${name}\` twice`, 'Remove one of them.');
      } else {
        known.set(name, child);
        after = names.indexOf(name) + 1;
      }
    }
    return { element, path, known };
  };

  /** An element that is a list of children of one name, each with its path. */
  const items = (
    element: XmlElement | undefined,
    path: string,
    name: string,
  ): { element: XmlElement; path: string }[] => {
    if (element === undefined) return [];
    const list: { element: XmlElement; path: string }[] = [];
    checkText(element);
    checkAttributes(element, path);
    for (const child of element.children) {
      if (child.name !== name || child.namespace !== '') keepUnknown(child, element, path, list.length, [name]);
      else list.push({ element: child, path: `${path}/${name}[${list.length}]` });
    }
    return list;
  };

  /** The value of an element that holds only text. */
  const leaf = <T>(element: XmlElement, path: string, decoder: Decoder<T>): T => {
    checkAttributes(element, path);
    const child = element.children[0];
    if (child !== undefined) {
      report(child, 'unexpected-element', `\`${element.name}\` may hold only text`, `Remove \`${child.name}\`.`);
      return decoder.blank;
    }
    const value = decoder.read(element.text);
    if (value !== null) return value;
    const shown = element.text.trim().slice(0, 80);
    report(element, 'bad-value', `\`${shown}\` is not a valid \`${element.name}\``, `It must be ${decoder.expected}.`);
    return decoder.blank;
  };

  const missing = (element: XmlElement, name: string): void => {
    report(
      element,
      'missing-element',
      `\`${element.name}\` has no \`${name}\``,
      `Add \`<${name}>\`; a rule cannot do without.`,
    );
  };

  /** A child that must be there. */
  const required = <Name extends string, T>(of: Parts<Name>, name: Name, decoder: Decoder<T>): T => {
    const child = of.known.get(name);
    if (child !== undefined) return leaf(child, childPath(of.path, name), decoder);
    missing(of.element, name);
    return decoder.blank;
  };

  /** A child that has a default. */
  const optional = <Name extends string, T>(of: Parts<Name>, name: Name, decoder: Decoder<T>, fallback: T): T => {
    const child = of.known.get(name);
    return child === undefined ? fallback : leaf(child, childPath(of.path, name), decoder);
  };

  return { diagnostics, unknown, report, missing, parts, items, leaf, required, optional };
};

/** The path of a child that occurs once; the rule itself has the empty path. */
export const childPath = (path: string, name: string): string => (path === '' ? name : `${path}/${name}`);
