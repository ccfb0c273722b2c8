import type { AddressListEntry } from '../gal/address-list.js';
import { entryFields } from '../gal/entry-fields.js';
import { type CsvCell, csvLine, csvStart } from './csv.js';
import { jsonOrNull, jsonQuote, jsonQuoteAll } from './json-quote.js';

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
