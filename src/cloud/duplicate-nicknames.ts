import type { TenantObject } from './tenant-object.js';
import { isSameFolded, TextIndex } from './text-index.js';

/**
 * Objects whose mailNickname an earlier one of the list has too, with that one. Entra ID takes such objects; Exchange Online then makes
 * up an alias for one of them (cloud 4, K-7).
 */
export function* duplicateNicknames(
  objects: readonly TenantObject[],
): Iterable<readonly [TenantObject, TenantObject, string]> {
  const owners = new TextIndex(true, (owner, text) => isSameFolded(objects[owner]?.mailNickname ?? '', 0, text, 0));
  for (const [i, object] of objects.entries()) {
    const { mailNickname } = object;
    if (mailNickname === null) continue;
    const owner = objects[owners.claim(mailNickname, i)];
    if (owner !== undefined && owner !== object) yield [object, owner, mailNickname];
  }
}
