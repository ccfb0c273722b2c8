import type { Scalar } from '../attribute/value.js';
import { valuesOf } from '../attribute/value.js';
import type { Place } from '../base/diagnostic.js';
import { FirstOwners } from '../base/first-owners.js';
import { foldCase } from '../base/fold-case.js';
import type { AdObject } from '../model/directory.js';
import { dnKey } from '../model/dn.js';
import { type Home, homeOf, markerOf } from '../model/home.js';
import { acceptedDomainsOf, verifiedDomainsOf } from '../model/tenant-domains.js';
import type { Tenant, Workspace } from '../model/workspace.js';
import type { Remark } from './define-check.js';
import { type Address, parseAddress } from './directory/address.js';

/** Nothing, one remark or several about the object at hand. */
export type Found = Remark | readonly Remark[] | null;

/** One pass of one check over the forest; nothing but what it needs is kept (a million objects pass by). */
export interface DirectoryPass {
  object?(object: ObjectView): Found;
  /** What can be said only when everything has been seen. */
  end?(): Iterable<Remark>;
}

/** What all checks of a directory know beforehand. */
export interface DirectoryContext {
  readonly workspace: Workspace;
  readonly tenants: ReadonlyMap<string, TenantFacts>;
  /** Every domain that some tenant has verified, with the tenant. */
  readonly ownerOf: ReadonlyMap<string, string>;
  /** Every object that has passed by, in the order in which it did. */
  readonly passed: PassedObjects;
}

/** What stays of the objects that have passed by: their names, so that a later one can be compared with them. */
export class PassedObjects {
  private readonly dns: string[] = [];
  private readonly byKey = new FirstOwners();

  /** Takes an object in and gives it its number. */
  add(dn: string): number {
    const ordinal = this.dns.push(dn) - 1;
    this.byKey.claim(referenceKey(dn), ordinal);
    return ordinal;
  }

  dnOf(ordinal: number): string {
    return this.dns[ordinal] ?? '';
  }

  /** The number of the object a reference names, -1 when it has not passed by. */
  find(dn: string): number {
    return this.byKey.ownerOf(referenceKey(dn));
  }
}

/** A DN as references are compared; only escapes need it taken apart. */
const referenceKey = (dn: string): string => (dn.includes('\\') ? (dnKey(dn) ?? foldCase(dn)) : foldCase(dn));

/** A tenant with its domains, folded. */
export interface TenantFacts {
  readonly tenant: Tenant;
  readonly verified: ReadonlySet<string>;
  readonly accepted: ReadonlyMap<string, 'authoritative' | 'internalRelay'>;
}

export const directoryContext = (workspace: Workspace): DirectoryContext => {
  const tenants = new Map(
    workspace.tenants.map((tenant) => [
      tenant.name,
      { tenant, verified: verifiedDomainsOf(tenant), accepted: acceptedDomainsOf(tenant) },
    ]),
  );
  const ownerOf = new Map<string, string>();
  for (const [name, { verified }] of tenants)
    for (const domain of verified) if (!ownerOf.has(domain)) ownerOf.set(domain, name);
  return { workspace, tenants, ownerOf, passed: new PassedObjects() };
};

/** An AD object with what many checks ask about it, worked out at most once. */
export class ObjectView {
  private knownHome: Home | null = null;
  private knownProxies: readonly Address[] | null = null;
  private knownTarget: Address | null | undefined = undefined;

  constructor(
    readonly object: AdObject,
    readonly context: DirectoryContext,
    /** Its number among the objects that have passed by. */
    readonly ordinal: number,
  ) {}

  get dn(): string {
    return this.object.dn;
  }

  get at(): Place {
    return this.object.at;
  }

  get isUser(): boolean {
    return this.object.objectClass === 'user' || this.object.objectClass === 'inetOrgPerson';
  }

  get isContact(): boolean {
    return this.object.objectClass === 'contact';
  }

  get isGroup(): boolean {
    return this.object.objectClass === 'group';
  }

  has(attribute: string): boolean {
    return this.object.attributes.has(attribute);
  }

  values(attribute: string): readonly Scalar[] {
    return valuesOf(this.object.attributes.get(attribute));
  }

  /** The first text of an attribute, null when there is none. */
  text(attribute: string): string | null {
    const value = this.object.attributes.get(attribute);
    if (typeof value === 'string') return value;
    const [first] = valuesOf(value);
    return typeof first === 'string' ? first : null;
  }

  /** The number an attribute holds, 0 when there is none. */
  number(attribute: string): bigint {
    const value = this.object.attributes.get(attribute);
    return typeof value === 'bigint' ? value : 0n;
  }

  isTrue(attribute: string): boolean {
    return this.object.attributes.get(attribute) === true;
  }

  /** The DNs a reference attribute names. */
  references(attribute: string): readonly string[] {
    return this.values(attribute).flatMap((value) =>
      typeof value === 'object' && 'kind' in value && value.kind === 'reference' ? [value.dn] : [],
    );
  }

  get proxies(): readonly Address[] {
    this.knownProxies ??= this.values('proxyAddresses').map((value) => parseAddress(String(value)));
    return this.knownProxies;
  }

  /** The values of proxyAddresses that are mail addresses. */
  get smtp(): readonly Address[] {
    return this.proxies.filter(({ isSmtp }) => isSmtp);
  }

  /** The first value with the exact prefix `SMTP:`. */
  get primary(): Address | null {
    return this.proxies.find(({ isPrimary }) => isPrimary) ?? null;
  }

  /** targetAddress as an address, null when there is none. */
  get target(): Address | null {
    if (this.knownTarget === undefined) {
      const text = this.text('targetAddress');
      this.knownTarget = text === null ? null : parseAddress(text.includes(':') ? text : `SMTP:${text}`);
    }
    return this.knownTarget;
  }

  get home(): Home {
    this.knownHome ??= homeOf(this.object, this.context.workspace);
    return this.knownHome;
  }

  get marker(): string {
    return markerOf(this.object, this.context.workspace);
  }

  /** The home tenant with its domains. */
  get homeTenant(): TenantFacts | null {
    return this.context.tenants.get(this.home.tenant) ?? null;
  }

  get recipientType(): bigint {
    return this.number('msExchRecipientTypeDetails');
  }

  get isDisabled(): boolean {
    return BigInt.asIntN(64, this.number('userAccountControl') & 2n) !== 0n;
  }

  /** The tenant that the marker names, null without a marker. */
  get markedTenant(): string | null {
    return this.marker !== '' && this.home.tenant !== this.context.workspace.tenants[0]?.name ? this.home.tenant : null;
  }

  /** A room, equipment or shared mailbox, on-premises or remote. */
  get isResourceOrShared(): boolean {
    return resourceOrShared.has(this.recipientType);
  }

  /** Mail-enabled by what AD says: an alias and an address, or a recipient type. */
  get isRecipient(): boolean {
    return this.has('mailNickname') && (this.has('mail') || this.has('proxyAddresses') || this.has('targetAddress'));
  }

  /** Arbitration, discovery, health and other objects no server exports (scenario P28), and built-in accounts. */
  get isSystem(): boolean {
    return (
      this.isTrue('isCriticalSystemObject') ||
      BigInt.asIntN(64, this.recipientType & 0x21c07000n) !== 0n ||
      systemName.test(this.text('sAMAccountName') ?? '') ||
      systemName.test(this.text('mailNickname') ?? '')
    );
  }
}

const resourceOrShared: ReadonlySet<bigint> = new Set([4n, 16n, 32n, 8589934592n, 17179869184n, 34359738368n]);

const systemName =
  /^(?:SystemMailbox\{|AAD_|MSOL_|CAS_\{?|SUPPORT_|HealthMailbox|DiscoverySearchMailbox|FederatedEmail|krbtgt)/i;
