import { foldAscii } from '../base/fold-case.js';
import { compareText } from '../base/order.js';
import { cloudFacts } from '../model/cloud-facts.js';
import { customDomainsOf } from '../model/tenant-domains.js';
import { onPremises, type Tenant, type Workspace } from '../model/workspace.js';
import { mailHostOf } from './connectors.js';

/** One record to publish (scenario D.2). */
export interface DnsRecord {
  /** The custom domain it is for. */
  readonly domain: string;
  /** Full name without a final dot. */
  readonly name: string;
  readonly type: 'TXT' | 'MX' | 'CNAME' | 'SRV';
  /** As in a zone file; what only a portal or a cmdlet tells stands in angle brackets. */
  readonly value: string;
  readonly tenant: string;
  readonly neededBy: string;
}

/** What a record needs that only the tenant knows. */
const isOpen = ({ value }: DnsRecord): boolean => value.includes('<');

/** The records of every custom domain, in the order of tenants and domains in the workspace. */
export const dnsRecords = (workspace: Workspace): readonly DnsRecord[] => {
  const { tenants, options } = workspace;
  const sharing = (domain: string): readonly Tenant[] =>
    tenants.filter((tenant) => customDomainsOf(tenant).includes(domain));
  return tenants.flatMap((tenant) =>
    customDomainsOf(tenant).flatMap((domain) => {
      const owners = options.domainMode === 'dual' ? sharing(domain) : [tenant];
      // A domain that several tenants verify is published once, for the first of them.
      return owners[0] === tenant ? recordsOf(workspace, domain, tenant, owners) : [];
    }),
  );
};

const recordsOf = (
  workspace: Workspace,
  domain: string,
  tenant: Tenant,
  owners: readonly Tenant[],
): readonly DnsRecord[] => {
  const facts = cloudFacts[tenant.cloud];
  const record = (prefix: string, type: DnsRecord['type'], value: string, neededBy: string): DnsRecord => ({
    domain,
    name: prefix === '' ? domain : `${prefix}.${domain}`,
    type,
    value,
    tenant: tenant.name,
    neededBy,
  });
  const isHybrid = tenant.name === workspace.mail.hybrid;
  return [
    ...owners.map((owner) => ({
      ...record('', 'TXT', '"MS=<from Get-MgDomainVerificationDnsRecord>"', 'domain verification'),
      tenant: owner.name,
    })),
    record('', 'MX', `0 ${mailExchanger(workspace, domain)}`, 'inbound mail (F61)'),
    record(
      '',
      'TXT',
      `"${['v=spf1', ...senders(workspace, domain), '-all'].join(' ')}"`,
      'sender policy, one record for a name (F63)',
    ),
    record('autodiscover', 'CNAME', isHybrid ? '<on-premises while hybrid>' : `${facts.autodiscover}.`, 'Outlook'),
    ...(facts.signInDiscovery === null
      ? []
      : [record('msoid', 'CNAME', `${facts.signInDiscovery}.`, 'sign-in discovery (F61)')]),
    record('selector1._domainkey', 'CNAME', '<from Get-DkimSigningConfig>', 'DKIM (F63)'),
    record('selector2._domainkey', 'CNAME', '<from Get-DkimSigningConfig>', 'DKIM (F63)'),
    record('_dmarc', 'TXT', '"<your own policy>"', 'DMARC (F63)'),
    ...(facts.sipFederation === null
      ? []
      : [record('_sipfederationtls._tcp', 'SRV', `100 1 5061 ${facts.sipFederation}.`, 'Teams federation')]),
  ];
};

/** Where mail for a domain from outside goes first: `mail.mx`. */
const mailExchanger = ({ mail, tenants }: Workspace, domain: string): string => {
  const tenant = tenants.find(({ name }) => name === mail.mx.get(domain));
  return tenant === undefined ? '<on-premises mail gateway>' : `${mailHostOf(tenant, domain)}.`;
};

/** Whose servers may send in the name of a domain: `mail.senderPolicies`. */
const senders = ({ mail, tenants }: Workspace, domain: string): readonly string[] => {
  const platforms = mail.senderPolicies.get(domain) ?? [];
  const clouds = tenants
    .filter(({ name }) => platforms.includes(name))
    .map(({ cloud }) => `include:${cloudFacts[cloud].spfInclude}`);
  const own = platforms.includes(onPremises) ? ['<on-premises senders>'] : [];
  return [...own, ...[...new Set(clouds)].sort(compareText)];
};

/** A zone-file fragment of one domain; what is still open is commented out, with what is missing in angle brackets. */
export const zoneText = (records: readonly DnsRecord[]): string => {
  const lines = records.map((record) => {
    const line = `${record.name}. 3600 IN ${record.type} ${record.value}`;
    return `${isOpen(record) ? '; ' : ''}${line} ; ${record.neededBy}`;
  });
  return `${lines.join('\n')}\n`;
};

/** File name of a zone fragment: domains are checked names of letters, digits, dots and hyphens. */
export const zoneFileOf = (domain: string): string => `dns/${foldAscii(domain)}.zone`;
