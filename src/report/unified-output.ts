import type { Output } from '../base/output.js';
import type { Shown } from '../gal/shown.js';
import type { UnifiedRow } from '../gal/unified-row.js';
import { type CsvCell, csvLine, csvStart } from './csv.js';
import { JsonArray } from './json-array.js';

/** The unified list, a row at a time (`gal/unified.json|csv`, design 4). */
export class UnifiedOutput {
  private readonly json: JsonArray;

  constructor(
    private readonly tenants: readonly string[],
    private readonly output: Output,
  ) {
    this.json = new JsonArray('gal/unified.json', output);
    output.write(csvPath, csvStart + csvLine(unifiedHeader(tenants)));
  }

  add(row: UnifiedRow): void {
    this.json.add(unifiedJson(row));
    this.output.write(csvPath, csvLine(unifiedCells(row, this.tenants)));
  }

  end(): void {
    this.json.end();
  }
}

const csvPath = 'gal/unified.csv';

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
