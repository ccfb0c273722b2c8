import { openNumber } from '../attribute/open-reference.js';
import type { CloudObject } from '../cloud/tenant-directory.js';
import { onPremises } from '../model/workspace.js';
import { isAdRecipient, textOf } from './ad-recipient.js';
import { anchorsOf, differingFields, sameText } from './compare-fields.js';
import { duplicateProblems } from './duplicates.js';
import { cloudOf, type Gal } from './gal.js';
import type { Sender } from './mail-flow.js';
import { mailProblem } from './mail-problem.js';
import { memberProblems } from './members.js';
import { type Outside, targetsOf } from './outside.js';
import type { Shown } from './shown.js';
import { internet } from './topology.js';
import type { RowFacts, TenantFacts } from './unified-row.js';
import { gravityOf, type Problem } from './verdict.js';

/** Everything that is wrong with a row, the gravest first; nothing when it is as the target table wants (scenario B.3). */
export const problemsOf = (gal: Gal, facts: RowFacts): readonly Problem[] => {
  let problems = mailboxProblems(facts);
  for (const tenant of facts.tenants) problems = joined(problems, placeProblems(facts, tenant));
  problems = joined(problems, duplicateProblems(gal, facts));
  problems = joined(problems, mailProblems(gal, facts));
  problems = joined(problems, fieldProblems(gal, facts));
  problems = joined(problems, memberProblems(gal, facts));
  return problems.length < 2 ? problems : [...problems].sort((a, b) => gravityOf(a.kind) - gravityOf(b.kind));
};

const nothing: readonly Problem[] = [];

/** Nearly always there is nothing to join. */
const joined = (a: readonly Problem[], b: readonly Problem[]): readonly Problem[] => {
  if (b.length === 0) return a;
  return a.length === 0 ? b : [...a, ...b];
};

/** The mailbox of a staged person exists on-premises and in the tenant that is being filled (P04); nobody else has two (F20, F87). */
const mailboxProblems = ({ mailboxes, staged, home, object }: RowFacts): readonly Problem[] => {
  if (mailboxes.length < 2 || (staged && mailboxes.length === 2 && mailboxes.includes(onPremises))) return nothing;
  const left = mailboxes.filter((platform) => platform !== home);
  return [
    {
      kind: 'claimedTwice',
      platform: left[0] ?? null,
      detail: `mailboxes in ${mailboxes.join(', ')}`,
      message: `\`${object === null ? '' : (textOf(object, 'displayName') ?? object.dn)}\` has a mailbox in ${mailboxes.map((name) => `\`${name}\``).join(' and ')}`,
      help: `Remove the one that is not in \`${home}\`: no licence there, and rules 20 keep \`msExchRemoteRecipientType\` away.`,
      modes: left.includes(onPremises) ? ['F20'] : ['F20', 'F87'],
      marks: [],
    },
  ];
};

/** Missing, not listed, hidden in one, or shown although it should not be (scenario B.3). */
const placeProblems = ({ object }: RowFacts, { name, shown, expected }: TenantFacts): readonly Problem[] => {
  if (object === null || expected === null) return nothing;
  if (expected.kind === 'unlisted') {
    if (!shown.visible) return nothing;
    return [
      problem(
        'notFiltered',
        name,
        expected.reason,
        `\`${name}\` shows it although it should be left out (${expected.reason})`,
        {
          help: 'Check the filter rules 05 to 07, 50 and 54 of the server.',
          modes: [],
        },
      ),
    ];
  }
  if (!shown.present)
    return [missing(object.attributes.get('msExchRecipientTypeDetails') === 2n, isAdRecipient(object), name)];
  if (shown.reason === 'notARecipient')
    return [
      problem(
        'notInList',
        name,
        shown.reason,
        `\`${name}\` has it as a plain ${shown.recipientTypeDetails}, which is in no address list`,
        {
          help: isAdRecipient(object)
            ? 'It needs an address, and `targetAddress` or a recipient type that reaches the tenant.'
            : 'Give it a `mailNickname`: enable it for mail.',
          modes: ['F34'],
        },
      ),
    ];
  if (shown.visible === (expected.kind === 'listed')) return nothing;
  const state = shown.visible ? 'shows' : 'hides';
  return [
    problem('hiddenInOne', name, state, `\`${name}\` ${state} it, Active Directory says otherwise`, {
      help: 'Let the standard rules flow `msExchHideFromAddressLists`; it needs a `mailNickname`.',
      modes: ['F36'],
    }),
  ];
};

const missing = (isLinked: boolean, isRecipient: boolean, tenant: string): Problem => {
  if (isLinked)
    return {
      ...problem(
        'missing',
        tenant,
        'linked mailbox',
        `linked mailboxes are not exported, so \`${tenant}\` does not have it`,
        {
          help: 'Connect the account forest, or give the object a source anchor of its own (rules G60 and C60).',
          modes: ['F17'],
        },
      ),
      severity: 'warning',
    };
  return problem('missing', tenant, 'not exported', `\`${tenant}\` does not have it`, {
    help: isRecipient
      ? 'Ask `onegal explain` which rule filters it or which error keeps it; compare the OU filters of the servers.'
      : 'Give it a `mailNickname`: enable it for mail.',
    modes: [isRecipient ? 'F35' : 'F34'],
  });
};

const problem = (
  kind: Problem['kind'],
  platform: string,
  detail: string,
  message: string,
  { help, modes }: Pick<Problem, 'help' | 'modes'>,
): Problem => ({ kind, platform, detail: `${platform}: ${detail}`, message, help, modes, marks: [] });

/**
 * Messages that do not arrive. That nobody has the address where the person is missing is said already; what is never in the cloud cannot be
 * reached there by its on-premises address, which is a remark (F54).
 */
const mailProblems = (gal: Gal, facts: RowFacts): readonly Problem[] => {
  let failed = nothing;
  const isMissing = (platform: string): boolean =>
    facts.tenants.some(({ name, shown }) => name === platform && shown.reason === 'notExported');
  for (let i = 0; i < facts.mail.length; i++) {
    const mail = facts.mail[i] ?? null;
    if (mail === null || mail.result === 'delivered') continue;
    const sender = gal.senders[i] as Sender; // `mail` has one entry for each
    if (sender.platform === internet) continue;
    const { recipient, at, outcome } = mail.delivery;
    if (outcome === 'rejected' && recipient === null && isMissing(at)) continue;
    failed = joined(failed, [mailProblem(gal, facts.row, sender, facts.mailboxes, mail)]);
  }
  const isDynamic = facts.object?.objectClass === 'msExchDynamicDistributionList';
  return isDynamic ? failed.map((one): Problem => ({ ...one, kind: 'dynamicGroup' })) : failed;
};

/** The fields of the list, compared between the home tenant and the others, and with Active Directory (cloud 11.3). */
const fieldProblems = (gal: Gal, facts: RowFacts): readonly Problem[] => {
  const { tenants } = facts;
  const b = basePlaceOf(facts);
  const base = tenants[b];
  if (base === undefined || base.object === null) return nothing;
  const problems: Problem[] = [];
  for (let t = 0; t < tenants.length; t++) {
    const other = tenants[t];
    if (other === undefined || t === b || other.object === null || other.object.class !== base.object.class) continue;
    for (const field of differingFields(base.object, base.values, other.object, other.values))
      problems.push(differs(field, base.name, other.name));
    if (!isStaged(facts, other.name, base.name) && !samePrimary(base.shown, other.shown))
      problems.push(differs('primarySmtpAddress', base.name, other.name, ['F40']));
    for (const field of lostReferences(gal, base.object, other.object, b, t))
      problems.push(differs(field, base.name, other.name));
  }
  const { onPremises: local } = facts;
  if (local.alias !== null && !isStaged(facts, base.name, onPremises)) {
    if (!samePrimary(local, base.shown)) problems.push(differs('primarySmtpAddress', onPremises, base.name, ['F40']));
    if (!sameText(local.alias, base.shown.alias)) problems.push(differs('alias', onPremises, base.name));
  }
  return problems;
};

/** The place of the home tenant, or of the first one that has the row; -1 when none has. */
const basePlaceOf = ({ tenants, home }: RowFacts): number => {
  let first = -1;
  for (let t = tenants.length - 1; t >= 0; t--) {
    const tenant = tenants[t];
    if (tenant === undefined || tenant.object === null) continue;
    if (tenant.name === home) return t;
    first = t;
  }
  return first;
};

/** The primary address of a staged person is already that of the coming tenant there, and only there (P04, C43). */
const isStaged = ({ staged }: RowFacts, a: string, b: string): boolean => staged && a !== b;

/** What is no recipient has no address to compare. */
const samePrimary = (a: Shown, b: Shown): boolean =>
  a.primarySmtpAddress === null ||
  b.primarySmtpAddress === null ||
  sameText(a.primarySmtpAddress, b.primarySmtpAddress);

const differs = (field: string, a: string, b: string, modes: readonly string[] = []): Problem => ({
  kind: 'differs',
  platform: b,
  detail: `${field}: ${a} and ${b}`,
  message: `\`${a}\` and \`${b}\` show different values of ${field}`,
  help:
    field === 'primarySmtpAddress'
      ? 'Use a primary address in a domain that the home tenant has verified.'
      : 'Ask `onegal explain` which rules give the two values.',
  modes,
  marks: [],
});

/** References that the home tenant has and another one lost although the object they point at exists there (T19). */
const lostReferences = (gal: Gal, base: CloudObject, other: CloudObject, b: number, t: number): readonly string[] =>
  references.filter((attribute) => {
    const { outside } = gal;
    const here = anchorsOf(base, attribute);
    if (here.length === 0) return false;
    if (outside !== null) return lostOutside(outside, attribute, here, base, other, b, t);
    const there = anchorsOf(other, attribute);
    return here.some((anchor) => !there.includes(anchor) && cloudOf(gal, t, gal.people.rowOf(anchor)) !== null);
  });

const references = ['manager', 'managedBy'];

/** The same for references that are open. Where both tenants have the same ones, nobody lost any. */
const lostOutside = (
  outside: Outside,
  attribute: string,
  here: readonly string[],
  base: CloudObject,
  other: CloudObject,
  b: number,
  t: number,
): boolean => {
  const known = anchorsOf(other, attribute);
  const missing = here.filter((anchor) => !known.includes(anchor));
  if (missing.length === 0) return false;
  if (!outside.isComplete) {
    for (const dn of base.sources) outside.postpone(dn);
    return false;
  }
  const there = targetsOf({ outside }, t, other, attribute);
  return missing.some((anchor) => {
    const number = openNumber(anchor);
    const target = outside.target(number, b);
    return target !== null && !there.includes(target) && outside.isIn(number, t);
  });
};
