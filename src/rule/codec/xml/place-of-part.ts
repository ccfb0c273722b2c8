import type { Place } from '../../../base/diagnostic.js';
import { linePlaces } from '../../../base/line-places.js';
import { readXml } from '../../../base/read-xml.js';
import { childrenNamed, descend, type XmlElement } from '../../../base/xml.js';

/** A part of a rule file. */
export type FilePart =
  | { readonly kind: 'flow'; readonly target: string; readonly offset?: number }
  | { readonly kind: 'scope'; readonly group: number; readonly clause?: number }
  | { readonly kind: 'join'; readonly group: number; readonly condition?: number }
  | { readonly kind: 'field'; readonly name: string };

/**
 * Where parts of a rule stand in its file; the whole rule when a part cannot be found. Rules carry no places, so the file is
 * read once more: only a finding asks. `offset` counts in the text of the expression as it was read.
 */
export const partPlaces = (text: string, file: string): ((part?: FilePart) => Place) => {
  const document = readXml(text, file);
  if (!document.ok) return () => ({ file });
  const { root, source } = document.value;
  const placeOf = linePlaces(source, file);
  return (part) => {
    const element = part === undefined ? null : elementOf(root, part);
    if (element === null) return placeOf(root.start);
    const offset = part?.kind === 'flow' ? part.offset : undefined;
    return placeOf(offset === undefined ? element.start : sourceOffset(source, element, offset));
  };
};

const elementOf = (root: XmlElement, part: FilePart): XmlElement | null => {
  switch (part.kind) {
    case 'flow': {
      const mappings = descend(root, 'attribute-mappings');
      if (mappings === null) return null;
      const mapping = childrenNamed(mappings, 'mapping').find(
        (one) => descend(one, 'dest')?.text.trim() === part.target,
      );
      if (mapping === undefined) return null;
      return part.offset === undefined ? mapping : (descend(mapping, 'expression') ?? mapping);
    }
    case 'scope':
      return groupElement(root, 'synchronizationCriteria', 'scope', part.group, part.clause);
    case 'join':
      return groupElement(root, 'relationshipCriteria', 'condition', part.group, part.condition);
    case 'field':
      return descend(root, part.name);
  }
};

const groupElement = (
  root: XmlElement,
  list: string,
  name: string,
  group: number,
  item: number | undefined,
): XmlElement | null => {
  const groups = descend(root, list);
  const element = groups === null ? undefined : childrenNamed(groups, 'conditions')[group];
  if (element === undefined) return null;
  return item === undefined ? element : (childrenNamed(element, name)[item] ?? element);
};

/** Where the character at `offset` of an element's text stands in the source: references, CDATA and line ends are longer there. */
const sourceOffset = (source: string, element: XmlElement, offset: number): number => {
  let at = source.indexOf('>', element.start) + 1;
  for (let seen = 0; at < element.end; ) {
    if (source.startsWith('<![CDATA[', at)) {
      const length = source.indexOf(']]>', at) - at - 9;
      if (offset - seen < length) return at + 9 + (offset - seen);
      seen += length;
      at += 9 + length + 3;
    } else if (source.startsWith('<!--', at)) at = source.indexOf('-->', at) + 3;
    else {
      if (seen >= offset) return at;
      const reference = source.charAt(at) === '&' ? source.indexOf(';', at) - at + 1 : 1;
      at += source.startsWith('\r\n', at) ? 2 : reference;
      seen++;
    }
  }
  return element.start;
};
