import type { ExportedObject } from '../engine/cs-object.js';
import { jsonQuote, jsonQuoteAll } from './json-quote.js';
import { jsonValueText } from './json-value.js';

/**
 * A line of `export/<server>.jsonl`: an object that is exported to the tenant, the connector's attributes by name at the same level
 * as `dn`, absent ones left out. No connector has attributes of the names in front.
 */
export const exportLine = ({ dn, objectType, sources, passwordSync, attributes }: ExportedObject): string => {
  let line = `{"dn":${jsonQuote(dn)},"objectType":${jsonQuote(objectType)},"sources":${jsonQuoteAll(sources)},"passwordSync":${passwordSync}`;
  // INVARIANT: attributes come in order of their names; the engine packs them so.
  for (const [name, value] of attributes) line += `,${jsonQuote(name)}:${jsonValueText(value)}`;
  return `${line}}\n`;
};
