import type { Output } from '../base/output.js';
import type { MatrixRow } from '../gal/mail-matrix.js';
import type { Route, RouteHop } from '../gal/person-routes.js';
import type { UnifiedRow } from '../gal/unified-row.js';
import { csvLine, csvStart } from './csv.js';
import { JsonArray } from './json-array.js';
import { jsonQuoteAll, jsonWord, jsonWordOrNull } from './json-quote.js';
import { displayNames, persons, QuotedField } from './quoted-field.js';
import { sortedCounts } from './sorted-counts.js';

/** A row of `mailflow.json`, put together by hand: there are millions. */
export const mailFlowLine = (
  { person, displayName, population, home }: Pick<UnifiedRow, 'person' | 'displayName' | 'population' | 'home'>,
  routes: readonly Route[],
): string => {
  let json = '';
  for (const route of inKeyOrder(routes)) json += `${comma(json)}${jsonWord(route.from)}:${routeJson(route)}`;
  return `{"person":${persons.json(person)},"displayName":${displayNames.jsonOrNull(displayName)},"population":${jsonWordOrNull(population)},"home":${jsonWord(home)},"routes":{${json}}}`;
};

/** Routes as keys of a JSON object stand when a program has read it: whole numbers first, and a tenant may be called `21`. */
const inKeyOrder = (routes: readonly Route[]): readonly Route[] =>
  routes.some(({ from }) => from < ':')
    ? Object.values(Object.fromEntries(routes.map((route) => [route.from, route])))
    : routes;

/** What is null, empty or follows from the hop before is left out: there is one route for each person and platform. */
const routeJson = ({ to, result, code, at, hops, notes }: Route): string => {
  let path = '';
  for (const hop of hops) path += comma(path) + hopJson(hop);
  const end = notes.length === 0 ? ']}' : `],"notes":${jsonQuoteAll(notes)}}`;
  return `{"to":${receivers.json(to)},"result":${jsonWord(result)},${code === null ? '' : `"code":${jsonWord(code)},`}"at":${jsonWord(at)},"hops":[${path}${end}`;
};

const hopJson = ({ at, object, next, by }: RouteHop): string => {
  const end = next === null ? '}' : `,"next":${nextReceivers.json(next)},"by":${jsonWordOrNull(by)}}`;
  return `{"at":${jsonWord(at)},"object":${jsonWordOrNull(object)}${end}`;
};

/** The addresses that a message is sent to, and on to: nearly the same for all senders. */
const receivers = new QuotedField();
const nextReceivers = new QuotedField();

const comma = (before: string): string => (before === '' ? '' : ',');

/** The routes of all rows counted by population (`mailflow-matrix.json|csv`; design 4, scenario E.1). */
export const writeMailMatrix = (rows: readonly MatrixRow[], senders: readonly string[], output: Output): void => {
  const json = new JsonArray('mailflow-matrix.json', output);
  output.write(
    'mailflow-matrix.csv',
    csvStart + csvLine(['population', 'home', 'people', ...senders.map((name) => `from ${name}`)]),
  );
  for (const { population, home, people, senders: bySender } of rows) {
    const counts = [...bySender].map(([sender, results]) => [sender, sortedCounts(results)] as const);
    json.add({
      population: population === '' ? null : population,
      home,
      people,
      senders: Object.fromEntries(counts.map(([sender, results]) => [sender, Object.fromEntries(results)])),
    });
    const cells = new Map(counts.map(([sender, results]) => [sender, results.map(([result, n]) => `${result} ${n}`)]));
    output.write(
      'mailflow-matrix.csv',
      csvLine([population, home, String(people), ...senders.map((sender) => cells.get(sender))]),
    );
  }
  json.end();
};
