import type { Shown } from '../gal/shown.js';
import type { UnifiedRow } from '../gal/unified-row.js';
import { type CsvCell, csvLine, csvStart } from './csv.js';
import { jsonOrNull, jsonQuote, jsonQuoteAll } from './json-quote.js';

/** A row of `gal/unified.json` (design 4), put together by hand: there are millions. */
export const unifiedJson = (row: UnifiedRow): string => {
  const details = row.problems.map(({ detail }) => detail);
  const tenants = [...row.tenants].map(([name, shown]) => `${jsonQuote(name)}:${shownJson(shown)}`);
  const mailFlow = [...row.mailFlow].map(([sender, result]) => `${jsonQuote(sender)}:${jsonQuote(result)}`);
  return `{"person":${jsonQuote(row.person)},"displayName":${jsonOrNull(row.displayName)},"population":${jsonOrNull(row.population)},"home":${jsonQuote(row.home)},"verdict":"${row.verdict}","details":${jsonQuoteAll(details)},"tenants":{${tenants.join()}},"onPremises":${shownJson(row.onPremises)},"mailFlow":{${mailFlow.join()}},"findings":${jsonQuoteAll(row.findings)},"marks":${jsonQuoteAll(row.marks)}}`;
};

const shownJson = (shown: Shown): string =>
  `{"present":${shown.present},"visible":${shown.visible},"reason":${jsonOrNull(shown.reason)},"recipientTypeDetails":${jsonOrNull(shown.recipientTypeDetails)},"displayName":${jsonOrNull(shown.displayName)},"alias":${jsonOrNull(shown.alias)},"primarySmtpAddress":${jsonOrNull(shown.primarySmtpAddress)},"emailAddresses":${jsonQuoteAll(shown.emailAddresses)},"externalEmailAddress":${jsonOrNull(shown.externalEmailAddress)},"userPrincipalName":${jsonOrNull(shown.userPrincipalName)},"accountEnabled":${shown.accountEnabled}}`;

const platformColumns = [
  'visible',
  'reason',
  'recipientTypeDetails',
  'primarySmtpAddress',
  'externalEmailAddress',
  'userPrincipalName',
  'accountEnabled',
] as const satisfies readonly (keyof Shown)[];

/** What `gal/unified.csv` starts with. */
export const unifiedHeader = (tenants: readonly string[]): string => csvStart + csvLine(headerCells(tenants));

/** A row of `gal/unified.csv`. */
export const unifiedCsv = (row: UnifiedRow, tenants: readonly string[]): string => csvLine(unifiedCells(row, tenants));

const headerCells = (tenants: readonly string[]): readonly string[] => [
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
