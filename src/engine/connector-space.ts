import { type Reference, reference, type Value } from '../attribute/value.js';
import type { LinkType } from '../rule/sync-rule.js';
import type { ImportedObject } from './cs-object.js';
import { dnKey } from './dn-key.js';
import type { InboundSet } from './inbound-set.js';
import type { MvObject } from './metaverse.js';
import type { OutboundSet } from './outbound-set.js';
import type { CsType, PlannedConnector } from './plan.js';
import { SelectedAttributes } from './selected-attributes.js';
import type { Slots } from './slot-layout.js';
import type { CsState } from './state.js';

/** The link rules that made a link, as JOIN-9 and DEL-1 ask for them. */
export interface Keeper {
  readonly criteria: string;
  readonly linkType: LinkType;
}

/** An object of a connector space as a run changes it (STG-2, STG-4). */
export class CsObject {
  link: MvObject | null = null;
  /** The inbound rules in scope; `null` before they were asked, or while none counts. */
  inbound: InboundSet | null = null;
  /** What holds the link inbound: the link rules that made it (JOIN-9); `null` when only outbound rules do. */
  keeper: Keeper | null = null;
  /** The outbound rules that hold the link. */
  outbound: OutboundSet | null = null;
  /** Whether an outbound Provision rule is part of the object's lineage (DEL-5). */
  provisioned = false;
  /** Created here and not exported yet: a pending add (STG-2). */
  isNew = false;
  /** A pending export (STG-10). */
  isPending = false;
  /** Whether outbound rules hold the link, though the run at hand did not ask them yet. */
  isHeldOutbound = false;
  /** What the last run left of the object. */
  before: CsState | null = null;
  formerAnchor: string | null = null;
  /** By attribute: keys of values that earlier runs merged into those that were there (MRG-3). */
  contributed: ReadonlyMap<string, ReadonlySet<string>> | null = null;
  /** Deleted from its space. */
  isGone = false;
  /** What the directory holds or will hold after the pending export; `null` as long as it is what was imported. */
  values: (Value | null)[] | null = null;
  /** While an export is pending: `values` as they were without it. */
  confirmed: (Value | null)[] | null = null;
  private ownReference: Reference | null = null;

  constructor(
    readonly space: ConnectorSpace,
    readonly type: CsType,
    public dn: string,
    /** `null` for an object that was provisioned here. */
    readonly imported: ImportedObject | null,
    /** Tells objects apart in reports; in the order of processing for imported ones. */
    readonly number: number,
  ) {}

  /** The one value that all references to this object share. */
  get reference(): Reference {
    if (this.ownReference?.dn !== this.dn) this.ownReference = reference(this.dn);
    return this.ownReference;
  }

  get parameters(): ReadonlyMap<string, string> {
    return this.imported?.parameters ?? this.space.planned.parameters;
  }

  /** The values by slot, those of a pending export included; an imported object that nothing changed is copied into `scratch`. */
  slots(scratch: (Value | null)[]): Slots {
    return this.values ?? this.copy(scratch);
  }

  /** The next export; until it is confirmed, inbound rules see what was there before. */
  write(values: (Value | null)[]): void {
    if (!this.isPending) this.confirmed = this.values;
    this.values = values;
    this.isPending = true;
  }

  /** The confirming import returned what was exported (STG-10). */
  confirm(): void {
    this.isPending = false;
    this.isNew = false;
    this.confirmed = null;
  }

  /** What was imported, by slot; with `some`, nothing is said of other slots. */
  copy(scratch: (Value | null)[], some: readonly number[] | null = null): Slots {
    if (some !== null) return this.copySome(scratch, some);
    scratch.fill(null);
    if (this.imported === null) return scratch;
    const { layout } = this.type;
    const { attributes } = this.imported;
    if (attributes instanceof SelectedAttributes) attributes.copyInto(scratch, layout);
    else
      for (const [name, value] of attributes) {
        const slot = layout.find(name);
        if (slot >= 0) scratch[slot] = value;
      }
    const dn = layout.find('dn');
    if (dn >= 0) scratch[dn] = this.dn;
    return scratch;
  }

  private copySome(scratch: (Value | null)[], some: readonly number[]): Slots {
    const { layout } = this.type;
    const attributes = this.imported?.attributes;
    if (attributes instanceof SelectedAttributes) attributes.copySome(scratch, layout, some);
    else for (const slot of some) scratch[slot] = attributes?.get(layout.names[slot] ?? '') ?? null;
    const dn = layout.find('dn');
    if (dn >= 0 && this.imported !== null && some.includes(dn)) scratch[dn] = this.dn;
    return scratch;
  }
}

/** All objects of one connector by DN (STG-1). Placeholders need no object: what cannot be found is one (STG-5). */
export class ConnectorSpace {
  private readonly byDn = new Map<string, CsObject>();
  /** Names that objects had for a time: another order of processing may meet them (STG-14). */
  readonly formerNames: { readonly dn: string; readonly object: CsObject }[] = [];
  private readonly memberships = new Map<string, ReadonlySet<string> | null>();

  constructor(
    readonly planned: PlannedConnector,
    private readonly imports: readonly ImportedObject[],
  ) {}

  get objects(): Iterable<CsObject> {
    return this.byDn.values();
  }

  find(dn: string): CsObject | null {
    return this.byDn.get(dnKey(dn)) ?? null;
  }

  add(object: CsObject): void {
    this.byDn.set(dnKey(object.dn), object);
  }

  rename(object: CsObject, dn: string): void {
    this.formerNames.push({ dn: object.dn, object });
    this.byDn.delete(dnKey(object.dn));
    object.dn = dn;
    this.add(object);
  }

  remove(object: CsObject): void {
    object.isGone = true;
    this.byDn.delete(dnKey(object.dn));
  }

  /** Whether `dn` is a direct member of a group, `null` when the space has no such group (SCP-13). */
  isMemberOf(dn: string, groupDn: string): boolean | null {
    const key = dnKey(groupDn);
    let members = this.memberships.get(key);
    if (members === undefined) this.memberships.set(key, (members = this.membersOf(key)));
    return members === null ? null : members.has(dnKey(dn));
  }

  private membersOf(groupKey: string): ReadonlySet<string> | null {
    const group = this.imports.find((object) => dnKey(object.dn) === groupKey);
    if (group === undefined) return null;
    const member = group.attributes.get('member');
    const members = Array.isArray(member) ? member : member === undefined ? [] : [member];
    const dns = members.map((one) => (typeof one === 'string' ? one : (one as Reference).dn)); // `member` holds DNs
    return new Set(dns.map(dnKey));
  }
}
