import type { Output } from '../base/output.js';
import { type AddressListEntry, addressList } from '../gal/address-list.js';
import { entryFields } from '../gal/entry-fields.js';
import { cloudOf, type Gal } from '../gal/gal.js';
import { type CsvCell, csvLine, csvStart } from './csv.js';
import { JsonArray } from './json-array.js';
import { jsonOrNull, jsonQuote, jsonQuoteAll } from './json-quote.js';

/** The address list of the tenant at a place of the workspace, for programs and for people (`gal/<tenant>.json|csv`, design 4). */
export const writeAddressList = (gal: Gal, t: number, output: Output): void => {
  const side = gal.tenants[t];
  if (side === undefined) return;
  const json = new JsonArray(`gal/${side.tenant.name}.json`, output);
  const csv = `gal/${side.tenant.name}.csv`;
  // People read names where programs read source anchors.
  const nameOf = (anchor: string): string => cloudOf(gal, t, gal.people.rowOf(anchor))?.displayName ?? anchor;
  output.write(csv, listHeader);
  for (const entry of addressList(side.objects)) {
    json.addText(entryJson(entry));
    output.write(csv, entryCsv(entry, nameOf));
  }
  json.end();
};

/** An entry as JSON, put together by hand: there are millions. */
export const entryJson = (entry: AddressListEntry): string => {
  let fields = '';
  for (const [name, value] of entry.fields)
    fields += `${fields === '' ? '' : ','}"${name}":${typeof value === 'string' ? jsonQuote(value) : jsonQuoteAll(value)}`;
  return `{"person":${jsonQuote(entry.person)},"recipientTypeDetails":${jsonQuote(entry.recipientTypeDetails)},"icon":"${entry.icon}","lists":${jsonQuoteAll(entry.lists)},"alias":${jsonQuote(entry.alias)},"primarySmtpAddress":${jsonOrNull(entry.primarySmtpAddress)},"externalEmailAddress":${jsonOrNull(entry.externalEmailAddress)},"emailAddresses":${jsonQuoteAll(entry.emailAddresses)},"userPrincipalName":${jsonOrNull(entry.userPrincipalName)},"fields":{${fields}},"marks":${jsonQuoteAll(entry.marks)}}`;
};

/** `displayName` stands in front. */
const shownFields = entryFields.filter(
  ({ filterOnly, name }) => filterOnly !== true && name !== 'photo' && name !== 'displayName',
);

/** What the table of an address list starts with. */
export const listHeader =
  csvStart +
  csvLine([
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
  ]);

/** An entry as a line of the table; `nameOf` tells the name of whom a source anchor means. */
export const entryCsv = (entry: AddressListEntry, nameOf: (anchor: string) => string): string =>
  csvLine(listCells(entry, nameOf));

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
