import type { Severity } from '../base/diagnostic.js';
import { sortedBy } from '../base/order.js';
import type { Finding } from './finding.js';

/** A kind of finding that no check looks for: a simulation meets it on its way. Findings, documentation and `--explain` read this. */
export interface FindingKind {
  /** What findings of the kind are called: `cloud/nickname-changed`. */
  readonly id: string;
  readonly severity: Severity;
  /** One sentence: what is wrong where the finding appears. */
  readonly summary: string;
  /** Why that hurts. */
  readonly rationale: string;
  /** What to do where the finding has no better help. */
  readonly fix: string;
  /** Where the facts come from: a chapter of the specification. */
  readonly source: string;
  /** Failure modes (F01–F90) and traps (T1–T20) that its findings may show, sorted. */
  readonly modes: readonly string[];
}

/** A kind before its folder has named it; `modes` left out for none. */
export type FindingKindDeclaration = Omit<FindingKind, 'id' | 'modes'> & { readonly modes?: readonly string[] };

/** The kinds of one folder: their ids are the folder and the key. */
export const defineFindingKinds = <K extends string>(
  folder: string,
  kinds: Readonly<Record<K, FindingKindDeclaration>>,
): Readonly<Record<K, FindingKind>> => {
  const entries = Object.entries<FindingKindDeclaration>(kinds).map(([slug, kind]) => [
    slug,
    { modes: [], ...kind, id: `${folder}/${slug}` },
  ]);
  // The keys are those of `kinds`.
  return Object.fromEntries(entries) as Readonly<Record<K, FindingKind>>;
};

/** How every finding of a kind begins; its help is `fix` unless the place knows better. */
export const startOf = (
  { id, severity, modes }: FindingKind,
  message: string,
): Pick<Finding, 'check' | 'severity' | 'message' | 'modes'> => ({ check: id, severity, message, modes });

/** The kinds of several folders by id. */
export const kindsById = (...tables: readonly Readonly<Record<string, FindingKind>>[]): readonly FindingKind[] =>
  sortedBy(
    tables.flatMap((table) => Object.values(table)),
    ({ id }) => id,
  );
