import type { Instant } from '../attribute/value.js';
import { encodeBase64 } from '../base/base64.js';
import type { TenantDirectory } from '../cloud/tenant-directory.js';
import { dnKey } from '../engine/dn-key.js';
import { type Gal, prepareGal } from '../gal/gal.js';
import type { GalInput } from '../gal/gal-input.js';
import type { Outside } from '../gal/outside.js';

/** Forest and tenants side by side, for lists, mail flow and free/busy. */
export const prepareLists = (
  { workspace, directory }: Pick<GalInput, 'workspace' | 'directory'>,
  tenants: readonly TenantDirectory[],
  asOf: Instant,
  outside?: Outside,
): Gal => {
  const anchors = new Map<string, string>();
  for (const { objects } of tenants)
    for (const { sourceAnchor, sources } of objects) for (const dn of sources) anchors.set(dn, sourceAnchor);
  // Who is exported nowhere has the anchor that the standard rules would give (CTL-8).
  for (const { dn, attributes } of directory.objects) {
    const guid = attributes.get('objectGUID');
    if (guid instanceof Uint8Array && !anchors.has(dn)) anchors.set(dn, encodeBase64(guid));
  }
  // Members are called as whoever wrote them pleased; everything else by the DN of its object, letter by letter.
  let folded: ReadonlyMap<string, string> | null = null;
  const anchorOfSpelling = (dn: string): string | null => {
    folded ??= new Map([...anchors].map(([name, anchor]) => [dnKey(name), anchor]));
    return folded.get(dnKey(dn)) ?? null;
  };
  return prepareGal({
    workspace,
    directory,
    anchorOf: (dn) => anchors.get(dn) ?? anchorOfSpelling(dn),
    tenants,
    asOf,
    ...(outside === undefined ? {} : { outside }),
  });
};
