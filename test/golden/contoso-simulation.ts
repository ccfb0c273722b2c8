import { valuesOf } from '../../src/attribute/value.js';
import { invariant } from '../../src/base/assert-never.js';
import type { FileSet } from '../../src/base/files.js';
import type { CloudObject } from '../../src/cloud/tenant-directory.js';
import { defaultAsOf } from '../../src/pipeline/as-of.js';
import { type OpenedWorkspace, openWorkspace } from '../../src/pipeline/open-workspace.js';
import { type Simulation, simulateWorkspace } from '../../src/pipeline/simulate.js';
import { resources } from '../package-files.js';
import type { Actual, ActualObject } from './contoso-target.js';

/** Opens a workspace that must be sound. */
export const open = (files: FileSet): OpenedWorkspace => {
  const opened = openWorkspace(files, resources);
  invariant(opened.ok, JSON.stringify(opened.diagnostics, null, 1));
  return opened.value;
};

/** Simulates a workspace that must be sound. */
export const simulate = (opened: OpenedWorkspace): Simulation => {
  const simulated = simulateWorkspace(opened, { rules: null, asOf: defaultAsOf });
  invariant(simulated.ok, JSON.stringify(simulated.diagnostics, null, 1));
  return simulated.value;
};

/** A simulation in the terms of the target table: by tenant, then DN in AD. */
export const actualOf = ({ outcome: { tenants } }: Simulation): Actual =>
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
