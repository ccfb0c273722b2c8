import { valuesOf } from '../attribute/value.js';
import { compareText, sortedBy } from '../base/order.js';
import type { Finding } from '../model/finding.js';
import type { CloudTenant } from './cloud-tenant.js';
import { duplicateNicknames } from './duplicate-nicknames.js';
import { observeDiscards } from './entra/proxy-addresses.js';
import { prefixLength, targetOf } from './entra/smtp-address.js';
import type { DomainVerdict, TenantDomains } from './entra/tenant-domains.js';
import { addressWarning, smtpCount } from './entra/validate.js';
import { type Marks, marksOf } from './marks.js';
import type { Shadow } from './shadow.js';
import { textOf } from './synced-attributes.js';
import type { DiscardReason } from './tenant-directory.js';
import type { TenantFailure } from './tenant-failure.js';
import { commonState, type TenantObject } from './tenant-object.js';

/**
 * What is remarkable about a tenant after a run, failures first, then by object, then by domain. Connect shows success for most
 * of it, so nobody else reports it (cloud 1.3, 2, 7, 14).
 */
export const findingsOf = (
  tenant: CloudTenant,
  objects: readonly TenantObject[],
  failures: readonly TenantFailure[],
): readonly Finding[] => {
  const { name } = tenant.settings;
  const findings: Finding[] = failures.map((failure) => failureFinding(failure, name));
  const removed = new RemovedAddresses();
  for (const object of objects) {
    if (!object.isRemarkable) continue;
    for (const remark of remarksOn(object, tenant, removed)) {
      const { marks = [], owner = null, ...rest } = remark;
      const concerned = owner === null ? namesOf(object) : [...namesOf(object), ...namesOf(owner)];
      findings.push({ ...rest, tenant: name, objects: concerned, marks });
    }
  }
  for (const [object, owner, nickname] of duplicateNicknames(objects))
    findings.push({
      check: 'cloud/duplicate-nickname',
      severity: 'warning',
      message: `\`${titleOf(object)}\` has the mailNickname \`${nickname}\` as \`${titleOf(owner)}\` has: Exchange Online shows one of them with another alias`,
      modes: ['F05', 'F49', 'T5', 'T6'],
      tenant: name,
      objects: [...namesOf(object), ...namesOf(owner)],
      help: 'Give one of the two a mailNickname of its own before its first export; names made from it are not repaired later.',
      marks: marksOf([...object.marks, 'K-7']),
    });
  findings.push(...removed.findings(name));
  return findings;
};

/**
 * Whether `findingsOf` might have something to say about an object: asked while its values are at hand, so that the others are not
 * read again.
 */
export const isRemarkable = (object: TenantObject, shadow: Shadow, domains: TenantDomains): boolean => {
  const { rare, hasDiscarded, mailbox, licensed } = object;
  if (rare !== commonState || hasDiscarded || (mailbox === 'User' && !licensed)) return true;
  if (object.userPrincipalName !== shadow.userPrincipalName || shadow.displayName?.trim() === '') return true;
  if (shadow.mailNickname !== null && shadow.mailNickname !== object.mailNickname) return true;
  if (shadow.proxyAddresses.length > addressWarning) return true;
  if (shadow.targetAddress === null) return false;
  const target = targetOf(shadow.targetAddress);
  return target === null || (mailbox !== null && !domains.verdictOf(target).isVerified);
};

/** A finding before the object it is about is written into it. */
interface Remark extends Pick<Finding, 'check' | 'severity' | 'message' | 'modes'> {
  readonly help?: string;
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
): Finding => ({
  check: `cloud/${errors[0] ?? 'export'}`,
  severity: 'error',
  message: `\`${displayName ?? sourceAnchor}\` is not created: ${errors.join(', ')}`,
  modes: errors.includes('ObjectTypeMismatch') || errors.includes('InvalidSoftMatch') ? ['F14'] : ['F38'],
  tenant,
  objects: sources.length > 0 ? sources : [sourceAnchor],
  help: helpOf[errors[0] ?? ''] ?? 'Correct the data and synchronise again.',
  marks,
});

const helpOf: Readonly<Record<string, string>> = {
  ExceededAllowedLength: 'Shorten the values, or remove addresses that are not needed any more.',
  IdentityDataValidationFailed: 'Correct userPrincipalName: one @, local part to 64 and domain to 48 characters.',
  InvalidHardMatch: 'A cloud object has this anchor and the tenant blocks hard matches; delete it or allow the match.',
  InvalidSoftMatch: 'Another object of the tenant has one of the values; remove it from one of the two.',
  ObjectTypeMismatch: 'A cloud object of another class has one of the addresses; remove it there.',
  ExistingAdminRoleConflict:
    'Take the role from the cloud account, or give the person another sign-in name and address.',
  AttributeValueMustBeUnique: 'Another object of the tenant has one of the values; remove it from one of the two.',
};

function* remarksOn(object: TenantObject, tenant: CloudTenant, removed: RemovedAddresses): Iterable<Remark> {
  const { rare, marks } = object;
  for (const error of rare.errors)
    yield {
      check: `cloud/${error}`,
      severity: 'error',
      message: `the export of \`${titleOf(object)}\` fails with ${error}; it keeps its previous state`,
      modes: error === 'ExistingAdminRoleConflict' ? ['F14'] : ['F38'],
      help: helpOf[error] ?? 'Correct the data and synchronise again.',
      marks,
    };
  if (object.isWaiting) yield* quarantineRemarks(object, tenant);
  if (object.class === 'user') yield* userRemarks(object, tenant);
  yield* addressRemarks(object, removed);
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
      check: isName ? 'cloud/quarantined-sign-in-name' : 'cloud/quarantined-address',
      severity: 'error',
      message: `\`${titleOf(object)}\` does not get \`${value}\`: ${has}${instead}`,
      modes: owner?.isLinked === false ? ['F14', 'T13', 'T15'] : modes,
      help: 'Remove the value from one of the two; it comes back within the hour.',
      marks: object.marks,
      owner,
    };
  }
}

function* userRemarks(object: TenantObject, tenant: CloudTenant): Iterable<Remark> {
  const { synced, mailbox, licensed, rare, userPrincipalName: name, marks } = object;
  if (mailbox === 'User' && !licensed)
    yield {
      check: 'cloud/mailbox-without-licence',
      severity: 'warning',
      message: `the mailbox of \`${titleOf(object)}\` is disconnected after 30 days without a licence`,
      modes: [],
      help: 'Assign a licence with a mailbox plan, or stop exporting ProvisionMailbox.',
      marks,
    };
  const exported = textOf(synced, 'userPrincipalName');
  if (exported !== name && rare.quarantinedName === null)
    yield {
      check: 'cloud/sign-in-name-replaced',
      severity: 'warning',
      message: `\`${titleOf(object)}\` signs in as \`${name ?? ''}\`, not as \`${exported ?? ''}\``,
      modes: ['F04', 'T5'],
      help: 'Verify the domain in this tenant, or let a rule export a sign-in name in a verified domain.',
      marks,
    };
  const target = mailbox === null ? null : targetOf(textOf(synced, 'targetAddress'));
  if (target !== null && !tenant.domains.verdictOf(target).isVerified)
    yield {
      check: 'cloud/target-address-ignored',
      severity: 'warning',
      message: `\`${titleOf(object)}\` has a mailbox here, so its target address \`${target}\` is ignored`,
      modes: ['F43'],
      help: 'Clear targetAddress for this tenant, or find out why the mailbox is in two places.',
      marks,
    };
}

function* addressRemarks(object: TenantObject, removed: RemovedAddresses): Iterable<Remark> {
  const { synced, rare, domains, isEnforced, marks } = object;
  const malformed: string[] = [];
  const { lostPrimary, primary } = observeDiscards(
    synced,
    isEnforced,
    domains,
    rare.quarantinedAddresses,
    (value, reason, verdict) => {
      if (verdict !== null) removed.add(reason, verdict, object);
      else if (reason !== 'duplicateInObject') malformed.push(`\`${value}\` (${reasonTexts[reason]})`);
    },
  );
  if (malformed.length > 0)
    yield {
      check: 'cloud/address-discarded',
      severity: 'warning',
      message: `\`${titleOf(object)}\` loses ${malformed.join(', ')}`,
      modes: ['F46'],
      help: 'Correct or remove the values of proxyAddresses.',
      marks,
    };
  if (primary === null && lostPrimary !== null)
    yield {
      check: 'cloud/primary-address-replaced',
      severity: 'warning',
      message: `the primary address of \`${titleOf(object)}\` is \`${object.mail ?? 'none'}\`, not \`${lostPrimary.slice(prefixLength)}\``,
      modes: object.class === 'group' ? ['F58', 'T9'] : ['F40', 'T2', 'T4'],
      help: 'Give the object a primary address in a domain verified in this tenant that no other object has.',
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
      check: 'cloud/target-address-malformed',
      severity: 'warning',
      message: `the target address \`${target}\` of \`${titleOf(object)}\` is no SMTP address and is ignored`,
      modes: ['F46', 'T8'],
      help: 'Write it as `SMTP:name@domain`.',
    };
  const displayName = textOf(synced, 'displayName');
  if (displayName !== null && displayName.trim() === '')
    yield {
      check: 'cloud/display-name-blank',
      severity: 'warning',
      message: `the display name of \`${object.sourceAnchor}\` is blank`,
      modes: [],
      help: 'Give the object a display name.',
    };
  const nickname = textOf(synced, 'mailNickname');
  if (nickname !== null && nickname !== mailNickname)
    yield {
      check: 'cloud/nickname-changed',
      severity: 'warning',
      message: `the mailNickname \`${nickname}\` becomes \`${mailNickname ?? ''}\``,
      modes: [],
      help: 'Correct mailNickname in AD: letters, digits, dots and hyphens.',
      marks,
    };
  const count = smtpCount(valuesOf(synced.get('proxyAddresses')));
  if (count > addressWarning)
    yield {
      check: 'cloud/many-addresses',
      severity: 'warning',
      message: `\`${titleOf(object)}\` has ${count} addresses; the export fails above about 332`,
      modes: [],
      help: 'Remove addresses that are not needed any more.',
      marks: ['S-24'],
    };
}

/** Addresses that are lost because of their domain: that is a matter of the domain, so there is one finding for each. */
class RemovedAddresses {
  private readonly byDomain = new Map<string, { reason: DiscardReason; count: number; objects: TenantObject[] }>();

  add(reason: DiscardReason, { domain }: DomainVerdict, object: TenantObject): void {
    const key = `${reason}\n${domain}`;
    const entry = this.byDomain.get(key) ?? { reason, count: 0, objects: [] };
    this.byDomain.set(key, entry);
    entry.count++;
    if (entry.objects.length < shownObjects && entry.objects.at(-1) !== object) entry.objects.push(object);
  }

  findings(tenant: string): readonly Finding[] {
    return sortedBy(this.byDomain, ([key]) => key).map(([key, { reason, count, objects }]) => {
      const domain = key.slice(key.indexOf('\n') + 1);
      const isReserved = reason === 'reservedSuffix';
      const why = isReserved
        ? 'addresses of this domain are the cloud’s own and never taken from an export'
        : 'the domain is not verified here and these objects may only have verified ones';
      return {
        check: isReserved ? 'cloud/reserved-address' : 'cloud/unverified-address',
        severity: 'info',
        message: `${count} ${count === 1 ? 'address' : 'addresses'} in \`${domain}\` removed: ${why}`,
        modes: isReserved ? ['T7'] : ['T2'],
        tenant,
        objects: objects.flatMap(namesOf).sort(compareText),
        help: isReserved
          ? 'Nothing to do; routing addresses of the other tenant live on in targetAddress.'
          : 'Nothing to do unless mail to these addresses must be delivered here.',
        marks: [],
      };
    });
  }
}

/** A finding about a whole domain names that many objects; its message has the number of all addresses. */
const shownObjects = 20;
