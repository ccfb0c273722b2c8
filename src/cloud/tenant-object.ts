import type { Attributes } from '../attribute/value.js';
import type { CloudOrigin, ExistingCloudObject } from '../model/existing-cloud-object.js';
import { observeDiscards } from './entra/proxy-addresses.js';
import { isSmtp, prefixLength } from './entra/smtp-address.js';
import type { TenantDomains } from './entra/tenant-domains.js';
import type { ExportError } from './entra/validate.js';
import type { MailboxKind } from './exchange/mailbox.js';
import { primaryOf, recipientOf } from './exchange/recipient.js';
import { type Marks, noMarks } from './marks.js';
import type { Removal } from './removed-addresses.js';
import type { Shadow } from './shadow.js';
import { textOf } from './synced-attributes.js';
import type { CloudObject, Discarded, ObjectClass, Quarantined, Recipient } from './tenant-directory.js';
import { isSameFolded } from './text-index.js';

/** What few objects have; all others share `commonState`. */
export interface RareState {
  /** The exported sign-in name that another user has. */
  readonly quarantinedName: string | null;
  readonly quarantinedAddresses: readonly string[];
  readonly errors: readonly ExportError[];
  /** `mail` without a primary address (S-42). */
  readonly plainMail: string | null;
  readonly licenceRemoved: boolean;
  /** Exchange Online has a shared resource that is no mailbox under this name (cloud 6.1). */
  readonly isOtherResource: boolean;
  /** What mailNickname, sign-in name and earlier events rest on: known when they were decided, and only then. */
  readonly nicknameMarks: Marks;
  readonly nameMarks: Marks;
  readonly historyMarks: Marks;
  /** The entry of the inventory that it is, or was before it was taken over. */
  readonly existing: ExistingCloudObject | null;
  /** The key of the administrator that it should have been matched with (S-22). */
  readonly adminConflict: string | null;
}

export const commonState: RareState = {
  quarantinedName: null,
  quarantinedAddresses: [],
  errors: [],
  plainMail: null,
  licenceRemoved: false,
  isOtherResource: false,
  nicknameMarks: noMarks,
  nameMarks: noMarks,
  historyMarks: noMarks,
  existing: null,
  adminConflict: null,
};

/** The state, or the shared one where nothing differs. */
export const rareState = (state: RareState): RareState => {
  const isCommon =
    state.quarantinedName === null &&
    state.quarantinedAddresses.length === 0 &&
    state.errors.length === 0 &&
    state.plainMail === null &&
    !state.licenceRemoved &&
    !state.isOtherResource &&
    state.nicknameMarks.length === 0 &&
    state.nameMarks.length === 0 &&
    state.historyMarks.length === 0 &&
    state.existing === null &&
    state.adminConflict === null;
  return isCommon ? commonState : state;
};

const nothing: readonly never[] = [];

/**
 * An object of a tenant: what has to be remembered between cycles (cloud 1.3), and everything else calculated from it on demand,
 * because there are millions. Only `CloudTenant` writes to it.
 */
export class TenantObject implements CloudObject {
  synced: Attributes = noAttributes;
  sources: readonly string[] = nothing;
  immutableId: string | null = null;
  userPrincipalName: string | null = null;
  mailNickname: string | null = null;
  proxyAddresses: readonly string[] = nothing;
  /** Its addresses of the initial domain, as `smtp:` values; once given they stay. */
  moeras: readonly string[] = nothing;
  licensed = false;
  mailbox: MailboxKind | null = null;
  /** Whether unverified domains were enforced when its addresses were calculated. */
  isEnforced = false;
  /** Some exported address is not among its own. */
  hasDiscarded = true;
  /** Which addresses it lost because of their domains; null until they are calculated here. */
  removals: readonly Removal[] | null = null;
  /** Something else about it may be worth a finding; all others are not looked at again. */
  isRemarkable = true;
  rare: RareState = commonState;
  marks: Marks = noMarks;
  private known: Recipient | null = null;

  constructor(
    readonly domains: TenantDomains,
    /** Position among the objects of the tenant: in the order of their first synchronisation. */
    readonly number: number,
    readonly objectClass: ObjectClass,
    public origin: CloudOrigin,
  ) {}

  get class(): ObjectClass {
    return this.objectClass;
  }

  get sourceAnchor(): string {
    return this.immutableId ?? '';
  }

  /** Whether this server's exports own it. */
  get isLinked(): boolean {
    return this.synced !== noAttributes;
  }

  get displayName(): string | null {
    return textOf(this.synced, 'displayName');
  }

  get accountEnabled(): boolean | null {
    const value = this.class === 'user' ? this.synced.get('accountEnabled') : undefined;
    return typeof value === 'boolean' ? value : null;
  }

  get mail(): string | null {
    return primaryOf(this.proxyAddresses) ?? this.rare.plainMail;
  }

  get quarantined(): readonly Quarantined[] {
    const { quarantinedName, quarantinedAddresses } = this.rare;
    if (quarantinedName === null && quarantinedAddresses.length === 0) return nothing;
    const names = quarantinedName === null ? [] : [quarantinedName];
    return [
      ...names.map((value): Quarantined => ({ attribute: 'userPrincipalName', value })),
      ...quarantinedAddresses.map((value): Quarantined => ({ attribute: 'proxyAddresses', value })),
    ];
  }

  get isWaiting(): boolean {
    return this.rare.quarantinedName !== null || this.rare.quarantinedAddresses.length > 0;
  }

  get discarded(): readonly Discarded[] {
    if (!this.hasDiscarded) return nothing;
    const discarded: Discarded[] = [];
    const { quarantinedAddresses } = this.rare;
    observeDiscards(this.synced, this.isEnforced, this.domains, quarantinedAddresses, (value, reason) =>
      discarded.push({ value, reason }),
    );
    return discarded;
  }

  get errors(): readonly string[] {
    return this.rare.errors;
  }

  get recipient(): Recipient {
    this.known ??= recipientOf(this);
    return this.known;
  }

  /** Whoever changes what it is made of says so. */
  forgetRecipient(): void {
    this.known = null;
  }

  /** The same, with the exported values at hand. */
  renewRecipient(shadow: Shadow): void {
    this.known = recipientOf(this, shadow);
  }

  /** Whether one of its SMTP addresses is what stands behind `from`. */
  hasAddress(text: string, from: number): boolean {
    const { proxyAddresses } = this;
    for (let i = 0; i < proxyAddresses.length; i++) {
      const value = proxyAddresses[i] ?? '';
      if (isSameFolded(value, prefixLength, text, from) && isSmtp(value)) return true;
    }
    return false;
  }
}

const noAttributes: Attributes = new Map();
