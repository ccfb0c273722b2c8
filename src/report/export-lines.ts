import { isOpen } from '../attribute/open-reference.js';
import { isList, type Reference, type Value, valuesOf } from '../attribute/value.js';
import type { ExportedObject } from '../engine/cs-object.js';
import { jsonQuote, jsonQuoteAll, jsonWord } from './json-quote.js';
import { jsonValueText } from './json-value.js';
import { openField } from './open-text.js';

/**
 * A line of `export/<server>.jsonl`: an object that is exported to the tenant, the connector's attributes by name at the same level
 * as `dn`, absent ones left out. No connector has attributes of the names in front.
 */
export const exportLine = ({ dn, objectType, sources, passwordSync, attributes }: ExportedObject): string => {
  let line = `{"dn":${jsonQuote(dn)},"objectType":${jsonWord(objectType)},"sources":${jsonQuoteAll(sources)},"passwordSync":${passwordSync}`;
  // INVARIANT: attributes come in order of their names; the engine packs them so.
  attributes.forEach((value, name) => {
    if (typeof value === 'string') {
      line += keyText(name) + jsonQuote(value);
      return;
    }
    const open = openReferences(value);
    line += open === null ? keyText(name) + jsonValueText(value) : openField(name, open, isList(value));
  });
  return `${line}}\n`;
};

/** What stands in front of a value: there are few names, and millions of values. */
const keyText = (name: string): string => {
  let text = keyTexts.get(name);
  if (text === undefined) keyTexts.set(name, (text = `,${jsonQuote(name)}:`));
  return text;
};

const keyTexts = new Map<string, string>();

/** The texts of open references; `null` for any other value. */
const openReferences = (value: Value): readonly string[] | null => {
  const first = isList(value) ? value[0] : value;
  if (typeof first !== 'object' || !('kind' in first) || first.kind !== 'reference' || !isOpen(first.dn)) return null;
  return valuesOf(value).map((one) => (one as Reference).dn); // a list holds values of one kind
};
