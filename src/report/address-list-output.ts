import type { AddressListEntry } from '../gal/address-list.js';
import { type EntryField, entryFields } from '../gal/entry-fields.js';
import type { EntryValues } from '../gal/entry-values.js';
import { csvField, csvLine, csvStart } from './csv.js';
import { jsonQuote, jsonQuoteAll } from './json-quote.js';
import { areOpen, openCell, openField } from './open-text.js';
import {
  addressLists,
  aliases,
  externals,
  persons,
  primaries,
  QuotedField,
  sharedLists,
  signInNames,
} from './quoted-field.js';

/** An entry as JSON, put together by hand: there are millions. */
export const entryJson = (entry: AddressListEntry): string =>
  `{"person":${persons.json(entry.person)},"recipientTypeDetails":"${entry.recipientTypeDetails}","icon":"${entry.icon}","lists":${sharedLists.json(entry.lists)},"alias":${aliases.json(entry.alias)},"primarySmtpAddress":${primaries.jsonOrNull(entry.primarySmtpAddress)},"externalEmailAddress":${externals.jsonOrNull(entry.externalEmailAddress)},"emailAddresses":${addressLists.json(entry.emailAddresses)},"userPrincipalName":${signInNames.jsonOrNull(entry.userPrincipalName)},"fields":{${fieldsJson(entry.fields)}},"marks":${sharedLists.json(entry.marks)}}`;

const fieldsJson = ({ fields, values }: EntryValues): string => {
  const { keys, quoted } = columnsOf(fields);
  let json = '';
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? null;
    if (value === null) continue;
    const field = fields[i] as EntryField; // there is a field for every value
    if (field.reference === true && areOpen(listOf(value))) {
      json += openField(field.name, listOf(value), field.many === true);
      continue;
    }
    if (json !== '') json += ',';
    json += keys[i] + (typeof value === 'string' ? (quoted[i] as QuotedField).json(value) : jsonQuoteAll(value)); // as above
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
  const { fields, values } = entry.fields;
  const { places, quoted, displayName } = columnsOf(fields);
  const name = values[displayName] ?? null;
  let line = `${typeof name === 'string' ? (quoted[displayName] as QuotedField).csv(name) : csvField(name)},${primaries.csv(entry.primarySmtpAddress)},${aliases.csv(entry.alias)},"${entry.recipientTypeDetails}","${entry.icon}",${sharedLists.csv(entry.lists)},`; // every field has one
  let empty = 0;
  for (const { place, isReference, many } of places) {
    const value = values[place] ?? null;
    if (value === null) {
      empty++;
      continue;
    }
    if (empty > 0) line += emptyCells[empty];
    empty = 0;
    if (isReference)
      line += `${areOpen(listOf(value)) ? openCell(listOf(value), many) : csvField(listOf(value).map(nameOf))},`;
    else line += `${typeof value === 'string' ? (quoted[place] as QuotedField).csv(value) : csvField(value)},`; // as above
  }
  return `${line}${emptyCells[empty]}${externals.csv(entry.externalEmailAddress)},${csvField(entry.emailAddresses)},${persons.csv(entry.person)},${sharedLists.csv(entry.marks)}\r\n`;
};

/** By number, cells without anything, a comma behind each. */
const emptyCells = Array.from({ length: shownFields.length + 1 }, (_, n) => '"",'.repeat(n));

/** How the fields of a class are written. */
interface Columns {
  /** In front of a value in JSON, by place of the field. */
  readonly keys: readonly string[];
  /** By place of the field. */
  readonly quoted: readonly QuotedField[];
  readonly displayName: number;
  /** Of the table. */
  readonly places: readonly ColumnPlace[];
}

interface ColumnPlace {
  /** Among the fields of the class; -1 for what it does not have. */
  readonly place: number;
  readonly isReference: boolean;
  readonly many: boolean;
}

const columnsOf = (fields: readonly EntryField[]): Columns => {
  let columns = columnsByFields.get(fields);
  if (columns === undefined) {
    columns = {
      keys: fields.map(({ name }) => `${jsonQuote(name)}:`),
      quoted: fields.map(() => new QuotedField()),
      displayName: fields.findIndex(({ name }) => name === 'displayName'),
      places: shownFields.map((field) => ({
        place: fields.indexOf(field),
        isReference: field.reference === true,
        many: field.many === true,
      })),
    };
    columnsByFields.set(fields, columns);
  }
  return columns;
};

/** By the fields of a class. */
const columnsByFields = new Map<readonly EntryField[], Columns>();
