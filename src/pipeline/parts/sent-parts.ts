import type { Value } from '../../attribute/value.js';
import type { Diagnostic } from '../../base/diagnostic.js';
import type { AdObject } from '../../model/directory.js';
import type { Finding } from '../../model/finding.js';
import type { SentMeetings } from './meetings.js';
import type { SentBook } from './object-book.js';
import type { SentResults } from './part-results.js';

/** What a `PartRunner` made of its parts as plain data. */
export interface SentParts {
  readonly book: SentBook;
  readonly meetings: SentMeetings;
  readonly results: SentResults;
  readonly postponed: readonly { readonly number: number; readonly object: SentObject }[];
  /** By place of the tenant. */
  readonly problems: readonly (readonly Finding[])[];
  /** By place of the server. */
  readonly diagnostics: readonly { readonly imported: readonly Diagnostic[]; readonly rules: readonly Diagnostic[] }[];
  readonly hasGivenUp: boolean;
}

/** An object whose attributes are pairs: a view of them would not reach another thread. */
export interface SentObject extends Omit<AdObject, 'attributes'> {
  readonly attributes: readonly (readonly [string, Value])[];
}
