import { type AddressListEntry, addressList } from '../gal/address-list.js';
import { entryFields } from '../gal/entry-fields.js';
import { freeBusyFindings } from '../gal/free-busy-findings.js';
import { type FreeBusyPair, FreeBusyPairs } from '../gal/free-busy-pairs.js';
import { adOf, cloudOf, type Gal } from '../gal/gal.js';
import { rowFindings } from '../gal/gal-findings.js';
import { MailMatrix, type MatrixRow } from '../gal/mail-matrix.js';
import { type Route, routeOf } from '../gal/person-routes.js';
import type { Shown } from '../gal/shown.js';
import { rowFacts, type UnifiedRow, unifiedRow } from '../gal/unified-row.js';
import type { Finding } from '../model/finding.js';
import { type CsvCell, csvLine, csvStart } from './csv.js';

/** Takes the next piece of a file; pieces of one file arrive in order, those of different files in turn. */
export type Sink = (path: string, text: string) => void;

/** Sees every row of the unified list once. */
export type OnRow = (row: UnifiedRow) => void;

/**
 * Writes address lists, unified list and mail flow piece by piece, so that a million rows need no memory of their own
 * (`gal/<tenant>.json|csv`, `gal/unified.json|csv`, `mailflow.json`, `mailflow-matrix.json|csv`, `freebusy.json`; design 4). Returns what it found.
 */
export const writeGal = (gal: Gal, sink: Sink, onRow: OnRow = () => {}): readonly Finding[] => {
  for (const t of gal.tenants.keys()) writeAddressList(gal, t, sink);
  return writeRows(gal, sink, onRow);
};

/** A JSON array with one element a line. */
class JsonArray {
  private isEmpty = true;

  constructor(
    private readonly path: string,
    private readonly sink: Sink,
  ) {}

  add(value: unknown): void {
    this.sink(this.path, `${this.isEmpty ? '[\n' : ',\n'}${JSON.stringify(value)}`);
    this.isEmpty = false;
  }

  end(): void {
    this.sink(this.path, this.isEmpty ? '[]\n' : '\n]\n');
  }
}

const writeAddressList = (gal: Gal, t: number, sink: Sink): void => {
  const side = gal.tenants[t];
  if (side === undefined) return;
  const json = new JsonArray(`gal/${side.tenant.name}.json`, sink);
  const csv = `gal/${side.tenant.name}.csv`;
  // People read names where programs read source anchors.
  const nameOf = (anchor: string): string => cloudOf(gal, t, gal.people.rowOf(anchor))?.displayName ?? anchor;
  sink(csv, csvStart + csvLine(listHeader));
  for (const entry of addressList(side.objects)) {
    json.add({ ...entry, fields: Object.fromEntries(entry.fields) });
    sink(csv, csvLine(listCells(entry, nameOf)));
  }
  json.end();
};

/** `displayName` stands in front. */
const shownFields = entryFields.filter(
  ({ filterOnly, name }) => filterOnly !== true && name !== 'photo' && name !== 'displayName',
);

const listHeader: readonly string[] = [
  'displayName',
  'primarySmtpAddress',
  'alias',
  'recipientTypeDetails',
  'icon',
  'lists',
  ...shownFields.map(({ name }) => name),
  'externalEmailAddress',
  'emailAddresses',
  'person',
  'marks',
];

const listCells = (entry: AddressListEntry, nameOf: (anchor: string) => string): readonly CsvCell[] => [
  entry.fields.get('displayName'),
  entry.primarySmtpAddress,
  entry.alias,
  entry.recipientTypeDetails,
  entry.icon,
  entry.lists,
  ...shownFields.map(({ name, reference }): CsvCell => {
    const value = entry.fields.get(name);
    if (reference !== true || value === undefined) return value;
    return (typeof value === 'string' ? [value] : value).map(nameOf);
  }),
  entry.externalEmailAddress,
  entry.emailAddresses,
  entry.person,
  entry.marks,
];

const writeRows = (gal: Gal, sink: Sink, onRow: OnRow): readonly Finding[] => {
  const findings: Finding[] = [];
  const matrix = new MailMatrix();
  const freeBusy = new FreeBusyPairs(gal);
  const unified = new JsonArray('gal/unified.json', sink);
  const mailFlow = new JsonArray('mailflow.json', sink);
  const tenants = gal.tenants.map(({ tenant: { name } }) => name);
  const senders = gal.senders.map(({ platform }) => platform);
  sink('gal/unified.csv', csvStart + csvLine(unifiedHeader(tenants)));
  for (let i = 0; i < gal.people.anchors.length; i++) {
    const facts = rowFacts(gal, i);
    const row = unifiedRow(gal, i, facts);
    onRow(row);
    const routes = facts.mail.flatMap((mail, s) => (mail === null ? [] : [routeOf(senders[s] ?? '', mail)]));
    freeBusy.add(i, row.population ?? '');
    unified.add(unifiedJson(row));
    sink('gal/unified.csv', csvLine(unifiedCells(row, tenants)));
    if (routes.length > 0) mailFlow.add(mailFlowJson(row, routes));
    if (routes.length > 0)
      matrix.add(
        row.population ?? '',
        row.home,
        routes.map(({ from, result }) => [from, result]),
      );
    findings.push(...rowFindings(row, adOf(gal, i)));
  }
  unified.end();
  mailFlow.end();
  writeMatrix(matrix.rows(), senders, sink);
  const pairs = freeBusy.rows();
  writeFreeBusy(pairs, sink);
  findings.push(...freeBusyFindings(gal, pairs));
  return findings;
};

/** A row of `gal/unified.json` (design 4). */
export const unifiedJson = (row: UnifiedRow) => ({
  person: row.person,
  displayName: row.displayName,
  population: row.population,
  home: row.home,
  verdict: row.verdict,
  details: row.problems.map(({ detail }) => detail),
  tenants: Object.fromEntries(row.tenants),
  onPremises: row.onPremises,
  mailFlow: Object.fromEntries(row.mailFlow),
  findings: row.findings,
  marks: row.marks,
});

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

const mailFlowJson = ({ person, displayName, population, home }: UnifiedRow, routes: readonly Route[]) => ({
  person,
  displayName,
  population,
  home,
  routes: Object.fromEntries(routes.map((route) => [route.from, routeJson(route)])),
});

const platformColumns = [
  'visible',
  'reason',
  'recipientTypeDetails',
  'primarySmtpAddress',
  'externalEmailAddress',
  'userPrincipalName',
  'accountEnabled',
] as const satisfies readonly (keyof Shown)[];

const unifiedHeader = (tenants: readonly string[]): readonly string[] => [
  'displayName',
  'home',
  'population',
  'verdict',
  'details',
  'findings',
  'marks',
  ...[...tenants, 'onPremises'].map((platform) => `mail from ${platform}`),
  ...[...tenants, 'onPremises'].flatMap((platform) => platformColumns.map((column) => `${platform} ${column}`)),
  'person',
];

const unifiedCells = (row: UnifiedRow, tenants: readonly string[]): readonly CsvCell[] => [
  row.displayName,
  row.home,
  row.population,
  row.verdict,
  row.problems.map(({ detail }) => detail),
  row.findings,
  row.marks,
  ...[...tenants, 'onPremises'].map((platform) => row.mailFlow.get(platform)),
  ...[...tenants.map((tenant) => row.tenants.get(tenant)), row.onPremises].flatMap((shown) =>
    platformColumns.map((column) => shown?.[column]),
  ),
  row.person,
];

const writeMatrix = (rows: readonly MatrixRow[], senders: readonly string[], sink: Sink): void => {
  const json = new JsonArray('mailflow-matrix.json', sink);
  sink(
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
    sink(
      'mailflow-matrix.csv',
      csvLine([population, home, String(people), ...senders.map((sender) => cells.get(sender))]),
    );
  }
  json.end();
};

const writeFreeBusy = (pairs: readonly FreeBusyPair[], sink: Sink): void => {
  const json = new JsonArray('freebusy.json', sink);
  for (const { requester, owner, works, deliberate, populations, ...pair } of pairs)
    json.add({
      requester,
      owner,
      works,
      deliberate,
      ...pair,
      populations: Object.fromEntries(sortedCounts(populations)),
    });
  json.end();
};

const sortedCounts = (counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** The same as whole texts by path, for small directories. */
export const galFiles = (
  gal: Gal,
  onRow: OnRow = () => {},
): { readonly files: ReadonlyMap<string, string>; readonly findings: readonly Finding[] } => {
  const files = new Map<string, string>();
  const findings = writeGal(gal, (path, text) => files.set(path, (files.get(path) ?? '') + text), onRow);
  return { files, findings };
};
