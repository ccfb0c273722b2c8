import type { Severity } from '../base/diagnostic.js';
import { defineFindingKinds, type FindingKind, type FindingKindDeclaration } from '../model/finding-kind.js';

/** The word that a row of the unified list carries. */
export type Verdict = keyof typeof verdicts | 'consistent';

/** What a verdict means: one declaration for rows, findings, schema and documentation. */
export interface VerdictDeclaration extends FindingKindDeclaration {
  /** Suffix of the check id `gal/…` of its findings. */
  readonly slug: string;
}

const declare = <K extends string>(table: Readonly<Record<K, VerdictDeclaration>>): typeof table => table;

/** The gravest first: a row with several problems carries the first of their words (cloud 11.3, scenario F). */
export const verdicts = declare({
  claimedTwice: {
    slug: 'claimed-twice',
    severity: 'error',
    summary: 'Two platforms hold a mailbox of one person.',
    rationale: 'Mail splits between them: every sender reaches the mailbox of the platform it happens to ask (F20).',
    fix: 'Find out which mailbox is in use, and convert or remove the other one.',
    source: 'cloud 11.3, scenario F20',
    modes: ['F20', 'F87'],
  },
  missing: {
    slug: 'missing',
    severity: 'error',
    summary: 'A person or group that the address list of a tenant should show does not exist there.',
    rationale: 'People of that tenant neither find it nor reach it through their own directory (F34, F35).',
    fix: 'Give the object what the tenant asks for, or a place in scope; `onegal explain` says what keeps it out.',
    source: 'cloud 11.1, 11.3',
    modes: ['F17', 'F34', 'F35'],
  },
  notInList: {
    slug: 'not-in-list',
    severity: 'error',
    summary: 'An object exists in a tenant, but the address list does not show it.',
    rationale: 'Only recipients with an alias are in the list: a user with nothing but `mail` is none (F34, T10, T12).',
    fix: 'Give it an alias and a target address, or a mailbox.',
    source: 'cloud 11.1',
    modes: ['F34', 'T10', 'T12'],
  },
  notFiltered: {
    slug: 'not-filtered',
    severity: 'warning',
    summary: 'A tenant shows somebody whom its rules should leave out.',
    rationale: 'Leavers, service mailboxes and groups of another tenant are dead entries for its people (B.3).',
    fix: 'Correct the marker, or the rule that should filter it.',
    source: 'scenario B.3',
  },
  hiddenInOne: {
    slug: 'hidden-in-one',
    severity: 'warning',
    summary: 'The hidden flag of one tenant differs from the one in Active Directory.',
    rationale: 'A recipient is hidden everywhere or nowhere; the flag is one attribute in AD (F36, T11).',
    fix: 'Clear or set msExchHideFromAddressLists in AD, and let it flow to every tenant.',
    source: 'cloud 11.1',
    modes: ['F36', 'T11'],
  },
  duplicate: {
    slug: 'duplicate',
    severity: 'error',
    summary: 'Two objects claim one address, or a person has two entries.',
    rationale: 'Only one of them keeps the address; the other loses it in silence (F38, F50, F51, T13, T14).',
    fix: 'Remove the address from one of the objects, or the object that duplicates the other.',
    source: 'cloud 7, scenario F38',
    modes: ['F38', 'F50', 'F51', 'T13', 'T14'],
  },
  unreachable: {
    slug: 'unreachable',
    severity: 'error',
    summary: 'A message from some platform does not arrive.',
    rationale: 'It bounces, loops or ends in another mailbox (scenario E.1).',
    fix: 'Follow the message with `onegal route`, and correct the object or connector at the hop that ends it.',
    source: 'cloud 12, scenario E.1',
    modes: ['F37', 'F42', 'F43', 'F44', 'F45', 'F52', 'F54', 'F55', 'F59', 'F60'],
  },
  differs: {
    slug: 'differs',
    severity: 'warning',
    summary: 'Two tenants show different values for one field of an entry.',
    rationale: 'A unified list shows the same person everywhere (cloud 11.3).',
    fix: 'Let the attribute flow to both tenants, or accept the difference.',
    source: 'cloud 11.2, 11.3',
    modes: ['F88'],
  },
});

/** What is worth knowing about a row that is as it should be. */
export const remarks = {
  dynamicGroup: {
    slug: 'dynamic-group',
    severity: 'warning',
    summary: 'A dynamic group cannot be reached from a tenant.',
    rationale: 'Connect does not synchronise dynamic groups (C.5.12, F54).',
    fix: 'Create a mail contact with the same address for the tenants.',
    source: 'scenario C.5.12',
    modes: ['F54'],
  },
  membersNowhere: {
    slug: 'members-nowhere',
    severity: 'warning',
    summary: 'A member of a group exists in no tenant.',
    rationale: 'The tenants agree with each other, but messages to the group do not reach that member (F53).',
    fix: 'Remove the member, or bring it into scope.',
    source: 'scenario C.5.9',
    modes: ['F53'],
  },
} as const satisfies Readonly<Record<string, VerdictDeclaration>>;

const order: readonly string[] = [...Object.keys(verdicts), 'consistent'];

const isRemark = (kind: Problem['kind']): kind is keyof typeof remarks => Object.hasOwn(remarks, kind);

/** The word that a problem puts on its row; a remark puts none. */
export const verdictOf = (kind: Problem['kind']): Verdict => (isRemark(kind) ? 'consistent' : kind);

/** Position in the order of gravity. */
export const gravityOf = (kind: Problem['kind']): number => order.indexOf(verdictOf(kind));

/** What a kind of problem means. */
export const declarationOf = (kind: Problem['kind']): VerdictDeclaration =>
  isRemark(kind) ? remarks[kind] : verdicts[kind];

/** Something wrong with one row. */
export interface Problem {
  readonly kind: keyof typeof verdicts | keyof typeof remarks;
  /** The tenant or `onPremises` in which it shows, where there is one. */
  readonly platform: string | null;
  /** What exactly: a field, a code, an address. */
  readonly detail: string;
  readonly message: string;
  readonly help: string;
  readonly modes: readonly string[];
  readonly marks: readonly string[];
  /** The cloud's own finding says it already; the row only mentions it. */
  readonly isReported?: true;
  /** Where it is less grave than its kind. */
  readonly severity?: Severity;
}

const bySlug = (table: Readonly<Record<string, VerdictDeclaration>>): Record<string, FindingKindDeclaration> =>
  Object.fromEntries(Object.values(table).map(({ slug, ...kind }) => [slug, kind]));

/** The kinds of findings about rows of the unified list. */
export const rowFindingKinds: Readonly<Record<string, FindingKind>> = defineFindingKinds('gal', {
  ...bySlug(verdicts),
  ...bySlug(remarks),
});
