import type { Diagnostic } from '../../base/diagnostic.js';
import type { Finding } from '../../model/finding.js';
import type { SentMeetings } from './meetings.js';
import type { SentBook } from './object-book.js';
import type { SentResults } from './part-results.js';
import type { SentRecords } from './records.js';

/** What a `PartRunner` made of its parts as plain data. */
export interface SentParts {
  readonly book: SentBook;
  readonly meetings: SentMeetings;
  readonly results: SentResults;
  readonly postponed: SentRecords;
  /** By place of the tenant. */
  readonly problems: readonly (readonly Finding[])[];
  /** By place of the server. */
  readonly diagnostics: readonly { readonly imported: readonly Diagnostic[]; readonly rules: readonly Diagnostic[] }[];
  readonly hasGivenUp: boolean;
}
