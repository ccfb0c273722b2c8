import { noMarks, unionOfMarks } from '../cloud/marks.js';
import type { CloudObject } from '../cloud/tenant-directory.js';
import type { AdObject } from '../model/directory.js';
import { type Home, homeOf } from '../model/home.js';
import { populationOf } from '../model/population.js';
import { adShown } from './ad-recipient.js';
import { cloudShown } from './cloud-recipient.js';
import { type FieldValues, fieldValuesOf } from './entry-fields.js';
import { type ExpectedPlace, expectedPlace } from './expected-place.js';
import { adOf, cloudOf, type Gal } from './gal.js';
import { homeOfRow, mailboxesOf, mailTo, type PersonMail, primariesOf } from './person-mail.js';
import { problemsOf } from './row-problems.js';
import { type AbsenceReason, absent, type Shown } from './shown.js';
import { internet } from './topology.js';
import { declarationOf, type Problem, type Verdict, verdictOf } from './verdict.js';

/** A person, group or contact as every platform shows it (design 4). */
export interface UnifiedRow {
  /** Source anchor. */
  readonly person: string;
  readonly displayName: string | null;
  /** Which population of scenario B.2 it is, where it fits one. */
  readonly population: string | null;
  readonly home: string;
  readonly verdict: Verdict;
  readonly problems: readonly Problem[];
  readonly tenants: ReadonlyMap<string, Shown>;
  readonly onPremises: Shown;
  /** By sender platform: `delivered`, `elsewhere`, `loop` or a code; empty for what is no recipient anywhere. */
  readonly mailFlow: ReadonlyMap<string, string>;
  /** Failure modes, or the check id of a problem without one; sorted. */
  readonly findings: readonly string[];
  /** Undocumented points the row rests on; sorted. */
  readonly marks: readonly string[];
}

/** Everything about one row that its problems are judged by. */
export interface RowFacts {
  readonly row: number;
  readonly object: AdObject | null;
  /** What AD says of its home; null when it has no AD object. */
  readonly adHome: Home | null;
  readonly home: string;
  readonly staged: boolean;
  readonly tenants: readonly TenantFacts[];
  readonly onPremises: Shown;
  readonly mailboxes: readonly string[];
  /** By place in `gal.senders`; null: no message to send. */
  readonly mail: readonly (PersonMail | null)[];
}

/** What one tenant shows and what it should. */
export interface TenantFacts {
  readonly name: string;
  readonly object: CloudObject | null;
  /** What its fields have; empty where there is no object. */
  readonly values: FieldValues;
  readonly shown: Shown;
  readonly expected: ExpectedPlace | null;
}

/** Collects what the platforms show of a row, and sends it a message from each of them. */
export const rowFacts = (gal: Gal, row: number): RowFacts => {
  const object = adOf(gal, row);
  const adHome = object === null ? null : homeOf(object, gal.workspace);
  const home = homeOfRow(gal, row, adHome);
  const mailboxes = mailboxesOf(gal, row);
  const tenants: TenantFacts[] = [];
  // Nobody writes to arbitration and discovery mailboxes.
  let isSystem = false;
  for (let t = 0; t < gal.tenants.length; t++) {
    const name = gal.tenants[t]?.tenant.name ?? '';
    const expected = object === null ? null : expectedPlace(object, gal.workspace, name, adHome);
    const there = cloudOf(gal, t, row);
    const shown = there === null ? absent(absenceOf(expected)) : cloudShown(there);
    tenants.push({ name, object: there, values: there === null ? nothing : fieldValuesOf(there), shown, expected });
    isSystem ||= expected?.kind === 'unlisted' && expected.reason === 'systemObject';
  }
  const primaries = isSystem ? [] : primariesOf(gal, row);
  return {
    row,
    object,
    adHome,
    home,
    staged: adHome?.staged === true,
    tenants,
    onPremises: object === null ? absent('onlyElsewhere') : adShown(object),
    mailboxes,
    mail: gal.senders.map((sender) => mailTo(gal, row, sender, home, mailboxes, primaries)),
  };
};

const absenceOf = (expected: ExpectedPlace | null): AbsenceReason => {
  if (expected === null) return 'onlyElsewhere';
  return expected.kind === 'unlisted' ? expected.reason : 'notExported';
};

/** One row of the unified list with its verdict; `facts` where they are known already. */
export const unifiedRow = (gal: Gal, row: number, facts = rowFacts(gal, row)): UnifiedRow => {
  const { object, home } = facts;
  const problems = problemsOf(gal, facts);
  const [gravest] = problems;
  const mailFlow = new Map<string, string>();
  const tenants = new Map<string, Shown>();
  for (const { name, shown } of facts.tenants) tenants.set(name, shown);
  for (let i = 0; i < facts.mail.length; i++) {
    const platform = gal.senders[i]?.platform ?? internet;
    const mail = facts.mail[i] ?? null;
    if (platform !== internet && mail !== null) mailFlow.set(platform, mail.result);
  }
  return {
    person: gal.people.anchors[row] ?? '',
    displayName: displayNameOf(facts),
    population: object === null ? null : populationOf(object, gal.workspace, facts.adHome),
    home,
    verdict: gravest === undefined ? 'consistent' : verdictOf(gravest.kind),
    problems,
    tenants,
    onPremises: facts.onPremises,
    mailFlow,
    findings: findingIds(problems),
    marks: marksOf(facts, problems),
  };
};

const displayNameOf = ({ tenants, home, onPremises: local }: RowFacts): string | null => {
  let first: string | null = null;
  for (const { name, shown } of tenants) {
    if (name === home && shown.displayName !== null) return shown.displayName;
    first ??= shown.displayName;
  }
  return local.displayName ?? first;
};

const findingIds = (problems: readonly Problem[]): readonly string[] =>
  problems.length === 0 ? nothing : sorted(problems.flatMap((problem) => idsOf(problem)));

/** The failure modes of a problem, or its check where scenario F names none. */
const idsOf = ({ modes, kind }: Problem): readonly string[] =>
  modes.length > 0 ? modes : [`gal/${declarationOf(kind).slug}`];

const marksOf = ({ tenants }: RowFacts, problems: readonly Problem[]): readonly string[] => {
  let marks = noMarks;
  for (const { object } of tenants) if (object !== null) marks = unionOfMarks(marks, object.marks);
  for (const problem of problems) marks = unionOfMarks(marks, problem.marks);
  return marks;
};

const nothing: readonly never[] = [];
const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();

/** The rows of the unified list in order of source anchor, made one by one. */
export function* unifiedRows(gal: Gal): Generator<UnifiedRow> {
  for (let row = 0; row < gal.people.anchors.length; row++) yield unifiedRow(gal, row);
}
