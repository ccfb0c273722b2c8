import { asTexts, quoted } from '../../base/decode.js';
import type { Place } from '../../base/diagnostic.js';
import type { MapNode } from '../../base/document.js';
import { suggestion } from '../../base/suggestion.js';
import type { Field } from './object-builder.js';
import { type PopulationId, populations } from './population-table.js';
import type { Problems } from './problems.js';

/** One entry of `people:` as it stands in the file. */
export interface Person {
  readonly name: string;
  readonly upn: string | null;
  /** `onPremises`, a tenant, or null when not stated. */
  readonly home: string | null;
  /** Where `home` stands, or the entry. */
  readonly homeAt: Place;
  readonly population: PopulationId | null;
  readonly alias: string | null;
  /** A whole DN, or one relative to the root domain. */
  readonly ou: string | null;
  /** Person names or DNs, by the attribute they go to. */
  readonly links: readonly Field[];
  /** LDAP attributes as written; each replaces what would be derived. */
  readonly fields: readonly Field[];
  readonly at: Place;
}

/** Keys that name other people, and the attribute each becomes. */
const linkKeys: ReadonlyMap<string, string> = new Map([
  ['members', 'member'],
  ['manager', 'manager'],
  ['managedBy', 'managedBy'],
]);

/** Keys of the short form beside LDAP attributes; the schema of directory files describes them. */
export const personKeys: readonly string[] = ['name', 'upn', 'home', 'population', 'alias', 'ou', ...linkKeys.keys()];

/** Decodes an entry of `people:`, or null when it has no usable name. */
export const readPerson = (node: MapNode, problems: Problems): Person | null => {
  const single = new Map<string, { readonly text: string; readonly at: Place }>();
  const links: Field[] = [];
  const fields: Field[] = [];
  for (const [key, { value, at }] of node.entries) {
    const texts = asTexts(value, (d) => problems.found.push(d)).filter((text) => text !== '');
    const link = linkKeys.get(key);
    if (link !== undefined) links.push({ name: link, texts, at });
    else if (!personKeys.includes(key)) fields.push({ name: key, texts, at });
    else if (texts.length > 1) problems.error('person', at, `\`${key}\` has one value`, 'Remove the others.');
    else if (texts[0] !== undefined) single.set(key, { text: texts[0], at: value.at });
  }
  const text = (key: string): string | null => single.get(key)?.text ?? null;
  const name = text('name');
  if (name === null) {
    problems.error('person', node.at, 'the person has no `name`', 'Add `name`.');
    return null;
  }
  const population = populationOf(single.get('population'), problems);
  if (population === undefined) return null;
  return {
    name,
    upn: text('upn'),
    home: text('home'),
    homeAt: single.get('home')?.at ?? node.at,
    population,
    alias: text('alias'),
    ou: text('ou'),
    links,
    fields,
    at: node.at,
  };
};

const isPopulation = (text: string): text is PopulationId => Object.hasOwn(populations, text);

const populationOf = (
  given: { readonly text: string; readonly at: Place } | undefined,
  problems: Problems,
): PopulationId | null | undefined => {
  if (given === undefined) return null;
  if (isPopulation(given.text)) return given.text;
  const help =
    given.text === 'P29'
      ? 'P29 exists in a tenant only and never in Active Directory.'
      : suggestion(given.text, Object.keys(populations));
  problems.error('person', given.at, `there is no population ${quoted(given.text)}`, help);
  return undefined;
};
