import { foldAscii } from '../base/fold-case.js';
import { acceptedDomainsOf } from '../model/tenant-domains.js';
import { type AcceptedDomain, type MailConnector, onPremises, type Workspace } from '../model/workspace.js';

/** Everything outside: external recipients, and senders of unknown servers. */
export const internet = 'internet';

/** Where mail for a domain goes next and what says so. */
export interface NextHop {
  readonly to: string;
  readonly by: 'connector' | 'mx' | 'centralizedTransport';
}

/** How one platform routes (scenario E.1). */
export interface MailRouting {
  readonly platform: string;
  readonly accepted: ReadonlyMap<string, AcceptedDomain['type']>;
  /**
   * The next platform for a folded domain: the most specific connector, else the owner of its MX record. What came from the on-premises
   * servers is not sent back to them by centralized transport.
   */
  readonly next: (domain: string, previous: string) => NextHop;
}

/** The mail topology of a workspace by platform: on-premises, then the tenants in their order. */
export const mailRouting = (workspace: Workspace): ReadonlyMap<string, MailRouting> => {
  const { mail, tenants } = workspace;
  const own = new Map(mail.acceptedOnPremises.map(({ domain, type }) => [foldAscii(domain), type]));
  const accepted: readonly (readonly [string, MailRouting['accepted']])[] = [
    [onPremises, own],
    ...tenants.map((tenant) => [tenant.name, acceptedDomainsOf(tenant)] as const),
  ];
  return new Map(
    accepted.map(([platform, domains]) => [
      platform,
      { platform, accepted: domains, next: nextHops(platform, workspace) },
    ]),
  );
};

const nextHops = (platform: string, { mail }: Workspace): MailRouting['next'] => {
  const connectors = mail.connectors.get(platform) ?? [];
  // There are few domains, even among a million recipients.
  const known = new Map<string, NextHop>();
  const find = (domain: string): NextHop => {
    const mx: NextHop = { to: mail.mx.get(domain) ?? internet, by: 'mx' };
    const connector = mostSpecific(connectors, domain);
    if (connector === null) return mx;
    return { to: connector.to === 'mx' ? mx.to : connector.to, by: 'connector' };
  };
  const centralized = mail.centralizedTransport && platform === mail.hybrid;
  return (domain, previous) => {
    let found = known.get(domain);
    if (found === undefined) known.set(domain, (found = find(domain)));
    if (!centralized || found.to === onPremises || previous === onPremises) return found;
    return { to: onPremises, by: 'centralizedTransport' };
  };
};

/** The connector whose domain is nearest: the domain itself, then the longest `*.domain` around it, then `*`. */
const mostSpecific = (connectors: readonly MailConnector[], domain: string): MailConnector | null => {
  let best: MailConnector | null = null;
  let rank = -1;
  for (const connector of connectors)
    for (const pattern of connector.domains) {
      const found = rankOf(pattern, domain);
      if (found > rank) [best, rank] = [connector, found];
    }
  return best;
};

const rankOf = (pattern: string, domain: string): number => {
  if (pattern === domain) return Number.MAX_SAFE_INTEGER;
  if (pattern === '*') return 0;
  return pattern.startsWith('*.') && domain.endsWith(pattern.slice(1)) ? pattern.length : -1;
};
