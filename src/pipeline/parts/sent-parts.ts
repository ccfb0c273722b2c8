import type { Diagnostic } from '../../base/diagnostic.js';
import type { SentKeys } from '../../base/shared-keys.js';
import type { Finding } from '../../model/finding.js';
import type { SentBook } from './object-book.js';
import type { SentResults } from './part-results.js';
import type { SentPostponed } from './postponed-objects.js';

/** What a `PartRunner` made of its parts as plain data. */
export interface SentParts {
  readonly book: SentBook;
  readonly meetings: SentKeys;
  readonly results: SentResults;
  readonly postponed: SentPostponed;
  /** By place of the tenant. */
  readonly problems: readonly (readonly Finding[])[];
  /** By place of the server. */
  readonly diagnostics: readonly { readonly imported: readonly Diagnostic[]; readonly rules: readonly Diagnostic[] }[];
  readonly hasGivenUp: boolean;
}
