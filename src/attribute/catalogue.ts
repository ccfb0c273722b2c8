import { invariant } from '../base/assert-never.js';
import { foldAscii } from '../base/fold-case.js';
import { attributeTable } from './attribute-table.js';
import { type AttributeDefinition, type AttributeType, type Schema, schemaOf } from './schema.js';

/** One directory's part of the catalogue. */
interface Directory {
  readonly schema: Schema;
  readonly selected: ReadonlySet<string>;
}

const types: ReadonlySet<string> = new Set<AttributeType>([
  'string',
  'number',
  'boolean',
  'binary',
  'reference',
  'dateTime',
]);
const isType = (word: string): word is AttributeType => types.has(word);

/** What a cell of the table says about an attribute in one directory, null for `-`. */
const readCell = (cell: string, name: string, type: AttributeType): [AttributeDefinition, boolean] | null => {
  const words = cell.split(' ');
  const first = words.shift();
  if (first === '-') return null;
  invariant(first === 'one' || first === 'list', `the catalogue holds ${name} as \`one\` or \`list\``);
  let definition: AttributeDefinition = { name, type, multiValued: first === 'list' };
  let selected = false;
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === 'selected') selected = true;
    else if (word === 'indexed') definition = { ...definition, indexable: true };
    else if (word === 'as') definition = { ...definition, name: words.shift() ?? '' };
    else {
      invariant(isType(word), `the catalogue says \`${word}\` of ${name}`);
      definition = { ...definition, type: word };
    }
  }
  return [definition, selected];
};

const rows = attributeTable
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** INVARIANT: the table is well-formed; a test reads every row and finds every name once in each directory. */
const directoryAt = (column: number): Directory => {
  const definitions: AttributeDefinition[] = [];
  const selected = new Set<string>();
  for (const row of rows) {
    const [name = '', type = ''] = row;
    invariant(isType(type), `the catalogue says what type ${name} has`);
    const read = readCell(row[column] ?? '', name, type);
    if (read === null) continue;
    definitions.push(read[0]);
    if (read[1]) selected.add(read[0].name);
  }
  return { schema: schemaOf(definitions), selected };
};

const ad = directoryAt(2);
const metaverse = directoryAt(3);
const entra = directoryAt(4);

/** Active Directory with the Exchange and Lync schemas of today (sync-engine 11.3, 12; scenario B.2). */
export const adSchema: Schema = ad.schema;

/** What an AD connector imports and exports unless it is told otherwise: what the shipped rules need (export-formats 3.1). */
export const adSelected: ReadonlySet<string> = ad.selected;

/** The metaverse (export-formats 4). */
export const metaverseSchema: Schema = metaverse.schema;

/** What the connector of an Entra ID tenant knows (export-formats 3.2). */
export const entraSchema: Schema = entra.schema;

/** What the connector of an Entra ID tenant imports and exports. */
export const entraSelected: ReadonlySet<string> = entra.selected;

/** What the connector of an Entra ID tenant calls an attribute of AD, where the names differ (cloud 1.2). */
export const entraNames: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([name = '', , inAd, , inEntra = '']): (readonly [string, string])[] => {
    const renamed = /\bas (\S+)/.exec(inEntra)?.[1];
    return renamed === undefined || inAd === '-' ? [] : [[name, renamed]];
  }),
);

const foldedNames = new WeakMap<Schema, ReadonlyMap<string, AttributeDefinition>>();

/** The attribute of this name in any case, as directory files may write it; rules are exact about case (PIPE-11). */
export const lookupIgnoringCase = (schema: Schema, name: string): AttributeDefinition | null => {
  const exact = schema.get(name);
  if (exact !== undefined) return exact;
  let folded = foldedNames.get(schema);
  if (folded === undefined) {
    folded = new Map([...schema.values()].map((definition) => [foldAscii(definition.name), definition]));
    foldedNames.set(schema, folded);
  }
  return folded.get(foldAscii(name)) ?? null;
};
