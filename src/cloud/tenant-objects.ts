import type { CloudOrigin } from '../model/existing-cloud-object.js';
import { isSmtp, prefixLength } from './entra/smtp-address.js';
import type { TenantDomains } from './entra/tenant-domains.js';
import type { ObjectClass } from './tenant-directory.js';
import { TenantObject } from './tenant-object.js';
import { isSameFolded, TextIndex } from './text-index.js';

/** The objects of a tenant and who has which anchor, address and sign-in name: each of these is unique in it (cloud 7). */
export class TenantObjects {
  /** In the order of their first synchronisation; null where one is gone. */
  readonly all: (TenantObject | null)[] = [];
  private readonly anchors = new TextIndex(false, (owner, text) => this.all[owner]?.immutableId === text);
  private readonly addresses = new TextIndex(
    true,
    (owner, text, from) => this.all[owner]?.hasAddress(text, from) === true,
  );
  private readonly names = new TextIndex(true, (owner, text) =>
    isSameFolded(this.all[owner]?.userPrincipalName ?? '', 0, text, 0),
  );

  constructor(private readonly domains: TenantDomains) {}

  add(objectClass: ObjectClass, origin: CloudOrigin): TenantObject {
    const object = new TenantObject(this.domains, this.all.length, objectClass, origin);
    this.all.push(object);
    return object;
  }

  /** The object that this server's exports own under an anchor. */
  find(sourceAnchor: string): TenantObject | null {
    return this.all[this.anchors.find(sourceAnchor)] ?? null;
  }

  /** The objects that this server's exports own, in the order of their first synchronisation. */
  linked(): TenantObject[] {
    const linked: TenantObject[] = [];
    for (const object of this.all) if (object?.isLinked === true) linked.push(object);
    return linked;
  }

  /** The object that owns the address of an SMTP value. */
  ownerOf(value: string): TenantObject | null {
    return this.all[this.addresses.find(value, prefixLength)] ?? null;
  }

  ownerOfName(userPrincipalName: string): TenantObject | null {
    return this.all[this.names.find(userPrincipalName)] ?? null;
  }

  /** From now on the object belongs to the exports with this anchor. */
  link(object: TenantObject, sourceAnchor: string): void {
    object.origin = 'sync';
    object.immutableId = sourceAnchor;
    this.anchors.add(sourceAnchor, object.number);
  }

  setAddresses(object: TenantObject, values: readonly string[]): void {
    const before = object.proxyAddresses;
    if (before === values || (before.length === values.length && before.every((value, i) => value === values[i])))
      return;
    for (const value of before) if (isSmtp(value)) this.addresses.remove(value, object.number, prefixLength);
    object.forgetRecipient();
    object.proxyAddresses = values;
    for (const value of values) if (isSmtp(value)) this.addresses.add(value, object.number, prefixLength);
  }

  setName(object: TenantObject, userPrincipalName: string | null): void {
    const before = object.userPrincipalName;
    if (before === userPrincipalName) return;
    if (before !== null) this.names.remove(before, object.number);
    object.userPrincipalName = userPrincipalName;
    if (userPrincipalName !== null) this.names.add(userPrincipalName, object.number);
  }

  remove(object: TenantObject): void {
    this.setAddresses(object, []);
    this.setName(object, null);
    this.anchors.remove(object.sourceAnchor, object.number);
    this.all[object.number] = null;
  }
}
