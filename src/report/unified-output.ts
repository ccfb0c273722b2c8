import type { Shown } from '../gal/shown.js';
import type { UnifiedRow } from '../gal/unified-row.js';
import { onPremises } from '../model/workspace.js';
import { csvField, csvLine, csvStart } from './csv.js';
import { jsonOrNull, jsonQuote, jsonQuoteAll } from './json-quote.js';

/** A row of `gal/unified.json` (design 4), put together by hand: there are millions. */
export const unifiedJson = (row: UnifiedRow): string => {
  let tenants = '';
  for (const [name, shown] of row.tenants) tenants += `${comma(tenants)}${jsonQuote(name)}:${shownJson(shown)}`;
  let mailFlow = '';
  for (const [sender, result] of row.mailFlow)
    mailFlow += `${comma(mailFlow)}${jsonQuote(sender)}:${jsonQuote(result)}`;
  return `{"person":${jsonQuote(row.person)},"displayName":${jsonOrNull(row.displayName)},"population":${jsonOrNull(row.population)},"home":${jsonQuote(row.home)},"verdict":"${row.verdict}","details":${jsonQuoteAll(detailsOf(row))},"tenants":{${tenants}},"onPremises":${shownJson(row.onPremises)},"mailFlow":{${mailFlow}},"findings":${jsonQuoteAll(row.findings)},"marks":${jsonQuoteAll(row.marks)}}`;
};

const shownJson = (shown: Shown): string =>
  `{"present":${shown.present},"visible":${shown.visible},"reason":${jsonOrNull(shown.reason)},"recipientTypeDetails":${jsonOrNull(shown.recipientTypeDetails)},"displayName":${jsonOrNull(shown.displayName)},"alias":${jsonOrNull(shown.alias)},"primarySmtpAddress":${jsonOrNull(shown.primarySmtpAddress)},"emailAddresses":${jsonQuoteAll(shown.emailAddresses)},"externalEmailAddress":${jsonOrNull(shown.externalEmailAddress)},"userPrincipalName":${jsonOrNull(shown.userPrincipalName)},"accountEnabled":${shown.accountEnabled}}`;

const comma = (before: string): string => (before === '' ? '' : ',');

const nothing: readonly string[] = [];

const detailsOf = ({ problems }: UnifiedRow): readonly string[] =>
  problems.length === 0 ? nothing : problems.map(({ detail }) => detail);

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
export const unifiedCsv = (row: UnifiedRow, tenants: readonly string[]): string => {
  let mailFlow = '';
  let platforms = '';
  for (const tenant of tenants) {
    mailFlow += `${csvField(row.mailFlow.get(tenant))},`;
    platforms += shownCsv(row.tenants.get(tenant));
  }
  mailFlow += csvField(row.mailFlow.get(onPremises));
  platforms += shownCsv(row.onPremises);
  return `${csvField(row.displayName)},${csvField(row.home)},${csvField(row.population)},"${row.verdict}",${csvField(detailsOf(row))},${csvField(row.findings)},${csvField(row.marks)},${mailFlow},${platforms}${csvField(row.person)}\r\n`;
};

/** The cells of `platformColumns`, a comma behind each. */
const shownCsv = (shown: Shown | undefined): string =>
  shown === undefined
    ? absent
    : `${csvField(shown.visible)},${csvField(shown.reason)},${csvField(shown.recipientTypeDetails)},${csvField(shown.primarySmtpAddress)},${csvField(shown.externalEmailAddress)},${csvField(shown.userPrincipalName)},${csvField(shown.accountEnabled)},`;

const absent = '"",'.repeat(platformColumns.length);

const headerCells = (tenants: readonly string[]): readonly string[] => [
  'displayName',
  'home',
  'population',
  'verdict',
  'details',
  'findings',
  'marks',
  ...[...tenants, onPremises].map((platform) => `mail from ${platform}`),
  ...[...tenants, onPremises].flatMap((platform) => platformColumns.map((column) => `${platform} ${column}`)),
  'person',
];
