import type { Shown } from '../gal/shown.js';
import type { UnifiedRow } from '../gal/unified-row.js';
import { onPremises } from '../model/workspace.js';
import { csvField, csvLine, csvStart, csvWord } from './csv.js';
import { jsonQuoteAll, jsonWord, jsonWordOrNull } from './json-quote.js';
import {
  addressLists,
  aliases,
  displayNames,
  externals,
  persons,
  primaries,
  sharedLists,
  signInNames,
} from './quoted-field.js';

/** A row of `gal/unified.json` (design 4), put together by hand: there are millions. */
export const unifiedJson = (row: UnifiedRow): string => {
  let tenants = '';
  for (const [name, shown] of row.tenants) tenants += `${comma(tenants)}${jsonWord(name)}:${shownJson(shown)}`;
  let mailFlow = '';
  for (const [sender, result] of row.mailFlow) mailFlow += `${comma(mailFlow)}${jsonWord(sender)}:${jsonWord(result)}`;
  return `{"person":${persons.json(row.person)},"displayName":${displayNames.jsonOrNull(row.displayName)},"population":${jsonWordOrNull(row.population)},"home":${jsonWord(row.home)},"verdict":"${row.verdict}","details":${jsonQuoteAll(detailsOf(row))},"tenants":{${tenants}},"onPremises":${shownJson(row.onPremises)},"mailFlow":{${mailFlow}},"findings":${jsonQuoteAll(row.findings)},"marks":${sharedLists.json(row.marks)}}`;
};

const shownJson = (shown: Shown): string =>
  `{"present":${shown.present},"visible":${shown.visible},"reason":${jsonWordOrNull(shown.reason)},"recipientTypeDetails":${jsonWordOrNull(shown.recipientTypeDetails)},"displayName":${displayNames.jsonOrNull(shown.displayName)},"alias":${aliases.jsonOrNull(shown.alias)},"primarySmtpAddress":${primaries.jsonOrNull(shown.primarySmtpAddress)},"emailAddresses":${addressLists.json(shown.emailAddresses)},"externalEmailAddress":${externals.jsonOrNull(shown.externalEmailAddress)},"userPrincipalName":${signInNames.jsonOrNull(shown.userPrincipalName)},"accountEnabled":${shown.accountEnabled}}`;

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

/** A row of `gal/unified.csv`; its tenants stand in the order of the workspace. */
export const unifiedCsv = (row: UnifiedRow): string => {
  let mailFlow = '';
  let platforms = '';
  for (const [tenant, shown] of row.tenants) {
    mailFlow += `${csvWord(row.mailFlow.get(tenant))},`;
    platforms += shownCsv(shown);
  }
  mailFlow += csvWord(row.mailFlow.get(onPremises));
  platforms += shownCsv(row.onPremises);
  return `${displayNames.csv(row.displayName)},${csvWord(row.home)},${csvWord(row.population)},"${row.verdict}",${csvField(detailsOf(row))},${csvField(row.findings)},${sharedLists.csv(row.marks)},${mailFlow},${platforms}${persons.csv(row.person)}\r\n`;
};

/** The cells of `platformColumns`, a comma behind each. */
const shownCsv = (shown: Shown): string =>
  `${csvField(shown.visible)},${csvWord(shown.reason)},${csvWord(shown.recipientTypeDetails)},${primaries.csv(shown.primarySmtpAddress)},${externals.csv(shown.externalEmailAddress)},${signInNames.csv(shown.userPrincipalName)},${csvField(shown.accountEnabled)},`;

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
