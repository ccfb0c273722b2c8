import { guidText } from '../attribute/guid-bytes.js';
import { type Instant, type Scalar, valuesOf } from '../attribute/value.js';
import { assertNever } from '../base/assert-never.js';
import { foldAscii } from '../base/fold-case.js';
import type { ExportedObject } from '../engine/cs-object.js';
import type { AdObject } from '../model/directory.js';
import type { Finding } from '../model/finding.js';
import { startOf } from '../model/finding-kind.js';
import { homeOf } from '../model/home.js';
import { acceptedDomainsOf } from '../model/tenant-domains.js';
import type { Assignment, Tenant, Workspace } from '../model/workspace.js';
import { compileAssignment } from './assignment-expression.js';
import { domainOf, isPrimary, prefixLength, targetOf } from './entra/smtp-address.js';
import { remoteTypeOf } from './exchange/remote-type.js';
import { recipientTypeDetails as details } from './exchange/value-tables.js';
import { cloudFindingKinds } from './finding-kinds.js';
import { numberOf, textOf } from './synced-attributes.js';
import { TextIndex } from './text-index.js';

/** Who has what in one tenant before anything is synchronised (design 2). */
export interface TenantLicences {
  /** An Exchange-type service plan is enabled (cloud 8). */
  readonly licensed: (object: ExportedObject) => boolean;
  /** A mailbox was moved into the tenant. */
  readonly mailboxHere: (object: ExportedObject) => boolean;
  /** Objects about which an expression said nothing, as far as they were asked about. */
  readonly problems: () => readonly Finding[];
}

/** Finds the objects of a forest by the DNs under which a server imported them. */
export type FindAdObject = (dn: string) => AdObject | null;

export const indexByDn = (objects: readonly AdObject[]): FindAdObject => {
  const index = new TextIndex(false, (at, dn) => objects[at]?.dn === dn);
  for (const [at, { dn }] of objects.entries()) index.add(dn, at);
  return (dn) => objects[index.find(dn)] ?? null;
};

/** What `licensing` and `mailboxes` of a tenant say about the objects exported to it; `now` is the clock of expressions. */
export const licencesOf = (workspace: Workspace, tenant: Tenant, find: FindAdObject, now: Instant): TenantLicences => {
  const findings: Finding[] = [];
  const report = (key: string, { dn, at }: AdObject, reason: string): void => {
    findings.push({
      ...startOf(
        cloudFindingKinds['assignment-failed'],
        `\`${key}\` of \`${tenant.name}\` says nothing about \`${dn}\`: ${reason}`,
      ),
      tenant: tenant.name,
      objects: [dn],
      at,
      help: `The object is taken as not assigned; correct the expression under \`${key}\`, for example with IsPresent.`,
      marks: [],
    });
  };
  const test = (key: 'licensing' | 'mailboxes', isHome: (object: AdObject) => boolean) =>
    assigned(
      tenant[key],
      find,
      testOf(tenant[key], isHome, now, (object, reason) => report(key, object, reason)),
    );
  return {
    licensed: test('licensing', needsLicence(tenant, workspace)),
    mailboxHere: test('mailboxes', hasMigratedMailbox(tenant, workspace)),
    problems: () => findings,
  };
};

const assigned = (
  assignment: Assignment,
  find: FindAdObject,
  test: (object: AdObject) => boolean,
): ((object: ExportedObject) => boolean) => {
  const byAnchor = assignment.kind === 'inventory' ? assignment.entries : new Set<string>();
  return ({ sourceAnchor, sources }) => {
    if (byAnchor.has(sourceAnchor)) return true;
    for (const dn of sources) {
      const object = find(dn);
      if (object !== null && test(object)) return true;
    }
    return false;
  };
};

const testOf = (
  assignment: Assignment,
  isHome: (object: AdObject) => boolean,
  now: Instant,
  report: (object: AdObject, reason: string) => void,
): ((object: AdObject) => boolean) => {
  switch (assignment.kind) {
    case 'home':
      return isHome;
    case 'none':
      return () => false;
    case 'attribute': {
      const { attribute } = assignment;
      const values = new Set(assignment.values);
      return ({ attributes }) => valuesOf(attributes.get(attribute)).some((value) => values.has(plainText(value)));
    }
    case 'inventory':
      return (object) => namesOf(object).some((name) => assignment.entries.has(name));
    case 'expression': {
      const compiled = compileAssignment(assignment, now);
      // `assignmentProblems` refuses the workspace before anything runs.
      if (!compiled.ok) return () => false;
      return (object) => {
        const verdict = compiled.value(object);
        if (typeof verdict === 'string') report(object, verdict);
        return verdict === true;
      };
    }
    default:
      return assertNever(assignment);
  }
};

const plainText = (value: Scalar): string => {
  if (typeof value !== 'object') return String(value);
  return 'kind' in value && value.kind === 'reference' ? value.dn : '';
};

/** How an inventory may call an object, in the spelling of `Assignment`. */
const namesOf = ({ attributes }: AdObject): readonly string[] => {
  const id = attributes.get('objectGUID');
  const names = id instanceof Uint8Array ? [guidText(id) ?? ''] : [];
  const primary = valuesOf(attributes.get('proxyAddresses')).find(
    (value) => typeof value === 'string' && isPrimary(value),
  );
  if (typeof primary === 'string') names.push(foldAscii(primary.slice(prefixLength)));
  for (const name of [textOf(attributes, 'userPrincipalName'), textOf(attributes, 'mail')])
    if (name !== null) names.push(foldAscii(name));
  return names;
};

const isUser = ({ objectClass }: AdObject): boolean => objectClass === 'user' || objectClass === 'inetOrgPerson';

/**
 * Every home person that needs a licence: whose user mailbox is, or will be, in this tenant. Shared mailboxes, rooms and equipment
 * need none, nor does a mail user whose mailbox is somewhere else altogether (design 2, scenario B.3).
 */
const needsLicence = (tenant: Tenant, workspace: Workspace): ((object: AdObject) => boolean) => {
  const accepted = acceptedDomainsOf(tenant);
  const isFirst = tenant.name === workspace.tenants[0]?.name;
  return (object) => {
    if (!isUser(object)) return false;
    const home = homeOf(object, workspace);
    if (home.tenant !== tenant.name) return false;
    if (home.platform !== tenant.name) return home.staged;
    const { attributes } = object;
    const type = numberOf(attributes, 'msExchRecipientTypeDetails');
    if (type === details.RemoteUserMailbox) return true;
    if (type !== null && type !== details.MailUser) return false;
    const target = targetOf(textOf(attributes, 'targetAddress'));
    if (target !== null) return accepted.has(foldAscii(domainOf(target)));
    // Without a target address only the marker says that there is a mailbox, and only people with mail have one (P26, P27).
    return !isFirst && (attributes.has('mailNickname') || attributes.has('mail'));
  };
};

/** A home object that on-premises is a migrated remote mailbox has that mailbox in its home tenant already (design 2). */
const hasMigratedMailbox =
  (tenant: Tenant, workspace: Workspace): ((object: AdObject) => boolean) =>
  (object) => {
    if (!isUser(object)) return false;
    const { isMigrated, deprovisions } = remoteTypeOf(numberOf(object.attributes, 'msExchRemoteRecipientType'));
    if (!isMigrated || deprovisions) return false;
    const home = homeOf(object, workspace);
    return home.tenant === tenant.name && home.platform === tenant.name;
  };
