import { FirstOwners, type SentOwners } from '../../base/first-owners.js';
import { byteColumn, type NumberColumn, placeColumn, type SentColumn } from '../../base/number-column.js';
import { type SentTexts, TextStore } from '../../base/text-store.js';
import { dnKey } from '../../engine/dn-key.js';
import type { Renaming } from './records.js';

/** How many numbers are remembered by name. */
const recentNames = 2000;

const isHere = 1;
const isWanted = 2;

/** What becomes of an object in one tenant. */
interface TenantColumns {
  readonly flags: NumberColumn<Uint8Array>;
  /** Places of display names. */
  readonly names: NumberColumn;
  /** Places of the source anchors of objects that have another one than the row of their AD object. */
  readonly anchors: Map<number, number>;
}

/** `ObjectBook` as plain data. */
export interface SentBook {
  readonly count: number;
  readonly owners: SentOwners;
  readonly texts: SentTexts;
  readonly anchors: SentColumn;
  readonly links: readonly SentColumn[];
  readonly tenants: readonly {
    readonly flags: SentColumn<Uint8Array>;
    readonly names: SentColumn;
    readonly anchors: ReadonlyMap<number, number>;
  }[];
  readonly rowNames: ReadonlyMap<number, string>;
}

/**
 * What others have to know of every object of a directory, in some bytes each: its number, what servers call it in the cloud, and in
 * which tenants it is. Numbers are given out to whoever is mentioned, be it read later or never.
 */
export class ObjectBook {
  private readonly owners = new FirstOwners();
  private count = 0;
  // The same few objects are asked for many times in a row.
  private readonly recent = new Map<string, number>();
  private lastDn: string | null = null;
  private lastNumber = -1;
  readonly texts = new TextStore();
  /** Places of the source anchors of rows. */
  private readonly anchors = placeColumn();
  /** By server: the place of the name under which it exports the object. */
  private readonly links: readonly NumberColumn[];
  private readonly tenants: readonly TenantColumns[];
  private readonly rowNames = new Map<number, string>();

  constructor(servers: number, tenants: number) {
    this.links = Array.from({ length: servers }, () => placeColumn());
    this.tenants = Array.from({ length: tenants }, () => ({
      flags: byteColumn(),
      names: placeColumn(),
      anchors: new Map(),
    }));
  }

  /** Everything as another thread can take it. */
  sent(): SentBook {
    return {
      count: this.count,
      owners: this.owners.sent(),
      texts: this.texts.sent(),
      anchors: this.anchors.sent(),
      links: this.links.map((links) => links.sent()),
      tenants: this.tenants.map(({ flags, names, anchors }) => ({ flags: flags.sent(), names: names.sent(), anchors })),
      rowNames: this.rowNames,
    };
  }

  /** Takes over what another one knows of other objects, and returns how its objects and texts are called here. */
  merge({ count, owners, texts, anchors, links, tenants, rowNames }: SentBook): Renaming {
    const numbers = new Uint32Array(count);
    this.owners.merge(owners, (sent, claim) => {
      const first = claim(this.count);
      numbers[sent] = first >= 0 ? first : this.count++;
    });
    const shift = this.texts.merge(texts);
    const copy = <T extends Uint8Array | Uint32Array>(
      from: NumberColumn<T>,
      to: NumberColumn<T> | undefined,
      by = 0,
    ): void => {
      for (let sent = 0; sent < count; sent++) {
        const value = from.get(sent);
        if (value !== 0) to?.set(numbers[sent] ?? 0, value + by);
      }
    };
    copy(placeColumn(anchors), this.anchors, shift);
    for (const [s, own] of links.entries()) copy(placeColumn(own), this.links[s], shift);
    for (const [t, { flags, names }] of tenants.entries()) {
      copy(byteColumn(flags), this.tenants[t]?.flags);
      copy(placeColumn(names), this.tenants[t]?.names, shift);
    }
    for (const [t, own] of tenants.entries())
      for (const [number, place] of own.anchors) this.tenants[t]?.anchors.set(numbers[number] ?? 0, place + shift);
    for (const [number, name] of rowNames) this.rowNames.set(numbers[number] ?? 0, name);
    return { take: (number) => numbers[number] ?? 0, shift };
  }

  numberOf(dn: string): number {
    if (dn === this.lastDn) return this.lastNumber;
    const number = this.numberIn(dn);
    this.lastDn = dn;
    this.lastNumber = number;
    return number;
  }

  private numberIn(dn: string): number {
    let number = this.recent.get(dn);
    if (number !== undefined) return number;
    const known = this.owners.claim(dnKey(dn), this.count);
    number = known >= 0 ? known : this.count++;
    if (this.recent.size === recentNames) this.recent.clear();
    this.recent.set(dn, number);
    return number;
  }

  /** Forgets everything but the numbers of some objects. */
  clear(isCleared: (number: number) => boolean): void {
    for (let number = 0; number < this.count; number++) {
      if (!isCleared(number)) continue;
      this.anchors.set(number, 0);
      this.rowNames.delete(number);
      for (const links of this.links) links.set(number, 0);
      for (const { flags, names, anchors } of this.tenants) {
        flags.set(number, 0);
        names.set(number, 0);
        anchors.delete(number);
      }
    }
  }

  /** The object is exported by a server under the name at a place of `texts`. */
  link(server: number, number: number, name: number): void {
    this.links[server]?.set(number, name);
  }

  /** Whether a server exports the object. */
  isLinked(server: number, number: number): boolean {
    return (this.links[server]?.get(number) ?? 0) !== 0;
  }

  /** The name under which a server exports the object, in UTF-8; `null` when it does not. */
  linkOf(server: number, number: number): Uint8Array | null {
    const place = this.links[server]?.get(number) ?? 0;
    return place === 0 ? null : this.texts.bytesAt(place);
  }

  /**
   * The object is of a row of the unified list whose source anchor is at a place of `texts`; `rowName` is the DN of the row's AD object
   * where that may be another one.
   */
  list(number: number, anchor: number, rowName: string | null): void {
    this.anchors.set(number, anchor);
    if (rowName !== null) this.rowNames.set(number, rowName);
  }

  /** The source anchor of the object's row, in UTF-8; `null` when it is of none. */
  anchorOf(number: number): Uint8Array | null {
    const place = this.anchors.get(number);
    return place === 0 ? null : this.texts.bytesAt(place);
  }

  rowName(number: number): string | null {
    return this.rowNames.get(number) ?? null;
  }

  /** A tenant has the object; `anchor` is the place of its source anchor where that is not the one of the object's row. */
  place(tenant: number, number: number, name: string | null, anchor: number | null): void {
    const columns = this.tenants[tenant];
    if (columns === undefined) return;
    columns.flags.set(number, this.isExpected(number, tenant) ? isHere + isWanted : isHere);
    if (name !== null) columns.names.set(number, this.texts.add(name));
    if (anchor !== null) columns.anchors.set(number, anchor);
  }

  /** The target table wants the object in a tenant. */
  expect(tenant: number, number: number): void {
    this.tenants[tenant]?.flags.set(number, this.isIn(number, tenant) ? isHere + isWanted : isWanted);
  }

  /** The source anchor that a tenant's object has, in UTF-8; `null` when nobody knows one. */
  anchorIn(number: number, tenant: number): Uint8Array | null {
    const own = this.tenants[tenant]?.anchors.get(number);
    return own === undefined ? this.anchorOf(number) : this.texts.bytesAt(own);
  }

  isIn(number: number, tenant: number): boolean {
    return (this.tenants[tenant]?.flags.get(number) ?? 0) % 2 === isHere;
  }

  isExpected(number: number, tenant: number): boolean {
    return (this.tenants[tenant]?.flags.get(number) ?? 0) >= isWanted;
  }

  /** In UTF-8. */
  nameIn(number: number, tenant: number): Uint8Array | null {
    const place = this.tenants[tenant]?.names.get(number) ?? 0;
    return place === 0 ? null : this.texts.bytesAt(place);
  }
}
