import type { Declaration } from '../define.js';
import * as binary from './binary.js';
import * as certificate from './certificate.js';
import * as conversion from './conversion.js';
import * as dateTime from './date-time.js';
import * as directory from './directory.js';
import * as evaluation from './evaluation.js';
import * as math from './math.js';
import * as multiValued from './multi-valued.js';
import * as programFlow from './program-flow.js';
import * as text from './text.js';

/** One family of chapter 14: what it is called, and every function that its file exports. */
export interface Family {
  readonly name: string;
  readonly functions: readonly Declaration[];
}

const isDeclaration = (value: unknown): value is Declaration =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  (value.kind === 'function' || value.kind === 'form');

const familyOf = (name: string, module: Readonly<Record<string, unknown>>): Family => ({
  name,
  functions: Object.values(module).filter(isDeclaration),
});

/** All families in the order of chapter 14; a function is in the language once its family file exports it. */
export const families: readonly Family[] = [
  familyOf('Program flow', programFlow),
  familyOf('Evaluation', evaluation),
  familyOf('Conversion', conversion),
  familyOf('Math', math),
  familyOf('Date and time', dateTime),
  familyOf('Directory', directory),
  familyOf('Multi-valued', multiValued),
  familyOf('Text', text),
  familyOf('Binary', binary),
  familyOf('Certificate', certificate),
];

/** Every function by its exact name. */
export const functionsByName: ReadonlyMap<string, Declaration> = new Map(
  families.flatMap(({ functions }) => functions.map((declaration) => [declaration.name, declaration])),
);
