import type { XmlElement } from '../../../base/xml.js';
import type { Flow } from '../../sync-rule.js';
import { anyText, attributeName, bool, mergeType } from '../values.js';
import { childPath, type ElementReader, type Parts } from './element-reader.js';
import { mappingElements } from './elements.js';

type Mapping = Parts<(typeof mappingElements)[number]>;

/** Reads one `mapping`; its kind follows from what it contains, for the format does not say it (XML-4 to XML-8). */
export const readFlow = (reader: ElementReader, element: XmlElement, path: string): Flow | null => {
  const mapping = reader.parts(element, path, mappingElements, ['execute-once']);
  const common = {
    target: reader.required(mapping, 'dest', attributeName),
    merge: reader.required(mapping, 'valueMergeType', mergeType),
    applyOnce: readApplyOnce(reader, element),
  };
  const expression = reader.optional(mapping, 'expression', anyText, '');
  if (expression !== '') return { ...common, kind: 'expression', expression, sources: readSources(reader, mapping) };
  const src = mapping.known.get('src');
  if (src === undefined) {
    reader.missing(element, 'src');
    return null;
  }
  if (src.children.length === 0) {
    return { ...common, kind: 'constant', constant: reader.leaf(src, childPath(path, 'src'), anyText) };
  }
  const [source, ...others] = readSources(reader, mapping);
  if (source !== undefined && others.length === 0) return { ...common, kind: 'direct', source };
  const message = `the direct flow to \`${common.target}\` has ${others.length + (source === undefined ? 0 : 1)} sources`;
  reader.report(
    src,
    'direct-sources',
    message,
    'A direct flow has exactly one `attr`; combine several in an expression.',
  );
  return null;
};

const readApplyOnce = (reader: ElementReader, element: XmlElement): boolean => {
  const text = element.attributes.get('execute-once');
  if (text === undefined) return false;
  const value = bool.read(text);
  if (value !== null) return value;
  reader.report(
    element,
    'bad-value',
    `\`${text.slice(0, 80)}\` is not a valid \`execute-once\``,
    `It must be ${bool.expected}.`,
  );
  return false;
};

/** Of an expression only a hint (FLOW-8); its text, if any, has no meaning and is refused. */
const readSources = (reader: ElementReader, mapping: Mapping): readonly string[] => {
  const path = childPath(mapping.path, 'src');
  return reader
    .items(mapping.known.get('src'), path, 'attr')
    .map((attr) => reader.leaf(attr.element, attr.path, attributeName));
};
