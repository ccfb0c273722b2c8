import type { ExportChange, ExportValue } from './export-difference.js';

/** A kind of change that administrators have a name for. */
export interface Pattern {
  readonly name: string;
  readonly title: string;
  readonly applies: (change: ExportChange) => boolean;
}

type AttributeChange = Extract<ExportChange, { kind: 'attribute' }>;

/** A change of this attribute for which `holds`. */
const ofAttribute =
  (names: readonly string[], holds: (change: AttributeChange) => boolean = () => true): Pattern['applies'] =>
  (change) =>
    change.kind === 'attribute' && names.includes(change.attribute) && holds(change);

const isKind =
  (kind: ExportChange['kind']): Pattern['applies'] =>
  (change) =>
    change.kind === kind;

const cleared = ({ after }: AttributeChange): boolean => after === null;
const appeared = ({ before }: AttributeChange): boolean => before === null;

const texts = (value: ExportValue): readonly string[] =>
  value === null ? [] : (Array.isArray(value) ? value : [value]).map(String);

const primaryOf = (value: ExportValue): string => texts(value).find((text) => text.startsWith('SMTP:')) ?? '';
const lost = ({ before, after }: AttributeChange): boolean => {
  const now = new Set(texts(after).map((text) => text.toLowerCase()));
  return texts(before).some((text) => !now.has(text.toLowerCase()));
};

/** Worst first: the first pattern that applies names a change. Names are those of the AAD connector. */
export const patterns = [
  { name: 'deleted', title: 'deleted in the tenant', applies: isKind('deleted') },
  { name: 'retyped', title: 'deleted and created as another type', applies: isKind('retyped') },
  {
    name: 'mailboxTypeAppears',
    title: 'get a mailbox type: a mailbox may be created (F20)',
    applies: ofAttribute(['msExchRemoteRecipientType'], appeared),
  },
  {
    name: 'accountEnabled',
    title: 'may sign in from now on (F08)',
    applies: ofAttribute(['accountEnabled'], ({ after }) => after === true),
  },
  {
    name: 'accountDisabled',
    title: 'may no longer sign in (F02)',
    applies: ofAttribute(['accountEnabled'], ({ after }) => after === false),
  },
  {
    name: 'anchorChanged',
    title: 'change their source anchor (F11)',
    applies: ofAttribute(['sourceAnchor', 'sourceAnchorBinary']),
  },
  { name: 'signInNameChanged', title: 'change their sign-in name', applies: ofAttribute(['userPrincipalName']) },
  {
    name: 'targetCleared',
    title: 'lose their target address (F37)',
    applies: ofAttribute(['targetAddress'], cleared),
  },
  { name: 'targetChanged', title: 'change their target address', applies: ofAttribute(['targetAddress']) },
  {
    name: 'primaryAddressChanged',
    title: 'change their primary address',
    applies: ofAttribute(['proxyAddresses'], ({ before, after }) => primaryOf(before) !== primaryOf(after)),
  },
  { name: 'addressesLost', title: 'lose addresses', applies: ofAttribute(['proxyAddresses'], lost) },
  { name: 'addressesAdded', title: 'get further addresses', applies: ofAttribute(['proxyAddresses']) },
  {
    name: 'mailboxTypeCleared',
    title: 'lose their mailbox type',
    applies: ofAttribute(['msExchRemoteRecipientType'], cleared),
  },
  {
    name: 'mailboxIdentityChanged',
    title: 'change their mailbox identity (F22)',
    applies: ofAttribute(['msExchMailboxGuid', 'msExchArchiveGUID']),
  },
  {
    name: 'hidden',
    title: 'disappear from address lists',
    applies: ofAttribute(['msExchHideFromAddressLists'], ({ after }) => after === true),
  },
  {
    name: 'shown',
    title: 'appear in address lists',
    applies: ofAttribute(['msExchHideFromAddressLists'], ({ after }) => after !== true),
  },
  { name: 'membersLost', title: 'lose members (F53)', applies: ofAttribute(['member'], lost) },
  { name: 'membersAdded', title: 'get members', applies: ofAttribute(['member']) },
  { name: 'added', title: 'created in the tenant', applies: isKind('added') },
  { name: 'valueCleared', title: 'lose a value', applies: (change) => change.kind === 'attribute' && cleared(change) },
  { name: 'valueSet', title: 'get a value', applies: (change) => change.kind === 'attribute' && appeared(change) },
  { name: 'valueChanged', title: 'change a value', applies: () => true },
] as const satisfies readonly Pattern[];

export type PatternName = (typeof patterns)[number]['name'];

/** The pattern of a change and its place in the order of gravity, 0 the worst. */
export const patternOf = (change: ExportChange): { readonly name: PatternName; readonly rank: number } => {
  const rank = patterns.findIndex(({ applies }) => applies(change));
  // INVARIANT: the last pattern applies to everything.
  return { name: patterns[rank]?.name ?? 'valueChanged', rank };
};

/** What happens, as the end of a sentence that begins with the number of objects. */
export const titleOf = (name: PatternName): string => patterns.find((one) => one.name === name)?.title ?? name;
