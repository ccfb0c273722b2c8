import type { Place } from '../../../base/diagnostic.js';
import { readXml } from '../../../base/read-xml.js';
import { childrenNamed, descend } from '../../../base/xml.js';

/**
 * Where the expression of the flow to `target` stands in a rule file; the file alone when it cannot be found. Rules carry no
 * places, so the file is read once more: only a mistake asks.
 */
export const placeOfExpression = (text: string, file: string, target: string): Place => {
  const document = readXml(text, file);
  const mappings = document.ok ? descend(document.value.root, 'attribute-mappings') : null;
  if (!document.ok || mappings === null) return { file };
  const mapping = childrenNamed(mappings, 'mapping').find((one) => descend(one, 'dest')?.text === target);
  const element = mapping === undefined ? null : (descend(mapping, 'expression') ?? mapping);
  return element === null ? { file } : document.value.placeOf(element);
};
