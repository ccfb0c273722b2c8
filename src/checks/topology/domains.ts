import { foldAscii } from '../../base/fold-case.js';
import { cloudFacts } from '../../model/cloud-facts.js';
import type { Tenant } from '../../model/workspace.js';
import type { AddressSpace, DnsRecord, ExchangeOnline, TenantCompanion } from '../companion.js';
import type { TopologySubject } from '../topology-subject.js';

/** A tenant with what is known of its configuration. */
export interface TenantFacts {
  readonly tenant: Tenant;
  readonly index: number;
  readonly companion: TenantCompanion;
}

export const tenantFacts = ({ workspace, companion }: TopologySubject): readonly TenantFacts[] =>
  workspace.tenants.map((tenant, index) => ({ tenant, index, companion: companion.tenants?.[tenant.name] ?? {} }));

/** Tenants whose Exchange Online is described. */
export const withExchange = (
  subject: TopologySubject,
): readonly (TenantFacts & { readonly exchange: ExchangeOnline })[] =>
  tenantFacts(subject).flatMap((facts) =>
    facts.companion.exchange === undefined ? [] : [{ ...facts, exchange: facts.companion.exchange }],
  );

/** Domains by which the mailboxes of a tenant are reached: its routing domain and its custom domains. */
export const mailDomains = ({ routingDomain, verifiedDomains }: Tenant): readonly string[] =>
  [...(routingDomain === undefined ? [] : [routingDomain]), ...verifiedDomains].map(foldAscii);

/** The other tenants, seen from one. */
export const others = (subject: TopologySubject, { tenant }: Pick<TenantFacts, 'tenant'>): readonly TenantFacts[] =>
  tenantFacts(subject).filter((facts) => facts.tenant.name !== tenant.name);

/** The records of a name and type, values folded, without a period at the end. */
export const recordsOf = (records: readonly DnsRecord[], name: string, type: DnsRecord['type']): readonly string[] =>
  records
    .filter((record) => record.type === type && foldAscii(record.name).replace(/\.$/, '') === foldAscii(name))
    .map(({ value }) => foldAscii(value).replace(/\.$/, ''));

/** The cloud whose mail hosts a name belongs to, null for any other host. */
export const cloudOfHost = (host: string): string | null =>
  Object.entries(cloudFacts).find(([, { mailSuffix }]) => host.endsWith(`.${mailSuffix}`))?.[0] ?? null;

/** Every availability address space with the tenant that has it. */
export const addressSpaces = (
  subject: TopologySubject,
): readonly { readonly facts: TenantFacts; readonly space: AddressSpace }[] =>
  tenantFacts(subject).flatMap((facts) =>
    (facts.companion.availability?.addressSpaces ?? []).map((space) => ({ facts, space })),
  );
