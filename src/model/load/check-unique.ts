import type { Place } from '../../base/diagnostic.js';
import { foldCase } from '../../base/fold-case.js';
import { compareText } from '../../base/order.js';
import type { AdObject } from '../directory.js';
import { dnKey, parseDn } from '../dn.js';
import type { Problems } from './problems.js';

/**
 * DNs and objectGUIDs name one object each; which of two is reported follows the places, not the reading order. Hashes in typed
 * arrays stand for the names: Maps of a million names would need more memory than the objects (design 7).
 */
export const checkUnique = (objects: AdObject[], problems: Problems): void => {
  objects.sort(byPlace);
  const dns = new Twins(objects, hashOfDn, (a, b) => dnKey(a.dn) === dnKey(b.dn));
  const guids = new Twins(objects, hashOfGuid, sameGuid);
  for (const [index, object] of objects.entries()) {
    const sameDn = dns.add(index);
    if (sameDn !== null) repeated('duplicate-dn', `the DN \`${object.dn}\``, object.at, sameDn.at, problems);
    const guid = guidOf(object) === null ? null : guids.add(index);
    if (guid !== null) repeated('duplicate-guid', `the objectGUID of \`${object.dn}\``, object.at, guid.at, problems);
  }
};

const byPlace = (a: AdObject, b: AdObject): number =>
  compareText(a.at.file, b.at.file) || (a.at.line ?? 0) - (b.at.line ?? 0) || (a.at.column ?? 0) - (b.at.column ?? 0);

/** Reports a name that is used a second time. */
export const repeated = (slug: string, what: string, at: Place, first: Place, problems: Problems): void => {
  const help = `The first is at ${first.file}:${first.line ?? 1}; keep one.`;
  problems.error(slug, at, `${what} is used a second time`, help);
};

/** Finds the first of several objects that are equal in one respect: an open hash table of indexes. */
class Twins {
  private readonly mask: number;
  /** Index + 1; 0 for a free place. */
  private readonly table: Uint32Array;
  private readonly hashes: Int32Array;

  constructor(
    private readonly objects: readonly AdObject[],
    private readonly hash: (object: AdObject) => number,
    private readonly areEqual: (a: AdObject, b: AdObject) => boolean,
  ) {
    let size = 16;
    while (size < objects.length * 2) size *= 2;
    this.mask = size - 1;
    this.table = new Uint32Array(size);
    this.hashes = new Int32Array(objects.length);
  }

  /** The equal object that was added before, or null. */
  add(index: number): AdObject | null {
    const object = this.objects[index] as AdObject; // the caller walks the objects
    const hash = this.hash(object) | 0;
    this.hashes[index] = hash;
    for (let at = hash & this.mask; ; at = (at + 1) & this.mask) {
      const found = this.table[at] ?? 0;
      if (found === 0) {
        this.table[at] = index + 1;
        return null;
      }
      const other = this.objects[found - 1];
      if (other !== undefined && this.hashes[found - 1] === hash && this.areEqual(object, other)) return other;
    }
  }
}

/** FNV-1a, stirred once more so that the low bits take part in everything. */
const stirred = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
};

const hashOfText = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return stirred(hash);
};

/** Equal for DNs that AD takes for equal: escapes and blanks before a type are rare, so that most are folded as they are. */
const hashOfDn = ({ dn }: AdObject): number => {
  if (!dn.includes('\\') && !dn.includes(', ') && !dn.startsWith(' ')) return hashOfText(foldCase(dn));
  const parts = parseDn(dn) ?? [];
  return hashOfText(parts.map(({ type, value }) => foldCase(`${type}=${value}`)).join(','));
};

const guidOf = (object: AdObject): Uint8Array | null => {
  const guid = object.attributes.get('objectGUID');
  return guid instanceof Uint8Array ? guid : null;
};

const hashOfGuid = (object: AdObject): number => {
  let hash = 0x811c9dc5;
  for (const byte of guidOf(object) ?? []) hash = Math.imul(hash ^ byte, 0x01000193);
  return stirred(hash);
};

const sameGuid = (a: AdObject, b: AdObject): boolean => {
  const other = guidOf(b);
  return guidOf(a)?.every((byte, i) => byte === other?.[i]) === true;
};
