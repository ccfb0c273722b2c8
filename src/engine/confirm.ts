import { guidText } from '../attribute/guid-bytes.js';
import type { Value } from '../attribute/value.js';
import { decodeBase64 } from '../base/base64.js';
import { uuidV5 } from '../base/uuid.js';
import type { CsObject } from './connector-space.js';
import type { Run } from './run.js';

/** Of our own making: identifiers of cloud objects whose anchor is not a GUID derive from it. */
const namespace = 'a3b9f3c0-6d1e-4f5a-9c27-0d8e4b7f1a52';

/**
 * Exports what is pending and imports it again (STG-10, STG-13): every directory returns what it was given, the cloud gives a new
 * object its anchor in addition. Returns the objects whose imported values changed.
 */
export const exportAndConfirm = (run: Run): readonly CsObject[] => {
  const confirmed: CsObject[] = [];
  for (const space of run.spaces.values()) {
    const isCloud = space.planned.connector.kind === 'aad';
    for (const object of space.objects) {
      if (!object.isPending) continue;
      object.confirm();
      if (isCloud) giveAnchor(object);
      confirmed.push(object);
    }
  }
  return confirmed;
};

/** The anchor of a cloud object is known only after it was created (STG-2); inbound rules bring it back (CTL-9). */
const giveAnchor = (object: CsObject): void => {
  const { layout, name } = object.type;
  const slot = layout.find('cloudAnchor');
  if (slot < 0 || object.values === null || object.values[slot] !== null) return;
  object.values[slot] = cloudAnchor(name, object.values[layout.find('sourceAnchor')] ?? object.dn);
};

/**
 * `User_<guid>`: type and identifier of the cloud object. NOT MODELLED: the real identifier is the service's own choice; here it
 * derives from the source anchor, and no result depends on anything but the part before the underscore.
 */
const cloudAnchor = (type: string, anchor: Value): string => {
  const text = typeof anchor === 'string' ? anchor : '';
  const bytes = decodeBase64(text);
  const guid = (bytes === null ? null : guidText(bytes)) ?? uuidV5(text, namespace);
  return `${type.charAt(0).toUpperCase()}${type.slice(1)}_${guid}`;
};
