import { encodeBase64 } from '../base/base64.js';
import { TextIndex } from '../cloud/text-index.js';
import { type Gal, prepareGal } from '../gal/gal.js';
import type { AdObject } from '../model/directory.js';
import { cloudExportOf } from './cloud-export.js';
import type { OpenedWorkspace } from './open-workspace.js';
import type { Simulation } from './simulate.js';

/** Forest and tenants of a simulation side by side: what lists, mail flow and free/busy are derived from. */
export const galOf = (
  { workspace, directory }: Pick<OpenedWorkspace, 'workspace' | 'directory'>,
  { servers, tenants, asOf }: Pick<Simulation, 'servers' | 'tenants' | 'asOf'>,
): Gal => prepareGal({ workspace, directory, tenants, asOf, anchorOf: anchorsOf(directory.objects, servers) });

/**
 * The source anchor of an object: that of the export it is a source of, the first server's where they differ; of what is exported nowhere
 * the one that rule 102 would give, its objectGUID.
 */
const anchorsOf = (objects: readonly AdObject[], servers: Simulation['servers']): ((dn: string) => string | null) => {
  const index = new TextIndex(true, (at, dn) => objects[at]?.dn === dn);
  for (const [at, { dn }] of objects.entries()) index.add(dn, at);
  const anchors: (string | undefined)[] = new Array(objects.length);
  for (const server of servers)
    for (const { sourceAnchor, sources } of cloudExportOf(server))
      for (const dn of sources) {
        const at = index.find(dn);
        if (at !== -1) anchors[at] ??= sourceAnchor;
      }
  return (dn) => {
    const at = index.find(dn);
    return at === -1 ? null : (anchors[at] ?? anchorOfGuid(objects[at]));
  };
};

const anchorOfGuid = (object: AdObject | undefined): string | null => {
  const guid = object?.attributes.get('objectGUID');
  return guid instanceof Uint8Array ? encodeBase64(guid) : null;
};
