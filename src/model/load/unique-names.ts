import type { Place } from '../../base/diagnostic.js';
import { FirstOwners } from '../../base/first-owners.js';
import type { AdObject } from '../directory.js';
import { dnKey } from '../dn.js';
import { repeated } from './check-unique.js';
import type { Problems } from './problems.js';

/**
 * What `checkUnique` finds, for objects that pass by and are not kept: of each only hashes and its place stay, 30 bytes or so. Of
 * two objects the one that is read later is reported.
 */
export class UniqueNames {
  private readonly dns = new FirstOwners();
  private readonly guids = new FirstOwners();
  private readonly places = new PlaceList();

  constructor(private readonly problems: Problems) {}

  add(object: AdObject): void {
    const { dn, at, attributes } = object;
    const ordinal = this.places.add(at);
    const sameDn = this.dns.claimFolded(keyOf(dn), ordinal);
    if (sameDn >= 0) repeated('duplicate-dn', `the DN \`${dn}\``, at, this.places.get(sameDn), this.problems);
    const guid = attributes.get('objectGUID');
    if (!(guid instanceof Uint8Array)) return;
    const sameGuid = this.guids.claimBytes(guid, ordinal);
    if (sameGuid >= 0)
      repeated('duplicate-guid', `the objectGUID of \`${dn}\``, at, this.places.get(sameGuid), this.problems);
  }
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

/** Lines in a typed array, and the files by the first object of each. */
class PlaceList {
  private lines = new Uint32Array(1024);
  private count = 0;
  private readonly files: { readonly from: number; readonly file: string }[] = [];

  add({ file, line = 0 }: Place): number {
    if (this.files.at(-1)?.file !== file) this.files.push({ from: this.count, file });
    if (this.count === this.lines.length) {
      const longer = new Uint32Array(this.count * 2);
      longer.set(this.lines);
      this.lines = longer;
    }
    this.lines[this.count] = line;
    return this.count++;
  }

  get(ordinal: number): Place {
    const line = this.lines[ordinal] ?? 0;
    const file = this.files.findLast(({ from }) => from <= ordinal)?.file ?? '';
    return line === 0 ? { file } : { file, line };
  }
}
