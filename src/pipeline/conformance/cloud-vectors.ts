import { entraSchema } from '../../attribute/catalogue.js';
import { type Attributes, reference, type Scalar, type Value } from '../../attribute/value.js';
import { foldAscii } from '../../base/fold-case.js';
import { CloudTenant } from '../../cloud/cloud-tenant.js';
import { listingOf } from '../../cloud/exchange/address-lists.js';
import { firstHopOf } from '../../cloud/exchange/first-hop.js';
import { recipientTypeOf } from '../../cloud/exchange/recipient.js';
import { connectorNameOf, SyncedAttributes } from '../../cloud/synced-attributes.js';
import type { TenantObject } from '../../cloud/tenant-object.js';
import { defaultFeatures } from '../../cloud/tenant-settings.js';
import { entryOf } from '../../gal/address-list.js';
import type { CloudVector, CloudVectorFile, VectorResult, VectorStep, VectorTenant } from './cloud-vector-format.js';
import { differences } from './compare-expected.js';

/** Runs a file of cloud vectors: what each exports step by step, and what the tenants must look like then (cloud). */
export const runCloudVectors = ({ vectors }: CloudVectorFile): readonly VectorResult[] => vectors.map(runVector);

/** One vector, with the marks of everything it showed. */
export const runVector = (vector: CloudVector): VectorResult & { readonly marks: ReadonlySet<string> } => {
  const single = vector.tenant === undefined ? [] : [['', vector.tenant] as const];
  const tenants = new Map(
    [...single, ...Object.entries(vector.tenants ?? {})].map(([name, tenant]) => [name, new VectorRun(tenant)]),
  );
  const only = tenants.get('');
  for (const existing of vector.existing ?? []) only?.addExisting(existing);
  const found: string[] = [];
  const compare = (at: string, expected: Readonly<Record<string, unknown>> | undefined): void => {
    for (const [key, fields] of Object.entries(expected ?? {})) {
      if (only !== undefined) {
        found.push(...differences(`${at}${key}`, fields, only.show(key)));
        continue;
      }
      for (const [object, inTenant] of Object.entries(fields as Readonly<Record<string, unknown>>))
        found.push(...differences(`${at}${key}.${object}`, inTenant, tenants.get(key)?.show(object)));
    }
  };
  for (const [i, step] of vector.steps.entries()) {
    const run = only ?? tenants.get(step.tenant ?? '');
    if (run === undefined) found.push(`step ${i + 1}: there is no tenant \`${step.tenant ?? ''}\``);
    else found.push(...run.perform(step).map((problem) => `step ${i + 1}: ${problem}`));
    compare(`step ${i + 1}: `, step.expected);
  }
  compare('', vector.expected);
  const marks = new Set([...tenants.values()].flatMap((run) => [...run.marks]));
  return { id: vector.id, title: vector.title ?? '', differences: found, marks };
};

/** One tenant of a vector between its steps. */
class VectorRun {
  private readonly tenant: CloudTenant;
  /** By object key. */
  private readonly anchors = new Map<string, string>();
  private readonly licensed = new Map<string, boolean>();
  private readonly errors = new Map<string, readonly string[]>();
  readonly marks = new Set<string>();
  private readonly existing = new Map<string, TenantObject>();

  constructor(private readonly configured: VectorTenant) {
    this.tenant = new CloudTenant({
      name: configured.initialDomain,
      isChina: configured.cloud === 'china',
      initialDomain: configured.initialDomain,
      coexistenceDomain: configured.coexistenceDomain ?? null,
      verifiedDomains: configured.verifiedDomains ?? [],
      features: { ...defaultFeatures, ...configured.features },
      // The vectors expect what cloud S-14 says; the workspace has an option.
      groupVerification: 'enforced',
    });
  }

  addExisting({ objectClass, proxyAddresses = [], ...rest }: NonNullable<CloudVector['existing']>[number]): void {
    this.existing.set(rest.key, this.tenant.addExisting({ ...rest, class: objectClass, proxyAddresses }));
  }

  /** What is wrong with the step itself; empty when it could be performed. */
  perform(step: VectorStep): readonly string[] {
    const key = step.object ?? 'o1';
    switch (step.action ?? 'sync') {
      case 'sync':
        this.sync(key, step);
        return [];
      case 'delete':
        this.tenant.remove(this.anchorOf(key));
        this.errors.delete(key);
        return [];
      case 'verifyDomain':
        this.tenant.changeDomains([step.domain ?? ''], []);
        return [];
      case 'removeDomain':
        this.tenant.changeDomains([], [step.domain ?? '']);
        return [];
      case 'hourlyTask':
        this.tenant.retryQuarantined();
        return [];
      default:
        return [`there is no action \`${step.action}\``];
    }
  }

  private sync(key: string, step: VectorStep): void {
    const { objectClass = 'user', sourceAnchor, ...attributes } = step.synced ?? {};
    if (typeof sourceAnchor === 'string') this.anchors.set(key, sourceAnchor);
    const isGroupOrContact = objectClass === 'group' || objectClass === 'contact';
    const licensed = step.licensed ?? this.licensed.get(key) ?? false;
    this.licensed.set(key, licensed);
    const { mailbox, cloudMSExchRecipientDisplayType: displayType } = step;
    const outcome = this.tenant.export({
      sourceAnchor: this.anchorOf(key),
      class: isGroupOrContact ? objectClass : 'user',
      synced: new SyncedAttributes(attributesOf(attributes), (name) => this.follow(name)),
      sources: [],
      licensed: licensed && !isGroupOrContact,
      mailboxHere: mailbox !== undefined && mailbox.inTenant !== false ? (mailbox.kind ?? 'User') : null,
      ...(displayType === undefined ? {} : { cloudDisplayType: BigInt(displayType) }),
    });
    this.errors.set(key, outcome.errors);
    for (const mark of outcome.marks) this.marks.add(mark);
  }

  private anchorOf(key: string): string {
    const anchor = this.anchors.get(key) ?? `anchor of ${key}`;
    this.anchors.set(key, anchor);
    return anchor;
  }

  /** A reference names an object by key or anchor; it leads to its anchor while the tenant has the object. */
  private follow(name: string): string | null {
    const anchor = this.anchors.get(name) ?? name;
    return this.tenant.objects.find(anchor) === null ? null : anchor;
  }

  /** Every field that a vector may ask for. */
  show(key: string): unknown {
    if (key.startsWith('existing:')) return showExisting(this.existing.get(key.slice('existing:'.length)));
    const object = this.tenant.objects.find(this.anchorOf(key));
    if (object === null) return { ...absent, errors: this.errors.get(key) ?? [] };
    for (const mark of object.marks) this.marks.add(mark);
    const { recipient } = object;
    const { recipientTypeDetails, emailAddresses: _, ...rest } = recipient;
    return {
      exported: true,
      errors: object.errors,
      matched: object.rare.existing?.key ?? null,
      userPrincipalName: object.userPrincipalName,
      mailNickname: object.mailNickname,
      mail: object.mail,
      proxyAddresses: object.proxyAddresses,
      quarantined: object.quarantined,
      discarded: object.discarded,
      recipient: { ...rest, recipientTypeDetails, recipientType: recipientTypeOf(recipientTypeDetails) },
      gal: { ...listingOf(recipient), entry: this.entryOf(object) },
      routing: firstHopOf(recipient, this.accepted(), this.configured.connectors?.onPremises === true),
    };
  }

  private accepted(): { has(domain: string): boolean } {
    const { acceptedDomains, initialDomain, coexistenceDomain } = this.configured;
    if (acceptedDomains === undefined) return { has: (domain) => this.tenant.domains.isVerified(domain) };
    const own = coexistenceDomain === undefined ? [initialDomain] : [initialDomain, coexistenceDomain];
    return new Set([...Object.keys(acceptedDomains), ...own].map(foldAscii));
  }

  /** The entry's fields by the names of cloud 11.2; objects it refers to are called by their keys. */
  private entryOf(object: TenantObject): unknown {
    const entry = entryOf(object);
    if (entry === null) return null;
    const keys = new Map([...this.anchors].map(([key, anchor]) => [anchor, key]));
    const keyOf = (anchor: string): string => keys.get(anchor) ?? anchor;
    const fields = [...entry.fields].map(([name, value]) => {
      const isReference = name === 'manager' || name === 'managedBy' || name === 'members';
      if (!isReference) return [name, value] as const;
      return [name, typeof value === 'string' ? keyOf(value) : value.map(keyOf)] as const;
    });
    const { alias, primarySmtpAddress, icon } = entry;
    const assistant = entry.fields.get('assistantName') ?? null;
    return { ...Object.fromEntries(fields), assistant, alias, primarySmtpAddress, icon, hidden: false };
  }
}

const absent = {
  exported: false,
  matched: null,
  userPrincipalName: null,
  mailNickname: null,
  mail: null,
  proxyAddresses: [],
  quarantined: [],
  discarded: [],
  recipient: {
    isRecipient: false,
    recipientType: null,
    recipientTypeDetails: null,
    displayType: null,
    alias: null,
    primarySmtpAddress: null,
    externalEmailAddress: null,
    hidden: false,
    hasMailbox: false,
    grace: false,
  },
  gal: { listed: false, reason: 'notARecipient', addressLists: [], entry: null },
  routing: null,
};

const showExisting = (object: TenantObject | undefined): unknown =>
  object === undefined
    ? null
    : {
        source: object.origin,
        userPrincipalName: object.userPrincipalName,
        mailNickname: object.mailNickname,
        proxyAddresses: object.proxyAddresses,
      };

/** The exported attributes as the connector has them: by its names, numbers as such, references where the schema has them. */
const attributesOf = (synced: Readonly<Record<string, unknown>>): Attributes => {
  const attributes = new Map<string, Value>();
  for (const [adName, value] of Object.entries(synced)) {
    const name = connectorNameOf(adName);
    const isReference = entraSchema.get(name)?.type === 'reference';
    const scalars = (Array.isArray(value) ? value : [value]).map((one) => scalarOf(one, isReference));
    const present = scalars.filter((one) => one !== null);
    const [first] = present;
    if (first !== undefined) attributes.set(name, Array.isArray(value) ? present : first);
  }
  return attributes;
};

const scalarOf = (value: unknown, isReference: boolean): Scalar | null => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : String(value);
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string' || value === '') return null;
  return isReference ? reference(value) : value;
};
