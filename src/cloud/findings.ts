import { valuesOf } from '../attribute/value.js';
import { invariant } from '../base/assert-never.js';
import type { Finding } from '../model/finding.js';
import { type FindingKind, startOf } from '../model/finding-kind.js';
import type { CloudTenant } from './cloud-tenant.js';
import { duplicateNicknames } from './duplicate-nicknames.js';
import type { CleanedAddresses, DiscardObserver } from './entra/clean-addresses.js';
import { observeDiscards } from './entra/proxy-addresses.js';
import { prefixLength, targetOf } from './entra/smtp-address.js';
import type { TenantDomains } from './entra/tenant-domains.js';
import { addressWarning, smtpCount } from './entra/validate.js';
import { cloudFindingKinds as kinds } from './finding-kinds.js';
import { type Marks, marksOf } from './marks.js';
import type { ObjectRemovals } from './removed-addresses.js';
import type { Shadow } from './shadow.js';
import { textOf } from './synced-attributes.js';
import type { DiscardReason } from './tenant-directory.js';
import type { TenantFailure } from './tenant-failure.js';
import { commonState, type TenantObject } from './tenant-object.js';

/**
 * What is remarkable about a tenant after a run, failures first, then by object; what is a matter of domains is `removed`. Connect
 * shows success for most of it, so nobody else reports it (cloud 1.3, 2, 7, 14).
 */
export const findingsOf = (
  tenant: CloudTenant,
  objects: readonly TenantObject[],
  failures: readonly TenantFailure[],
): { readonly findings: readonly Finding[]; readonly removed: readonly ObjectRemovals[] } => {
  const { name } = tenant.settings;
  const findings: Finding[] = failures.map((failure) => failureFinding(failure, name));
  const removed: ObjectRemovals[] = [];
  for (const object of objects) {
    const removals = object.removals ?? observedDiscards(object, null).removals;
    if (removals.length > 0) removed.push({ sourceAnchor: object.sourceAnchor, names: namesOf(object), removals });
    if (!object.isRemarkable) continue;
    for (const remark of remarksOn(object, tenant)) {
      const { kind, message, modes = kind.modes, marks = [], owner = null } = remark;
      const objects = owner === null ? namesOf(object) : [...namesOf(object), ...namesOf(owner)];
      findings.push({ ...startOf(kind, message), modes, help: kind.fix, tenant: name, objects, marks });
    }
  }
  for (const [object, owner, nickname] of duplicateNicknames(objects)) {
    const kind = kinds['duplicate-nickname'];
    const has = `\`${titleOf(object)}\` has the mailNickname \`${nickname}\` as \`${titleOf(owner)}\` has`;
    findings.push({
      ...startOf(kind, `${has}: Exchange Online shows one of them with another alias`),
      tenant: name,
      objects: [...namesOf(object), ...namesOf(owner)],
      help: kind.fix,
      marks: marksOf([...object.marks, 'K-7']),
    });
  }
  return { findings, removed };
};

/**
 * Whether `findingsOf` might have something to say about an object, lost domains aside: asked while its values are at hand, so that the others are not
 * read again.
 */
export const isRemarkable = (
  object: TenantObject,
  shadow: Shadow,
  cleaned: CleanedAddresses,
  domains: TenantDomains,
): boolean => {
  const { rare, mailbox, licensed } = object;
  if (rare !== commonState || (mailbox === 'User' && !licensed)) return true;
  if (cleaned.hasMalformed || (cleaned.primary === null && cleaned.lostPrimary !== null)) return true;
  if (object.userPrincipalName !== shadow.userPrincipalName || shadow.displayName?.trim() === '') return true;
  if (shadow.mailNickname !== null && shadow.mailNickname !== object.mailNickname) return true;
  if (shadow.proxyAddresses.length > addressWarning) return true;
  if (shadow.targetAddress === null) return false;
  const target = targetOf(shadow.targetAddress);
  return target === null || (mailbox !== null && !domains.verdictOf(target).isVerified);
};

/** A finding before the object it is about is written into it. */
interface Remark {
  readonly kind: FindingKind;
  readonly message: string;
  /** Left out: those of the kind. */
  readonly modes?: readonly string[];
  readonly marks?: Marks;
  /** Another object that is concerned. */
  readonly owner?: TenantObject | null;
}

/** DNs of the AD objects; what only the tenant has is called by its anchor or by its key in the inventory. */
const namesOf = ({ sources, sourceAnchor, rare, isLinked }: TenantObject): readonly string[] => {
  if (sources.length > 0) return sources;
  return [isLinked ? sourceAnchor : (rare.existing?.key ?? sourceAnchor)];
};

const failureFinding = (
  { errors, displayName, sources, sourceAnchor, marks }: TenantFailure,
  tenant: string,
): Finding => {
  const [error] = errors;
  invariant(error !== undefined, 'what is not created has a reason');
  const kind = kinds[error];
  return {
    ...startOf(kind, `\`${displayName ?? sourceAnchor}\` is not created: ${errors.join(', ')}`),
    modes: errors.includes('ObjectTypeMismatch') || errors.includes('InvalidSoftMatch') ? ['F14'] : ['F38'],
    tenant,
    objects: sources.length > 0 ? sources : [sourceAnchor],
    help: kind.fix,
    marks,
  };
};

function* remarksOn(object: TenantObject, tenant: CloudTenant): Iterable<Remark> {
  const { rare, marks } = object;
  for (const error of rare.errors)
    yield {
      kind: kinds[error],
      message: `the export of \`${titleOf(object)}\` fails with ${error}; it keeps its previous state`,
      modes: error === 'ExistingAdminRoleConflict' ? ['F14'] : ['F38'],
      marks,
    };
  if (object.isWaiting) yield* quarantineRemarks(object, tenant);
  if (object.class === 'user') yield* userRemarks(object, tenant);
  yield* addressRemarks(object);
  yield* attributeRemarks(object);
}

const titleOf = (object: TenantObject): string => object.displayName ?? namesOf(object)[0] ?? object.sourceAnchor;

function* quarantineRemarks(object: TenantObject, tenant: CloudTenant): Iterable<Remark> {
  for (const { attribute, value } of object.quarantined) {
    const isName = attribute === 'userPrincipalName';
    const owner = isName ? tenant.objects.ownerOfName(value) : tenant.objects.ownerOf(value);
    const has = owner === null ? 'another object has it' : `\`${titleOf(owner)}\` has it`;
    const instead = isName ? `; the sign-in name is \`${object.userPrincipalName ?? ''}\` instead` : '';
    const modes = isName ? ['F05', 'F06', 'T13'] : ['F38', 'T13'];
    yield {
      kind: kinds[isName ? 'quarantined-sign-in-name' : 'quarantined-address'],
      message: `\`${titleOf(object)}\` does not get \`${value}\`: ${has}${instead}`,
      modes: owner?.isLinked === false ? ['F14', 'T13', 'T15'] : modes,
      marks: object.marks,
      owner,
    };
  }
}

function* userRemarks(object: TenantObject, tenant: CloudTenant): Iterable<Remark> {
  const { synced, mailbox, licensed, rare, userPrincipalName: name, marks } = object;
  if (mailbox === 'User' && !licensed)
    yield {
      kind: kinds['mailbox-without-licence'],
      message: `the mailbox of \`${titleOf(object)}\` is disconnected after 30 days without a licence`,
      marks,
    };
  const exported = textOf(synced, 'userPrincipalName');
  if (exported !== name && rare.quarantinedName === null)
    yield {
      kind: kinds['sign-in-name-replaced'],
      message: `\`${titleOf(object)}\` signs in as \`${name ?? ''}\`, not as \`${exported ?? ''}\``,
      marks,
    };
  const target = mailbox === null ? null : targetOf(textOf(synced, 'targetAddress'));
  if (target !== null && !tenant.domains.verdictOf(target).isVerified)
    yield {
      kind: kinds['target-address-ignored'],
      message: `\`${titleOf(object)}\` has a mailbox here, so its target address \`${target}\` is ignored`,
      marks,
    };
}

const observedDiscards = (object: TenantObject, onDiscard: DiscardObserver | null): CleanedAddresses => {
  const { synced, isEnforced, domains, rare } = object;
  return observeDiscards(synced, isEnforced, domains, rare.quarantinedAddresses, onDiscard);
};

function* addressRemarks(object: TenantObject): Iterable<Remark> {
  const { marks } = object;
  const malformed: string[] = [];
  const { lostPrimary, primary } = observedDiscards(object, (value, reason, verdict) => {
    if (verdict === null && reason !== 'duplicateInObject') malformed.push(`\`${value}\` (${reasonTexts[reason]})`);
  });
  if (malformed.length > 0)
    yield {
      kind: kinds['address-discarded'],
      message: `\`${titleOf(object)}\` loses ${malformed.join(', ')}`,
      marks,
    };
  if (primary === null && lostPrimary !== null)
    yield {
      kind: kinds['primary-address-replaced'],
      message: `the primary address of \`${titleOf(object)}\` is \`${object.mail ?? 'none'}\`, not \`${lostPrimary.slice(prefixLength)}\``,
      modes: object.class === 'group' ? ['F58', 'T9'] : ['F40', 'T2', 'T4'],
      marks,
    };
}

const reasonTexts: Readonly<Record<DiscardReason, string>> = {
  missingPrefix: 'no prefix',
  legacyProtocol: 'protocol of former days',
  tooLong: 'too long',
  invalidCharacter: 'invalid character',
  notRfc5322: 'malformed',
  reservedSuffix: 'reserved domain',
  unverifiedDomain: 'domain not verified',
  duplicateInObject: 'twice',
};

function* attributeRemarks(object: TenantObject): Iterable<Remark> {
  const { synced, mailNickname, marks } = object;
  const target = textOf(synced, 'targetAddress');
  if (target !== null && targetOf(target) === null)
    yield {
      kind: kinds['target-address-malformed'],
      message: `the target address \`${target}\` of \`${titleOf(object)}\` is no SMTP address and is ignored`,
    };
  const displayName = textOf(synced, 'displayName');
  if (displayName !== null && displayName.trim() === '')
    yield {
      kind: kinds['display-name-blank'],
      message: `the display name of \`${object.sourceAnchor}\` is blank`,
    };
  const nickname = textOf(synced, 'mailNickname');
  if (nickname !== null && nickname !== mailNickname)
    yield {
      kind: kinds['nickname-changed'],
      message: `the mailNickname \`${nickname}\` becomes \`${mailNickname ?? ''}\``,
      marks,
    };
  const count = smtpCount(valuesOf(synced.get('proxyAddresses')));
  if (count > addressWarning)
    yield {
      kind: kinds['many-addresses'],
      message: `\`${titleOf(object)}\` has ${count} addresses; the export fails above about 332`,
      marks: ['S-24'],
    };
}
