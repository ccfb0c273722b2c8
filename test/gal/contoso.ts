import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { instantOf } from '../../src/attribute/instant-text.js';
import { type Attributes, reference, type Value, valuesOf } from '../../src/attribute/value.js';
import { invariant } from '../../src/base/assert-never.js';
import { encodeBase64 } from '../../src/base/base64.js';
import { sortedBy } from '../../src/base/order.js';
import type { CloudObject, RecipientType, TenantDirectory } from '../../src/cloud/tenant-directory.js';
import { type Gal, prepareGal } from '../../src/gal/gal.js';
import type { GalInput } from '../../src/gal/gal-input.js';
import { type UnifiedRow, unifiedRow } from '../../src/gal/unified-row.js';
import type { AdObject, Directory } from '../../src/model/directory.js';
import type { Workspace } from '../../src/model/workspace.js';
import { type AdPerson, expectedObject, peopleOf, readTarget, type Target } from '../golden/contoso-target.js';
import { openCase, projectFolder } from '../pipeline/case.js';

const read = (path: string): string => readFileSync(resolve(projectFolder, path), 'utf8');

/** The target table of the reference workspace: what a sound simulation of the clouds gives (scenario B.3). */
export const target: Target = readTarget(
  read('golden/contoso/expected/target.yaml'),
  read('schemas/target.schema.json'),
);

/** The reference workspace, its `onegal.yaml` with lines replaced or added. */
export const contoso = (yaml: (text: string) => string = (text) => text) => {
  const text = yaml(read('golden/contoso/workspace/onegal.yaml'));
  const opened = cases.get(text) ?? openCase('contoso', '0.0.0', (files) => files.set('onegal.yaml', text));
  cases.set(text, opened);
  return opened;
};

/** Opening it takes longer than everything that is tested here. */
const cases = new Map<string, ReturnType<typeof openCase>>();

export const anchorOfObject = ({ attributes }: AdObject): string => {
  const guid = attributes.get('objectGUID');
  invariant(guid instanceof Uint8Array, 'every object has a GUID');
  return encodeBase64(guid);
};

/** What a test does to the object of a person in a tenant; null: it is not there. */
export type Change = (object: CloudObject, tenant: string, name: string) => CloudObject | null;

/** What both tenants make of the reference workspace by the target table, without engine and cloud, perhaps changed. */
export const contosoTenants = (
  directory: Directory,
  change: Change = (object) => object,
): readonly TenantDirectory[] => {
  const people = peopleOf(directory);
  const byName = new Map(people.map((person) => [person.name, person]));
  const byDn = new Map(directory.objects.map((object) => [object.dn, object]));
  const rowOf = new Map([...target.people].flatMap(([row, names]) => names.map((name) => [name, row] as const)));
  const anchors = new Map(directory.objects.map((object) => [object.dn, anchorOfObject(object)]));
  return [...target.tenants.keys()].map((tenant) => {
    const there = people.filter(({ name }) => target.rows.get(rowOf.get(name) ?? '')?.get(tenant));
    const isThere = new Set(there.map(({ dn }) => dn));
    const objects = there.flatMap((person) => {
      const ad = byDn.get(person.dn);
      invariant(ad !== undefined, person.dn);
      const object = cloudObject(tenant, person, ad, rowOf.get(person.name) ?? '', byName, (dn) =>
        isThere.has(dn) ? (anchors.get(dn) ?? null) : null,
      );
      return change(object, tenant, person.name) ?? [];
    });
    const sorted = sortedBy(objects, ({ sourceAnchor }) => sourceAnchor);
    const byAnchor = new Map(sorted.map((object) => [object.sourceAnchor, object]));
    return { tenant, objects: sorted, find: (anchor) => byAnchor.get(anchor) ?? null };
  });
};

const cloudObject = (
  tenant: string,
  person: AdPerson,
  ad: AdObject,
  row: string,
  byName: ReadonlyMap<string, AdPerson>,
  anchorOf: (dn: string) => string | null,
): CloudObject => {
  const cell = target.rows.get(row)?.get(tenant);
  invariant(cell !== undefined && cell !== null, `${row} ${tenant}`);
  const wanted = expectedObject(target, tenant, person, cell, byName);
  const kind = wanted.class ?? 'user';
  const text = (name: string): string | null => (valuesOf(ad.attributes.get(name))[0] as string | undefined) ?? null;
  return {
    sourceAnchor: anchorOfObject(ad),
    class: kind as CloudObject['class'],
    sources: [ad.dn],
    synced: syncedOf(ad, tenant, wanted.externalEmailAddress ?? null, anchorOf),
    displayName: text('displayName'),
    userPrincipalName: wanted.userPrincipalName ?? null,
    accountEnabled: wanted.accountEnabled ?? null,
    mailNickname: text('mailNickname'),
    mail: wanted.primarySmtpAddress ?? null,
    proxyAddresses: wanted.emailAddresses ?? [],
    quarantined: [],
    discarded: [],
    errors: [],
    licensed: wanted.licensed ?? false,
    recipient: {
      isRecipient: !['User', 'Contact', 'Group'].includes(wanted.recipientTypeDetails ?? ''),
      // The table's types are those of the interface; its own schema checks them.
      recipientTypeDetails: wanted.recipientTypeDetails as RecipientType,
      displayType: wanted.displayType ?? null,
      alias: ['User', 'Contact', 'Group'].includes(wanted.recipientTypeDetails ?? '') ? null : text('mailNickname'),
      primarySmtpAddress: wanted.primarySmtpAddress ?? null,
      emailAddresses: wanted.emailAddresses ?? [],
      externalEmailAddress: wanted.externalEmailAddress ?? null,
      hidden: wanted.hidden ?? false,
      hasMailbox: wanted.hasMailbox ?? false,
      grace: false,
    },
    marks: cell.marks ?? [],
  };
};

/** On-premises mailboxes reach Global with their GUID, everybody has the target address of the table (rules 20 and 23). */
const syncedOf = (
  ad: AdObject,
  tenant: string,
  external: string | null,
  anchorOf: (dn: string) => string | null,
): Attributes => {
  const synced = new Map<string, Value>(ad.attributes);
  const isLocalMailbox = ad.attributes.has('homeMDB') && tenant === 'global';
  if (external === null || isLocalMailbox) synced.delete('targetAddress');
  else synced.set('targetAddress', `SMTP:${external}`);
  if (!isLocalMailbox) synced.delete('msExchMailboxGuid');
  for (const name of ['manager', 'managedBy', 'member']) {
    const values = valuesOf(ad.attributes.get(name)).flatMap((value) => {
      const dn = typeof value === 'object' && 'dn' in value ? value.dn : String(value);
      const anchor = anchorOf(dn);
      return anchor === null ? [] : [reference(anchor)];
    });
    synced.delete(name);
    if (values.length > 0) synced.set(name, name === 'member' ? values : (values[0] ?? values));
  }
  return synced;
};

export interface ContosoGal {
  readonly gal: Gal;
  readonly workspace: Workspace;
  readonly row: (name: string) => UnifiedRow;
  readonly names: readonly string[];
}

/** The input of the reference case. */
export const contosoInput = (
  change?: Change,
  yaml?: (text: string) => string,
  ad: (object: AdObject, name: string) => AdObject = (object) => object,
): GalInput => {
  const { workspace, directory: original } = contoso(yaml);
  const names = peopleOf(original).map(({ name }) => name);
  const tenants = contosoTenants(original, change);
  const directory = { objects: original.objects.map((object, i) => ad(object, names[i] ?? '')) };
  const anchors = new Map(directory.objects.map((object) => [object.dn, anchorOfObject(object)]));
  const asOf = instantOf('2026-01-01');
  invariant(asOf !== null, 'a date');
  return { workspace, directory, anchorOf: (dn) => anchors.get(dn) ?? null, tenants, asOf };
};

/** The reference case prepared, rows by mailNickname or account name. */
export const contosoGal = (...given: Parameters<typeof contosoInput>): ContosoGal => {
  const input = contosoInput(...given);
  const gal = prepareGal(input);
  const anchors = new Map(
    peopleOf(input.directory).map(({ name }, i) => {
      const object = input.directory.objects[i];
      return [name, object === undefined ? '' : anchorOfObject(object)];
    }),
  );
  return {
    gal,
    workspace: input.workspace,
    row: (name) => unifiedRow(gal, gal.people.rowOf(anchors.get(name) ?? '')),
    names: [...anchors.keys()],
  };
};
