import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { valuesOf } from '../../src/attribute/value.js';
import { invariant } from '../../src/base/assert-never.js';
import type { FileSet } from '../../src/base/files.js';
import type { CloudObject } from '../../src/cloud/tenant-directory.js';
import { defaultAsOf } from '../../src/pipeline/as-of.js';
import { cloudExportOf } from '../../src/pipeline/cloud-export.js';
import { type OpenedWorkspace, openWorkspace } from '../../src/pipeline/open-workspace.js';
import { type Simulation, simulateWorkspace } from '../../src/pipeline/simulate.js';
import type { Actual, ActualObject } from './contoso-target.js';

const project = resolve(import.meta.dirname, '../..');

/** A folder of the project as the command line would read it. */
export const folder = (path: string): FileSet =>
  new Map(
    readdirSync(join(project, path), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [
        file
          .slice(join(project, path).length + 1)
          .split(sep)
          .join('/'),
        readFileSync(file, 'utf8'),
      ]),
  );

const below = (name: string): [string, string][] =>
  [...folder(name)].map(([path, text]): [string, string] => [`${name}/${path}`, text]);

/** What comes with the package. */
export const resources = { data: new Map([...below('rules'), ...below('schemas')]), version: '0.0.0-test' };

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
export const actualOf = (simulation: Simulation): Actual =>
  new Map(
    simulation.servers.map((run) => {
      const exported = cloudExportOf(run);
      const dnOf = new Map(exported.map(({ sourceAnchor, sources }) => [sourceAnchor, sources[0] ?? sourceAnchor]));
      const directory = simulation.tenants.find(({ tenant }) => tenant === run.tenant);
      invariant(directory !== undefined, `the tenant ${run.tenant} was simulated`);
      const objects = directory.objects.map((object): [string, ActualObject] => [
        dnOf.get(object.sourceAnchor) ?? object.sourceAnchor,
        actualObject(object, dnOf),
      ]);
      return [run.tenant, new Map(objects)];
    }),
  );

const actualObject = (object: CloudObject, dnOf: ReadonlyMap<string, string>): ActualObject => ({
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
  members: valuesOf(object.synced.get('member')).map((anchor) => dnOf.get(String(anchor)) ?? String(anchor)),
});
