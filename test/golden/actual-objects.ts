import { valuesOf } from '../../src/attribute/value.js';
import type { CloudObject, TenantDirectory } from '../../src/cloud/tenant-directory.js';
import type { Actual, ActualObject } from './contoso-target.js';

/** What the tenants show in the terms of the target table: by tenant, then DN in AD. */
export const actualOf = (tenants: readonly TenantDirectory[]): Actual =>
  new Map(
    tenants.map(({ tenant, objects, find }) => {
      const dnOf = (anchor: string): string => find(anchor)?.sources[0] ?? anchor;
      return [
        tenant,
        new Map(objects.map((object) => [object.sources[0] ?? object.sourceAnchor, actualObject(object, dnOf)])),
      ];
    }),
  );

const actualObject = (object: CloudObject, dnOf: (anchor: string) => string): ActualObject => ({
  present: true,
  class: object.class,
  recipientTypeDetails: object.recipient.recipientTypeDetails,
  userPrincipalName: object.userPrincipalName,
  accountEnabled: object.accountEnabled,
  emailAddresses: object.recipient.emailAddresses,
  primarySmtpAddress: object.recipient.primarySmtpAddress,
  externalEmailAddress: object.recipient.externalEmailAddress,
  listed: object.recipient.isRecipient && object.recipient.alias !== null && !object.recipient.hidden,
  hidden: object.recipient.hidden,
  licensed: object.licensed,
  hasMailbox: object.recipient.hasMailbox,
  displayType: object.recipient.displayType,
  members: valuesOf(object.synced.get('member')).map((anchor) =>
    dnOf(typeof anchor === 'object' && 'dn' in anchor ? anchor.dn : String(anchor)),
  ),
});
