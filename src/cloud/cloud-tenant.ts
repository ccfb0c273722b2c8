import { type Calculation, type CalculationTenant, calculate } from './calculate.js';
import type { CloudExport } from './cloud-export.js';
import { type Match, matchObject } from './entra/match.js';
import { domainOf, isPrimary, isSmtp, prefixLength } from './entra/smtp-address.js';
import { TenantDomains } from './entra/tenant-domains.js';
import { type ExportError, validate } from './entra/validate.js';
import { listingMarks } from './exchange/address-lists.js';
import { type Marks, noMarks, unionOfMarks, withMark } from './marks.js';
import { textOf } from './synced-attributes.js';
import { type ExistingCloudObject, type RareState, rareState, type TenantObject } from './tenant-object.js';
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
  }

  /** An object that was there before the first synchronisation, or that only the cloud has. */
  addExisting(existing: ExistingCloudObject): TenantObject {
    const object = this.objects.add(existing.class, existing.source);
    object.rare = rareState({ ...object.rare, existing });
    object.immutableId = existing.immutableId ?? null;
    object.mailNickname = existing.mailNickname ?? null;
    const primary = existing.proxyAddresses.filter(isPrimary);
    const others = existing.proxyAddresses.filter((value) => !isPrimary(value));
    this.objects.setAddresses(object, [...primary, ...others]);
    this.objects.setName(object, existing.userPrincipalName ?? null);
    if (object.immutableId !== null && object.class === 'user') this.unlinked.set(object.immutableId, object);
    this.inventory.set(existing.key, object);
    return object;
  }

  /** One object is exported (cloud 1.4). */
  export(exported: CloudExport): ExportOutcome {
    const { sourceAnchor, synced } = exported;
    const known = this.objects.find(sourceAnchor);
    const verdict = validate(exported.class, synced);
    if (verdict.errors.length > 0) return this.fail(known, verdict.errors, verdict.marks);
    if (known !== null) return this.update(exported, known);
    const match = matchObject(exported.class, sourceAnchor, synced, {
      features: this.settings.features,
      findImmutableId: (id) => this.unlinked.get(id) ?? null,
      findAddress: (value) => this.objects.ownerOf(value),
      findName: (name) => this.objects.ownerOfName(name),
    });
    switch (match.kind) {
      case 'error':
        return this.fail(null, [match.error], match.marks);
      case 'takeOver':
        return this.takeOver(exported, match);
      case 'create':
        return this.create(exported, match);
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

  /** The hourly task: quarantined values whose owner let go of them return, the first synchronised object first (S-43). */
  retryQuarantined(): void {
    let waiting = this.objects.linked().filter((object) => object.isWaiting);
    for (let hasChanged = true; hasChanged; ) {
      hasChanged = false;
      for (const object of waiting) {
        const before = object.quarantined.length;
        this.recalculate(object, object.rare.quarantinedName !== null);
        if (object.quarantined.length >= before) continue;
        this.change(object, { historyMarks: withMark(object.rare.historyMarks, 'S-43') });
        object.marks = withMark(object.marks, 'S-43');
        hasChanged = true;
      }
      waiting = waiting.filter((object) => object.isWaiting);
    }
  }

  private create(exported: CloudExport, match: Match & { readonly kind: 'create' }): ExportOutcome {
    const { sourceAnchor } = exported;
    const { administrator, marks } = match;
    const calculation = this.calculate(exported, null, true);
    const error = administrator === null ? this.conflictOfNew(exported, calculation) : null;
    if (error !== null) return this.fail(null, [error], marks);
    this.failedGroups.delete(sourceAnchor);
    const object = this.objects.add(exported.class, 'sync');
    this.objects.link(object, sourceAnchor);
    const adminConflict = administrator?.rare.existing?.key ?? null;
    this.change(object, { historyMarks: marks, adminConflict, errors: adminErrors(administrator) });
    return this.commit(object, exported, calculation);
  }

  private takeOver(exported: CloudExport, match: Match & { readonly kind: 'takeOver' }): ExportOutcome {
    const { object, marks } = match;
    const moeras = object.moeras;
    object.moeras = this.initialAddressesOf(object);
    const calculation = this.calculate(exported, object, true);
    if (!this.settings.features.duplicateAttributeResiliency && hasConflict(calculation)) {
      object.moeras = moeras;
      return this.fail(null, ['AttributeValueMustBeUnique'], marks);
    }
    if (object.immutableId !== null) this.unlinked.delete(object.immutableId);
    this.objects.link(object, exported.sourceAnchor);
    this.change(object, { historyMarks: marks });
    return this.commit(object, exported, calculation);
  }

  private update(exported: CloudExport, object: TenantObject): ExportOutcome {
    const isRenamed = textOf(exported.synced, 'userPrincipalName') !== textOf(object.synced, 'userPrincipalName');
    const calculation = this.calculate(exported, object, isRenamed);
    if (!this.settings.features.duplicateAttributeResiliency && hasConflict(calculation))
      return this.fail(object, ['AttributeValueMustBeUnique'], noMarks);
    this.change(object, { errors: adminErrors(this.administratorOf(object)) });
    return this.commit(object, exported, calculation);
  }

  private recalculate(object: TenantObject, calculatesName: boolean): void {
    const { sourceAnchor, objectClass, synced, sources, licensed } = object;
    const exported: CloudExport = { sourceAnchor, class: objectClass, synced, sources, licensed };
    this.commit(object, exported, this.calculate(exported, object, calculatesName));
  }

  private calculate(exported: CloudExport, before: TenantObject | null, calculatesName: boolean): Calculation {
    this.calculated = before;
    return calculate(exported, before, calculatesName, this.rules);
  }

  /** A cloud object that is taken over keeps its addresses of the initial domain (S-46). */
  private initialAddressesOf({ proxyAddresses }: TenantObject): readonly string[] {
    return proxyAddresses
      .filter((value) => isSmtp(value) && this.domains.verdictOf(domainOf(value)).isInitial)
      .map((value) => value.slice(prefixLength));
  }

  /** The administrator that an object should have been matched with, while there is one (S-22). */
  private administratorOf({ rare }: TenantObject): TenantObject | null {
    const administrator = rare.adminConflict === null ? undefined : this.inventory.get(rare.adminConflict);
    return administrator === undefined || administrator.isLinked ? null : administrator;
  }

  /** With which error the export of a new object fails because of a value that another one has (cloud 7). */
  private conflictOfNew(exported: CloudExport, calculation: Calculation): ExportError | null {
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
    const upn = exported.class === 'user' ? textOf(exported.synced, 'userPrincipalName') : null;
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

  private commit(object: TenantObject, exported: CloudExport, calculation: Calculation): ExportOutcome {
    const { nickname, name, mailbox, addresses, isOtherResource } = calculation;
    object.synced = exported.synced;
    object.sources = exported.sources;
    object.mailNickname = nickname.value;
    object.licensed = exported.licensed;
    object.mailbox = mailbox.mailbox;
    object.moeras = addresses.moeras;
    object.isEnforced = calculation.isEnforced;
    this.objects.setName(object, name?.value ?? null);
    this.objects.setAddresses(object, addresses.proxyAddresses);
    this.change(object, {
      quarantinedName: name?.quarantined ?? null,
      quarantinedAddresses: addresses.quarantined,
      plainMail: addresses.plainMail,
      licenceRemoved: mailbox.licenceRemoved,
      isOtherResource,
      nicknameMarks: nickname.marks,
      nameMarks: name?.marks ?? noMarks,
    });
    const { historyMarks, nameMarks } = object.rare;
    object.marks = unionOfMarks(unionOfMarks(calculation.marks, historyMarks), nameMarks);
    object.marks = unionOfMarks(object.marks, listingMarks(object));
    return { object, errors: object.rare.errors as readonly ExportError[], marks: object.marks };
  }
}

const hasConflict = ({ name, addresses }: Calculation): boolean =>
  addresses.quarantined.length > 0 || (name !== null && name.quarantined !== null);

const adminErrors = (administrator: TenantObject | null): readonly ExportError[] =>
  administrator === null ? [] : ['ExistingAdminRoleConflict'];
