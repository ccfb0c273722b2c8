import { guidText } from '../attribute/guid-bytes.js';
import { type Scalar, valuesOf } from '../attribute/value.js';
import { foldAscii } from '../base/fold-case.js';
import type { ExportedObject } from '../engine/cs-object.js';
import type { AdObject } from '../model/directory.js';
import { homeOf } from '../model/home.js';
import { acceptedDomainsOf } from '../model/tenant-domains.js';
import type { Assignment, Tenant, Workspace } from '../model/workspace.js';
import { domainOf, isPrimary, prefixLength, targetOf } from './entra/smtp-address.js';
import { hasBits } from './exchange/mailbox.js';
import { remoteRecipientBits as bits, recipientTypeDetails as details } from './exchange/value-tables.js';
import { numberOf, textOf } from './synced-attributes.js';
import { TextIndex } from './text-index.js';

/** Who has what in one tenant before anything is synchronised (design 2). */
export interface TenantLicences {
  /** An Exchange-type service plan is enabled (cloud 8). */
  readonly licensed: (object: ExportedObject) => boolean;
  /** A mailbox was moved into the tenant. */
  readonly mailboxHere: (object: ExportedObject) => boolean;
}

/** Finds the objects of a forest by the DNs under which a server imported them. */
export type FindAdObject = (dn: string) => AdObject | null;

export const indexByDn = (objects: readonly AdObject[]): FindAdObject => {
  const index = new TextIndex(false, (at, dn) => objects[at]?.dn === dn);
  for (const [at, { dn }] of objects.entries()) index.add(dn, at);
  return (dn) => objects[index.find(dn)] ?? null;
};

/** What `licensing` and `mailboxes` of a tenant say about the objects exported to it. */
export const licencesOf = (workspace: Workspace, tenant: Tenant, find: FindAdObject): TenantLicences => ({
  licensed: assigned(tenant.licensing, find, needsLicence(tenant, workspace)),
  mailboxHere: assigned(tenant.mailboxes, find, hasMigratedMailbox(tenant, workspace)),
});

const assigned = (
  assignment: Assignment,
  find: FindAdObject,
  isHome: (object: AdObject) => boolean,
): ((object: ExportedObject) => boolean) => {
  const test = testOf(assignment, isHome);
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

const testOf = (assignment: Assignment, isHome: (object: AdObject) => boolean): ((object: AdObject) => boolean) => {
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
    const remoteType = numberOf(object.attributes, 'msExchRemoteRecipientType');
    if (remoteType === null || !hasBits(remoteType, bits.Migrated) || hasBits(remoteType, bits.DeprovisionMailbox))
      return false;
    const home = homeOf(object, workspace);
    return home.tenant === tenant.name && home.platform === tenant.name;
  };
