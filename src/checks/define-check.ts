import type { Place, Severity, Span } from '../base/diagnostic.js';
import type { SyncRule } from '../rule/sync-rule.js';
import type { DirectoryContext, DirectoryPass } from './directory-subject.js';
import type { Need } from './needs.js';
import type { OutcomeSubject } from './outcome-subject.js';
import type { RuleSet } from './rule-set.js';
import type { TopologySubject } from './topology-subject.js';

/** What a check looks at, and what it answers with. */
interface Subjects {
  /** The rules of one server, with the schemas as far as they are known. */
  readonly 'rule-set': { readonly input: RuleSet; readonly answer: Iterable<Remark> };
  /** The objects of the forest, one after the other. */
  readonly directory: { readonly input: DirectoryContext; readonly answer: DirectoryPass };
  /** The workspace: tenants, domains, servers, and what is configured beside the rules. */
  readonly topology: { readonly input: TopologySubject; readonly answer: Iterable<Remark> };
  /** What a simulation came to. */
  readonly outcome: { readonly input: OutcomeSubject; readonly answer: Iterable<Remark> };
}

export type Subject = keyof Subjects;

/** A part of a rule that a remark is about; where it stands in a file is looked up only when there is a remark. */
export type RulePart =
  | { readonly kind: 'flow'; readonly target: string }
  | { readonly kind: 'scope'; readonly group: number; readonly clause?: number }
  | { readonly kind: 'join'; readonly group: number; readonly condition?: number }
  | { readonly kind: 'field'; readonly name: string };

/** What a check has to say; the runner adds what the declaration of the check says already. */
export interface Remark {
  /** One sentence without a full stop, user input in backticks; for a rule it goes on after the rule's name. */
  readonly message: string;
  /** The next step for this case; left out, the `fix` of the check. */
  readonly help?: string;
  readonly severity?: Severity;
  readonly tenant?: string;
  /** DNs or source anchors; in a directory left out for the object that is being looked at. */
  readonly objects?: readonly string[];
  readonly at?: Place;
  readonly rule?: SyncRule;
  readonly part?: RulePart;
  /** Offsets into the expression of the flow `part` names. */
  readonly span?: Span;
  /** Undocumented points it rests on (`S-14`, `SCP-9`). */
  readonly marks?: readonly string[];
}

/** A check is data: what it finds, why that matters, what to do instead, and one function that looks. */
export interface Check<S extends Subject = Subject> {
  /** `<subject>/<slug>`, the file is named after the slug; a policy of a workspace is `policy/<slug>`. */
  readonly id: `${S}/${string}` | `policy/${string}`;
  readonly subject: S;
  readonly severity: Severity;
  /** One sentence: what is wrong where the check fires. */
  readonly summary: string;
  /** Why that hurts. */
  readonly rationale: string;
  /** An example that fires, and the same done well. */
  readonly avoid: string;
  readonly prefer: string;
  readonly fix: string;
  /** Where the facts come from: a chapter of the specification or a page. */
  readonly source: string;
  /** Failure modes (F01–F90) and traps (T1–T20) it shows. */
  readonly modes?: readonly string[];
  /** Without these the check says `not checked` instead of passing silently. */
  readonly needs?: readonly Need[];
  /** A text of a file that can be put in place of what a remark is about (`--fix`). */
  readonly repair?: Repair;
  readonly run: (input: Subjects[S]['input']) => Subjects[S]['answer'];
}

/** The rule as it should be, or null when this remark cannot be repaired without a decision. */
export type Repair = (rule: SyncRule, remark: Remark) => SyncRule | null;

/** Declares a check; the subject says what `run` is given. */
export function defineCheck(check: Check<'rule-set'>): Check<'rule-set'>;
export function defineCheck(check: Check<'directory'>): Check<'directory'>;
export function defineCheck(check: Check<'topology'>): Check<'topology'>;
export function defineCheck(check: Check<'outcome'>): Check<'outcome'>;
export function defineCheck<S extends Subject>(check: Check<S>): Check<S> {
  return check;
}
