import type { AddressListEntry } from '../gal/address-list.js';
import { type EntryField, entryFields } from '../gal/entry-fields.js';
import type { EntryValues } from '../gal/entry-values.js';
import { csvField, csvLine, csvStart } from './csv.js';
import { jsonOrNull, jsonQuote, jsonQuoteAll } from './json-quote.js';
import { areOpen, openCell, openField } from './open-text.js';

/** An entry as JSON, put together by hand: there are millions. */
export const entryJson = (entry: AddressListEntry): string =>
  `{"person":${jsonQuote(entry.person)},"recipientTypeDetails":"${entry.recipientTypeDetails}","icon":"${entry.icon}","lists":${jsonQuoteAll(entry.lists)},"alias":${jsonQuote(entry.alias)},"primarySmtpAddress":${jsonOrNull(entry.primarySmtpAddress)},"externalEmailAddress":${jsonOrNull(entry.externalEmailAddress)},"emailAddresses":${jsonQuoteAll(entry.emailAddresses)},"userPrincipalName":${jsonOrNull(entry.userPrincipalName)},"fields":{${fieldsJson(entry.fields)}},"marks":${jsonQuoteAll(entry.marks)}}`;

const fieldsJson = ({ fields, values }: EntryValues): string => {
  let json = '';
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? null;
    const field = fields[i];
    if (value === null || field === undefined) continue;
    if (field.reference === true && areOpen(listOf(value))) {
      json += openField(field.name, listOf(value), field.many === true);
      continue;
    }
    json += json === '' ? '"' : ',"';
    json += `${field.name}":${typeof value === 'string' ? jsonQuote(value) : jsonQuoteAll(value)}`;
  }
  return json;
};

const listOf = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);

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
export const entryCsv = (entry: AddressListEntry, nameOf: (anchor: string) => string): string => {
  const { fields } = entry;
  let line = `${csvField(fields.get('displayName'))},${csvField(entry.primarySmtpAddress)},${csvField(entry.alias)},"${entry.recipientTypeDetails}","${entry.icon}",${csvField(entry.lists)},`;
  for (const { place, isReference, many } of placesOf(fields.fields)) {
    const value = fields.values[place] ?? null;
    if (value === null) line += '"",';
    else if (isReference && areOpen(listOf(value))) line += `${openCell(listOf(value), many)},`;
    else line += `${csvField(isReference ? listOf(value).map(nameOf) : value)},`;
  }
  return `${line}${csvField(entry.externalEmailAddress)},${csvField(entry.emailAddresses)},${csvField(entry.person)},${csvField(entry.marks)}\r\n`;
};

/** Where the shown fields stand among those of a class; -1 for what the class does not have. */
const placesOf = (fields: readonly EntryField[]): readonly ColumnPlace[] => {
  let places = columnPlaces.get(fields);
  if (places === undefined) {
    places = shownFields.map((field) => ({
      place: fields.indexOf(field),
      isReference: field.reference === true,
      many: field.many === true,
    }));
    columnPlaces.set(fields, places);
  }
  return places;
};

interface ColumnPlace {
  readonly place: number;
  readonly isReference: boolean;
  readonly many: boolean;
}

/** By the fields of a class. */
const columnPlaces = new Map<readonly EntryField[], readonly ColumnPlace[]>();
