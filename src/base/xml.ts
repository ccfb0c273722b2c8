import type { Place } from './diagnostic.js';

/** An element of a document that was read; comments and processing instructions leave no trace. */
export interface XmlElement {
  /** Namespace URI, empty for none. */
  readonly namespace: string;
  /** Name without prefix. */
  readonly name: string;
  /** By name; an attribute with a namespace by `{uri}name`; declarations of namespaces are among them. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The element's own text and CDATA, joined around comments and children. */
  readonly text: string;
  /** Offsets of the element in the source, from its `<` to behind its last `>`. */
  readonly start: number;
  readonly end: number;
}

/** A document that is well-formed XML 1.0 in every part, also in those that were not kept. */
export interface XmlDocument {
  readonly root: XmlElement;
  readonly source: string;
  placeOf(element: XmlElement): Place;
}

/** Which elements to keep, by local name and level; what is not named is checked, but never built (hardening LOG-1). */
export type XmlShape = ReadonlyMap<string, XmlShape>;

/** The children of `element` with this name, of any namespace. */
export const childrenNamed = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** Follows the first child of each name; `null` where one is missing. */
export const descend = (element: XmlElement, ...names: readonly string[]): XmlElement | null => {
  let here: XmlElement | undefined = element;
  for (const name of names) {
    here = here.children.find((child) => child.name === name);
    if (here === undefined) return null;
  }
  return here;
};
