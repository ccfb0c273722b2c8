import { nearest } from '../../base/suggestion.js';
import { parseDn } from '../dn.js';
import type { DerivedPerson } from './derive-person.js';
import type { Field } from './object-builder.js';
import type { Problems } from './problems.js';

/** Replaces the person names under `members`, `manager` and `managedBy` by DNs; a DN stays as it is. */
export const linkPeople = (
  people: readonly DerivedPerson[],
  problems: Problems,
): ((person: DerivedPerson) => readonly Field[]) => {
  const byName = new Map<string, DerivedPerson[]>();
  for (const person of people) byName.set(person.person.name, [...(byName.get(person.person.name) ?? []), person]);
  return ({ person }) =>
    person.links.map((link) => ({
      ...link,
      texts: link.texts.flatMap((text) => resolve(text, link, byName, problems)),
    }));
};

const resolve = (
  text: string,
  { at }: Field,
  byName: ReadonlyMap<string, readonly DerivedPerson[]>,
  problems: Problems,
): readonly string[] => {
  const found = byName.get(text) ?? [];
  const [only] = found;
  if (only !== undefined && found.length === 1) return [only.dn];
  if (found.length > 1) {
    problems.error(
      'person',
      at,
      `there are ${found.length} people called \`${text}\``,
      'Write the DN of the one you mean.',
    );
    return [];
  }
  if (text.includes('=') && parseDn(text) !== null) return [text];
  const guess = nearest(text, byName.keys());
  const help = guess === null ? 'Write a `name` from `people:`, or the DN of an object.' : `Did you mean \`${guess}\`?`;
  problems.error('person', at, `there is nobody called \`${text}\` under \`people:\``, help);
  return [];
};
