import type { Place } from '../../base/diagnostic.js';
import { placeColumn } from '../../base/number-column.js';
import type { Spool } from '../../base/output.js';
import { SharedKeys } from '../../base/shared-keys.js';
import type { AdObject } from '../directory.js';
import { dnKey } from '../dn.js';
import { repeated } from './check-unique.js';
import type { Problems } from './problems.js';

/**
 * What `checkUnique` finds, for objects that pass by and are not kept: of each only hashes and its place stay. Of two objects the
 * one that is read later is reported.
 */
export class UniqueNames {
  private readonly dns: SharedKeys;
  private readonly guids: SharedKeys;
  private readonly places = new PlaceList();

  constructor(spool: Spool) {
    this.dns = new SharedKeys(spool);
    this.guids = new SharedKeys(spool);
  }

  add({ dn, at, attributes }: AdObject): void {
    const ordinal = this.places.add(at);
    this.dns.add(keyOf(dn), ordinal);
    const guid = attributes.get('objectGUID');
    if (guid instanceof Uint8Array) this.guids.addBytes(guid, ordinal);
  }

  /** Reports every name that is used again. `namesOf` gives the DNs of objects by their ordinal; it is only asked when there are some. */
  tell(problems: Problems, namesOf: (ordinals: ReadonlySet<number>) => ReadonlyMap<number, string>): void {
    const { places } = this;
    const repeats: Repeat[] = [];
    this.dns.tellPairs((first, other) => repeats.push({ first, other, isGuid: false }));
    this.guids.tellPairs((first, other) => repeats.push({ first, other, isGuid: true }));
    if (repeats.length === 0) return;
    repeats.sort((a, b) => a.other - b.other || Number(a.isGuid) - Number(b.isGuid));
    const names = namesOf(new Set(repeats.map(({ other }) => other)));
    for (const { first, other, isGuid } of repeats) {
      const name = `\`${names.get(other) ?? ''}\``;
      const [at, firstAt] = [places.get(other), places.get(first)];
      if (isGuid) repeated('duplicate-guid', `the objectGUID of ${name}`, at, firstAt, problems);
      else repeated('duplicate-dn', `the DN ${name}`, at, firstAt, problems);
    }
  }
}

/** Two objects with the same DN or objectGUID, by their ordinals. */
interface Repeat {
  readonly first: number;
  readonly other: number;
  readonly isGuid: boolean;
}

/** Escapes and blanks before a type are rare, so that most DNs are compared as they are, but for case. */
const keyOf = (dn: string): string =>
  dn.includes('\\') || dn.includes(', ') || dn.startsWith(' ') ? writtenPlainly(dn) : dn;

/** A DN with parts that need no escape becomes what it would be without blanks; another one is told apart by its parts. */
const writtenPlainly = (dn: string): string => {
  const key = dnKey(dn);
  if (key === null) return dn;
  const parts = key.split('\u0002').map((part) => part.replace('\u0001', '='));
  return parts.some((part) => part.includes(',')) ? key : parts.join(',');
};

/** Lines in a column, and the files by the first object of each. */
class PlaceList {
  private readonly lines = placeColumn();
  /** Of objects that do not begin at the first column, as in YAML. */
  private readonly columns = new Map<number, number>();
  private count = 0;
  private readonly files: { readonly from: number; readonly file: string }[] = [];

  add({ file, line = 0, column = 1 }: Place): number {
    if (this.files.at(-1)?.file !== file) this.files.push({ from: this.count, file });
    this.lines.set(this.count, line);
    if (column !== 1) this.columns.set(this.count, column);
    return this.count++;
  }

  get(ordinal: number): Place {
    const file = this.files.findLast(({ from }) => from <= ordinal)?.file ?? '';
    const line = this.lines.get(ordinal);
    return line === 0 ? { file } : { file, line, column: this.columns.get(ordinal) ?? 1 };
  }
}
