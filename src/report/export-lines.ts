import { compareText } from '../base/order.js';
import type { ExportedObject } from '../engine/cs-object.js';
import { type JsonScalar, jsonValue } from './json-value.js';

/** The names that stand in front of the attributes; no connector has attributes of these names. */
const head = ({ dn, objectType, sources, passwordSync }: ExportedObject) => ({ dn, objectType, sources, passwordSync });

/**
 * `export/<server>.jsonl`: one line for each object that is exported to the tenant, the connector's attributes by name at the
 * same level as `dn`, sorted, absent ones left out; objects in order of DN.
 */
export const exportLines = (objects: readonly ExportedObject[]): string => {
  let text = '';
  for (const object of objects) {
    const line: Record<string, JsonScalar | readonly JsonScalar[]> = head(object);
    for (const [name, value] of [...object.attributes].sort(([a], [b]) => compareText(a, b)))
      line[name] = jsonValue(value);
    text += `${JSON.stringify(line)}\n`;
  }
  return text;
};
