import type { CloudObject, TenantDirectory } from '../cloud/tenant-directory.js';
import type { AdObject } from '../model/directory.js';
import { customDomainsOf } from '../model/tenant-domains.js';
import { onPremises, type Tenant, type Workspace } from '../model/workspace.js';
import { adAddresses, adMailRecipient, hasAdAddress } from './ad-recipient.js';
import { indexAddresses } from './address-index.js';
import { cloudAddresses, cloudMailRecipient, hasCloudAddress } from './cloud-recipient.js';
import { findTwins, type Twins } from './duplicates.js';
import type { GalInput } from './gal-input.js';
import type { MailPlatform, MailWorld, Sender } from './mail-flow.js';
import type { MailRecipient } from './mail-recipient.js';
import type { Outside } from './outside.js';
import { mergePeople, type People } from './people.js';
import { internet, type MailRouting, mailRouting } from './topology.js';

/** The forest and every tenant side by side, ready to be asked. */
export interface Gal {
  readonly workspace: Workspace;
  readonly people: People;
  readonly tenants: readonly TenantSide[];
  readonly ad: readonly AdObject[];
  readonly mail: MailWorld;
  readonly senders: readonly Sender[];
  /** Addresses that two AD objects claim, contacts that stand for people (F38, F51). */
  readonly twins: Twins;
  readonly anchorOf: GalInput['anchorOf'];
  /** `null` when the forest is here as a whole. */
  readonly outside: Outside | null;
  readonly asOf: GalInput['asOf'];
}

/** A tenant of the workspace with what its server exported. */
export interface TenantSide {
  readonly tenant: Tenant;
  readonly objects: readonly CloudObject[];
}

/** Joins forest and tenants by source anchor and indexes every address; linear in their size. */
export const prepareGal = (input: GalInput): Gal => {
  const { workspace, directory } = input;
  const tenants = workspace.tenants.map((tenant) => ({ tenant, objects: objectsOf(input.tenants, tenant.name) }));
  const people = mergePeople(
    directory.objects,
    input.anchorOf,
    tenants.map(({ objects }) => objects),
  );
  const routing = mailRouting(workspace);
  const adObjectAt = (row: number): AdObject | null => directory.objects[people.ad[row] ?? -1] ?? null;
  const adIndex = indexAddresses(
    people.anchors.length,
    (row) => {
      const object = adObjectAt(row);
      return object === null ? nothing : adAddresses(object);
    },
    (row, address) => {
      const object = adObjectAt(row);
      return object !== null && hasAdAddress(object, address);
    },
  );
  const platforms = new Map<string, MailPlatform>();
  const add = (name: string, find: MailPlatform['find']): void => {
    const route: MailRouting | undefined = routing.get(name);
    if (route !== undefined) platforms.set(name, { ...route, find: remembering(find) });
  };
  add(onPremises, (address) => {
    const row = adIndex.find(address);
    const object = adObjectAt(row);
    return object === null ? null : adMailRecipient(object, people.anchors[row] ?? '');
  });
  for (const { tenant, objects } of tenants) {
    const index = indexAddresses(
      objects.length,
      (i) => cloudAddresses(objects[i] as CloudObject), // `i` is below the length
      (i, address) => hasCloudAddress(objects[i] as CloudObject, address), // as above
    );
    add(tenant.name, (address) => {
      const object = objects[index.find(address)];
      return object === undefined ? null : cloudMailRecipient(object);
    });
  }
  const { mx, hybrid, senderPolicies, skipListing } = workspace.mail;
  return {
    workspace,
    people,
    tenants,
    ad: directory.objects,
    mail: { platforms, mx, hybrid, senderPolicies, skipListing },
    senders: sendersOf(workspace),
    twins: findTwins(people.anchors.length, adObjectAt, (address) => adIndex.find(address), adIndex.collisions),
    anchorOf: input.anchorOf,
    outside: input.outside ?? null,
    asOf: input.asOf,
  };
};

/** How many answers are remembered: a person has few addresses that mail is sent to. */
const recentAnswers = 4;

/** Every sender asks for the same person in turn, on the same platforms. */
const remembering = (find: MailPlatform['find']): MailPlatform['find'] => {
  const addresses: string[] = [];
  const answers: (MailRecipient | null)[] = [];
  let next = 0;
  return (address) => {
    const known = addresses.indexOf(address);
    if (known >= 0) return answers[known] ?? null;
    const found = find(address);
    addresses[next] = address;
    answers[next] = found;
    next = (next + 1) % recentAnswers;
    return found;
  };
};

const nothing: readonly string[] = [];

const objectsOf = (tenants: readonly TenantDirectory[], name: string): readonly CloudObject[] =>
  tenants.find(({ tenant }) => tenant === name)?.objects ?? [];

/** One sender for each platform with an address of its own people, and the anonymous one outside. */
export const sendersOf = ({ tenants }: Workspace): readonly Sender[] => {
  const domainOfTenant = (tenant: Tenant | undefined): string | null =>
    tenant === undefined ? null : (customDomainsOf(tenant)[0] ?? tenant.initialDomain);
  return [
    ...tenants.map((tenant) => ({ platform: tenant.name, domain: domainOfTenant(tenant) })),
    { platform: onPremises, domain: domainOfTenant(tenants[0]) },
    { platform: internet, domain: null },
  ];
};

/** The AD object of a row. */
export const adOf = ({ ad, people }: Gal, row: number): AdObject | null => ad[people.ad[row] ?? -1] ?? null;

/** The object of a row in the tenant at a place of the workspace. */
export const cloudOf = ({ tenants, people }: Gal, tenant: number, row: number): CloudObject | null =>
  tenants[tenant]?.objects[people.cloud[tenant]?.[row] ?? -1] ?? null;
