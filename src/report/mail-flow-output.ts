import type { Output } from '../base/output.js';
import type { MatrixRow } from '../gal/mail-matrix.js';
import type { Route } from '../gal/person-routes.js';
import type { UnifiedRow } from '../gal/unified-row.js';
import { csvLine, csvStart } from './csv.js';
import { JsonArray } from './json-array.js';
import { sortedCounts } from './sorted-counts.js';

/** What is null, empty or follows from the hop before is left out: there is one route for each person and platform. */
const routeJson = ({ to, result, code, at, hops, notes }: Route) => ({
  to,
  result,
  ...(code === null ? {} : { code }),
  at,
  hops: hops.map(({ at: platform, object, next, by }) =>
    next === null ? { at: platform, object } : { at: platform, object, next, by },
  ),
  ...(notes.length === 0 ? {} : { notes }),
});

/** A row of `mailflow.json`. */
export const mailFlowLine = (row: UnifiedRow, routes: readonly Route[]): string =>
  JSON.stringify(mailFlowJson(row, routes));

const mailFlowJson = ({ person, displayName, population, home }: UnifiedRow, routes: readonly Route[]) => ({
  person,
  displayName,
  population,
  home,
  routes: Object.fromEntries(routes.map((route) => [route.from, routeJson(route)])),
});

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
