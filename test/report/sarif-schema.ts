import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

/**
 * The JSON Schema of SARIF 2.1.0 as OASIS published it, from the package @microsoft/jest-sarif (MIT licence), which carries it with the
 * working title 2.1.0-rtm.5. What Errata 01 changed in it is changed here: a region has a start, and a language is written so.
 */
const officialSchema = (): Record<string, unknown> => {
  const require = createRequire(import.meta.url);
  const file = join(dirname(require.resolve('@microsoft/jest-sarif')), 'schemas/sarif-2.1.0-rtm.5.json');
  const { $schema, id, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  if ($schema !== 'http://json-schema.org/draft-04/schema#' || !String(id).includes('sarif-2.1.0'))
    throw new Error(`${file} is another schema`);
  const { region, run, toolComponent } = schema.definitions;
  region.anyOf = ['startLine', 'charOffset', 'byteOffset'].map((name) => ({ required: [name] }));
  for (const { properties } of [run, toolComponent]) properties.language.pattern = '^[a-zA-Z]{2}(-[a-zA-Z]{2})?$';
  return schema;
};

/** Nothing in the schema means something else in a later draft; ajv knows formats only from whoever tells it. */
const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/ },
});
ajv.addFormat('uri', (text) => URL.canParse(text));
ajv.addFormat(
  'uri-reference',
  (text) => /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(text) && !/%(?![0-9A-Fa-f]{2})/.test(text),
);
const validate = ajv.compile(officialSchema());

/** What a text breaks of SARIF 2.1.0; empty when nothing. */
export const sarifErrors = (text: string): readonly unknown[] =>
  validate(JSON.parse(text)) ? [] : (validate.errors ?? []);
