import type { ExistingCloudObject } from '../model/existing-cloud-object.js';
import { type Calculation, type CalculationTenant, calculate } from './calculate.js';
import type { CloudExport } from './cloud-export.js';
import { create, type Match, type MatchTenant, matchObject } from './entra/match.js';
import { isPrimary, isSmtp, prefixLength } from './entra/smtp-address.js';
import { TenantDomains } from './entra/tenant-domains.js';
import { type ExportError, validate } from './entra/validate.js';
import { listingMarks } from './exchange/address-lists.js';
import { recipientMarks } from './exchange/recipient.js';
import { isRemarkable } from './findings.js';
import { type Marks, noMarks, unionOfMarks, withMark } from './marks.js';
import { type Shadow, shadowOf } from './shadow.js';
import { textOf } from './synced-attributes.js';
import { commonState, type RareState, rareState, type TenantObject } from './tenant-object.js';
import { TenantObjects } from './tenant-objects.js';
import type { TenantSettings } from './tenant-settings.js';
import { isSameFolded } from './text-index.js';

/** What the export of one object came to. */
export interface ExportOutcome {
  /** Null when the tenant has no such object afterwards. */
  readonly object: TenantObject | null;
  readonly errors: readonly ExportError[];
  readonly marks: Marks;
}

/**
 * A tenant between synchronisations and what every event does to it (cloud 1.3, 1.4, 6.4, 7). The only place where objects of a
 * tenant change.
 */
export class CloudTenant {
  readonly domains: TenantDomains;
  readonly objects: TenantObjects;
  private readonly rules: CalculationTenant;
  private readonly matching: MatchTenant;
  /** Users of the inventory that a hard match can find, by immutableId. */
  private readonly unlinked = new Map<string, TenantObject>();
  private readonly inventory = new Map<string, TenantObject>();
  /** Groups whose first attempt failed because of a duplicate: the next one quarantines (cloud 7). */
  private readonly failedGroups = new Set<string>();
  /** The object whose values are being calculated: its own address or name is not taken. */
  private calculated: TenantObject | null = null;

  constructor(readonly settings: TenantSettings) {
    const { isChina, initialDomain, coexistenceDomain, verifiedDomains, groupVerification } = settings;
    this.domains = new TenantDomains(isChina, initialDomain, coexistenceDomain, verifiedDomains);
    this.objects = new TenantObjects(this.domains);
    const isOther = (owner: TenantObject | null): boolean => owner !== null && owner !== this.calculated;
    this.rules = {
      domains: this.domains,
      groupVerification,
      isOwnedElsewhere: (value) => isOther(this.objects.ownerOf(value)),
      isNameTaken: (name) => isOther(this.objects.ownerOfName(name)),
    };
    this.matching = {
      features: settings.features,
      findImmutableId: (id) => this.unlinked.get(id) ?? null,
      findAddress: (value) => this.objects.ownerOf(value),
      findName: (name) => this.objects.ownerOfName(name),
    };
  }

  /**
   * An object that was there before the first synchronisation, or that only the cloud has. A tenant has no value twice: what an
   * inventory claims for two objects is the first one's.
   */
  addExisting(existing: ExistingCloudObject): TenantObject {
    const object = this.objects.add(existing.class, existing.source);
    object.rare = rareState({ ...object.rare, existing });
    object.immutableId = existing.immutableId ?? null;
    object.mailNickname = existing.mailNickname ?? null;
    const own = existing.proxyAddresses.filter((value) => !isSmtp(value) || this.objects.ownerOf(value) === null);
    this.objects.setAddresses(object, [...own.filter(isPrimary), ...own.filter((value) => !isPrimary(value))]);
    const { userPrincipalName: name = null } = existing;
    this.objects.setName(object, name !== null && this.objects.ownerOfName(name) === null ? name : null);
    if (object.immutableId !== null && object.class === 'user') this.unlinked.set(object.immutableId, object);
    this.inventory.set(existing.key, object);
    object.forgetRecipient();
    return object;
  }

  /** One object is exported (cloud 1.4). */
  export(exported: CloudExport): ExportOutcome {
    const { sourceAnchor } = exported;
    const shadow = shadowOf(exported.synced);
    const known = this.objects.find(sourceAnchor);
    const verdict = validate(exported.class, shadow);
    if (verdict.errors.length > 0) return this.fail(known, verdict.errors, verdict.marks);
    if (known !== null) return this.update(exported, shadow, known);
    // Without objects of anybody else a match leads nowhere but to resiliency's quarantine; millions need not be looked up.
    const isAlone = this.inventory.size === 0 && this.settings.features.duplicateAttributeResiliency;
    const match = isAlone ? create : matchObject(exported.class, sourceAnchor, shadow, this.matching);
    switch (match.kind) {
      case 'error':
        return this.fail(null, [match.error], match.marks);
      case 'takeOver':
        return this.takeOver(exported, shadow, match);
      case 'create':
        return this.create(exported, shadow, match);
    }
  }

  /** The object leaves the scope of synchronisation and is gone. */
  remove(sourceAnchor: string): void {
    this.failedGroups.delete(sourceAnchor);
    const object = this.objects.find(sourceAnchor);
    if (object !== null) this.objects.remove(object);
  }

  /** Custom domains are verified or removed: everything is calculated again from the shadow values (cloud 6.4). */
  changeDomains(verified: readonly string[], removed: readonly string[]): void {
    for (const domain of verified) this.domains.verify(domain);
    for (const domain of removed) this.domains.remove(domain);
    for (const object of this.objects.linked()) this.recalculate(object, true);
  }

  /**
   * The hourly task: quarantined values whose owner let go of them return, the first synchronised object first (S-43).
   * Says whether one did.
   */
  retryQuarantined(): boolean {
    let hasReturned = false;
    let waiting = this.objects.linked().filter((object) => object.isWaiting);
    for (let hasChanged = true; hasChanged; ) {
      hasChanged = false;
      for (const object of waiting) {
        const before = object.quarantined.length;
        const { quarantinedName: name } = object.rare;
        this.recalculate(object, name !== null && this.objects.ownerOfName(name) === null);
        if (object.quarantined.length >= before) continue;
        this.change(object, { historyMarks: withMark(object.rare.historyMarks, 'S-43') });
        object.marks = withMark(object.marks, 'S-43');
        hasChanged = hasReturned = true;
      }
      waiting = waiting.filter((object) => object.isWaiting);
    }
    return hasReturned;
  }

  private create(exported: CloudExport, shadow: Shadow, match: Match & { readonly kind: 'create' }): ExportOutcome {
    const { sourceAnchor } = exported;
    const { administrator, marks } = match;
    const calculation = this.calculate(exported, shadow, null, true);
    const error = administrator === null ? this.conflictOfNew(exported, shadow, calculation) : null;
    if (error !== null) return this.fail(null, [error], marks);
    this.failedGroups.delete(sourceAnchor);
    const object = this.objects.add(exported.class, 'sync');
    this.objects.link(object, sourceAnchor);
    const adminConflict = administrator?.rare.existing?.key ?? null;
    const isOfOtherClass = (value: string): boolean => this.objects.ownerOf(value)?.class !== exported.class;
    const isMismatch = calculation.addresses.quarantined.some(isOfOtherClass);
    const historyMarks = isMismatch ? withMark(marks, 'S-21') : marks;
    if (adminConflict !== null || historyMarks.length > 0)
      this.change(object, { historyMarks, adminConflict, errors: adminErrors(administrator) });
    return this.commit(object, exported, shadow, calculation);
  }

  private takeOver(exported: CloudExport, shadow: Shadow, match: Match & { readonly kind: 'takeOver' }): ExportOutcome {
    const { object, marks } = match;
    const moeras = object.moeras;
    object.moeras = this.initialAddressesOf(object);
    const calculation = this.calculate(exported, shadow, object, true);
    if (!this.settings.features.duplicateAttributeResiliency && hasConflict(calculation)) {
      object.moeras = moeras;
      return this.fail(null, ['AttributeValueMustBeUnique'], marks);
    }
    if (object.immutableId !== null) this.unlinked.delete(object.immutableId);
    this.objects.link(object, exported.sourceAnchor);
    this.change(object, { historyMarks: marks });
    return this.commit(object, exported, shadow, calculation);
  }

  private update(exported: CloudExport, shadow: Shadow, object: TenantObject): ExportOutcome {
    const isRenamed = shadow.userPrincipalName !== textOf(object.synced, 'userPrincipalName');
    const calculation = this.calculate(exported, shadow, object, isRenamed);
    if (!this.settings.features.duplicateAttributeResiliency && hasConflict(calculation))
      return this.fail(object, ['AttributeValueMustBeUnique'], noMarks);
    const errors = adminErrors(this.administratorOf(object));
    if (object.rare.errors.length > 0 || errors.length > 0) this.change(object, { errors });
    return this.commit(object, exported, shadow, calculation);
  }

  private recalculate(object: TenantObject, calculatesName: boolean): void {
    const { sourceAnchor, objectClass, synced, sources, licensed } = object;
    const exported: CloudExport = { sourceAnchor, class: objectClass, synced, sources, licensed };
    const shadow = shadowOf(synced);
    this.commit(object, exported, shadow, this.calculate(exported, shadow, object, calculatesName));
  }

  private calculate(
    exported: CloudExport,
    shadow: Shadow,
    before: TenantObject | null,
    calculatesName: boolean,
  ): Calculation {
    this.calculated = before;
    return calculate(exported, shadow, before, calculatesName, this.rules);
  }

  /** A cloud object that is taken over keeps its addresses of the initial domain (S-46). */
  private initialAddressesOf({ proxyAddresses }: TenantObject): readonly string[] {
    return proxyAddresses
      .filter((value) => isSmtp(value) && this.domains.verdictOf(value).isInitial)
      .map((value) => `smtp:${value.slice(prefixLength)}`);
  }

  /** The administrator that an object should have been matched with, while there is one (S-22). */
  private administratorOf({ rare }: TenantObject): TenantObject | null {
    const administrator = rare.adminConflict === null ? undefined : this.inventory.get(rare.adminConflict);
    return administrator === undefined || administrator.isLinked ? null : administrator;
  }

  /** With which error the export of a new object fails because of a value that another one has (cloud 7). */
  private conflictOfNew(exported: CloudExport, shadow: Shadow, calculation: Calculation): ExportError | null {
    if (!hasConflict(calculation)) return null;
    if (!this.settings.features.duplicateAttributeResiliency) return 'InvalidSoftMatch';
    const { quarantined, cleaned } = calculation.addresses;
    const inGroups = quarantined.filter((value) => {
      const owner = this.objects.ownerOf(value);
      return owner?.class === 'group' && owner.origin === 'sync';
    });
    if (exported.class === 'group' && inGroups.length > 0 && !this.failedGroups.has(exported.sourceAnchor)) {
      this.failedGroups.add(exported.sourceAnchor);
      return 'AttributeValueMustBeUnique';
    }
    const upn = exported.class === 'user' ? shadow.userPrincipalName : null;
    if (upn === null) return null;
    const isOwnAddress = (value: string): boolean =>
      isSameFolded(value, prefixLength, upn, 0) && cleaned.quarantined.includes(value);
    return inGroups.some(isOwnAddress) ? 'AttributeValueMustBeUnique' : null;
  }

  /** Nothing changes but the report. */
  private fail(known: TenantObject | null, errors: readonly ExportError[], marks: Marks): ExportOutcome {
    if (known !== null) this.change(known, { errors });
    return { object: known, errors, marks };
  }

  private change(object: TenantObject, changes: Partial<RareState>): void {
    object.rare = rareState({ ...object.rare, ...changes });
  }

  private commit(object: TenantObject, exported: CloudExport, shadow: Shadow, calculation: Calculation): ExportOutcome {
    const { nickname, mailbox, addresses } = calculation;
    object.synced = exported.synced;
    object.sources = exported.sources;
    object.mailNickname = nickname.value;
    object.licensed = exported.licensed;
    object.mailbox = mailbox.mailbox;
    object.moeras = addresses.moeras;
    object.isEnforced = calculation.isEnforced;
    object.hasDiscarded = addresses.cleaned.hasDiscarded;
    object.removals = addresses.cleaned.removals;
    this.objects.setName(object, calculation.name === null ? null : calculation.name.value);
    this.objects.setAddresses(object, addresses.proxyAddresses);
    object.renewRecipient(shadow);
    object.rare = rareAfter(object.rare, calculation);
    object.marks = this.marksOf(object, shadow, calculation);
    object.isRemarkable = isRemarkable(object, shadow, addresses.cleaned, this.domains);
    // INVARIANT: only this class writes errors, and only these.
    return { object, errors: object.rare.errors as readonly ExportError[], marks: object.marks };
  }

  private marksOf(object: TenantObject, shadow: Shadow, calculation: Calculation): Marks {
    const { historyMarks, nameMarks } = object.rare;
    let marks = unionOfMarks(unionOfMarks(calculation.marks, historyMarks), nameMarks);
    marks = unionOfMarks(marks, recipientMarks(object, shadow));
    return unionOfMarks(marks, listingMarks(object, shadow));
  }
}

/** The rare state as a calculation leaves it; nearly always the common one. */
const rareAfter = (before: RareState, calculation: Calculation): RareState => {
  const { nickname, name, mailbox, addresses, isOtherResource } = calculation;
  const isUneventful =
    before === commonState &&
    (name === null || (name.quarantined === null && name.marks.length === 0)) &&
    nickname.marks.length === 0 &&
    addresses.quarantined.length === 0 &&
    addresses.plainMail === null &&
    !mailbox.licenceRemoved &&
    !isOtherResource;
  if (isUneventful) return commonState;
  return rareState({
    ...before,
    quarantinedName: name?.quarantined ?? null,
    quarantinedAddresses: addresses.quarantined,
    plainMail: addresses.plainMail,
    licenceRemoved: mailbox.licenceRemoved,
    isOtherResource,
    nicknameMarks: nickname.marks,
    nameMarks: name?.marks ?? noMarks,
  });
};

const hasConflict = ({ name, addresses }: Calculation): boolean =>
  addresses.quarantined.length > 0 || (name !== null && name.quarantined !== null);

const adminErrors = (administrator: TenantObject | null): readonly ExportError[] =>
  administrator === null ? [] : ['ExistingAdminRoleConflict'];
