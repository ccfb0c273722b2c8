import type { Attributes } from '../attribute/value.js';
import type { CloudTenant } from './cloud-tenant.js';
import type { MailboxKind } from './exchange/mailbox.js';
import type { ObjectClass } from './tenant-directory.js';
import { type RareState, rareState, type TenantObject } from './tenant-object.js';

/** What a tenant has to remember until the next run, plain data (cloud 1.3). */
export interface TenantState {
  /** The custom domains it had verified, folded. */
  readonly verifiedDomains: readonly string[];
  /** In the order of their first synchronisation, which decides who gets a value that becomes free (S-43). */
  readonly objects: readonly ObjectState[];
}

/** One synchronised object between two runs. */
export interface ObjectState extends Omit<RareState, 'existing'> {
  readonly class: ObjectClass;
  readonly sourceAnchor: string;
  readonly sources: readonly string[];
  /** The last exported values by AD name. */
  readonly shadow: Attributes;
  readonly userPrincipalName: string | null;
  readonly mailNickname: string | null;
  readonly proxyAddresses: readonly string[];
  readonly moeras: readonly string[];
  readonly licensed: boolean;
  readonly mailbox: MailboxKind | null;
  readonly isEnforced: boolean;
  readonly marks: readonly string[];
  /** Key of the inventory entry that it took over. */
  readonly tookOver: string | null;
}

/** What there is to remember of a tenant. */
export const stateOf = (tenant: CloudTenant): TenantState => ({
  verifiedDomains: [...tenant.domains.customDomains],
  objects: tenant.objects.linked().map(stateOfObject),
});

const stateOfObject = (object: TenantObject): ObjectState => {
  const { existing, ...rare } = object.rare;
  return {
    ...rare,
    class: object.class,
    sourceAnchor: object.sourceAnchor,
    sources: object.sources,
    shadow: object.synced,
    userPrincipalName: object.userPrincipalName,
    mailNickname: object.mailNickname,
    proxyAddresses: object.proxyAddresses,
    moeras: object.moeras,
    licensed: object.licensed,
    mailbox: object.mailbox,
    isEnforced: object.isEnforced,
    marks: object.marks,
    tookOver: existing?.key ?? null,
  };
};

/** Puts the objects of an earlier run into a tenant. */
export const restoreState = (tenant: CloudTenant, state: TenantState): void => {
  for (const before of state.objects) {
    const object = tenant.objects.add(before.class, 'sync');
    object.synced = before.shadow;
    object.sources = before.sources;
    object.mailNickname = before.mailNickname;
    object.moeras = before.moeras;
    object.licensed = before.licensed;
    object.mailbox = before.mailbox;
    object.isEnforced = before.isEnforced;
    object.marks = before.marks;
    const { quarantinedName, quarantinedAddresses, errors, plainMail, licenceRemoved, isOtherResource } = before;
    const { nicknameMarks, nameMarks, historyMarks, adminConflict } = before;
    object.rare = rareState({
      quarantinedName,
      quarantinedAddresses,
      errors,
      plainMail,
      licenceRemoved,
      isOtherResource,
      nicknameMarks,
      nameMarks,
      historyMarks,
      adminConflict,
      existing: before.tookOver === null ? null : tookOver(before, before.tookOver),
    });
    tenant.objects.link(object, before.sourceAnchor);
    tenant.objects.setName(object, before.userPrincipalName);
    tenant.objects.setAddresses(object, before.proxyAddresses);
  }
};

/** Of an entry that was taken over only the name still matters. */
const tookOver = ({ class: objectClass }: ObjectState, key: string): RareState['existing'] => ({
  key,
  class: objectClass,
  source: 'cloud',
  proxyAddresses: [],
});
