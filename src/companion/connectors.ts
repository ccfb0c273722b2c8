import { cloudFacts } from '../model/cloud-facts.js';
import { customDomainsOf } from '../model/tenant-domains.js';
import { onPremises, type Tenant, type Workspace } from '../model/workspace.js';

/** One outbound or send connector of a platform, as `mail.connectors` or its default wants it (scenario D.4, D.5). */
export interface Connector {
  readonly to: string;
  readonly domains: readonly string[];
  /** Where it delivers when the MX records of its domains lead elsewhere; null: the MX records lead there. */
  readonly smartHost: string | null;
}

/** A connector that a workspace asks for and no script can make: which server takes the mail is not in the workspace. */
export interface HandMadeConnector {
  readonly platform: string;
  readonly to: string;
  readonly domains: readonly string[];
}

/** The connectors of a platform by where they lead, but those of the hybrid, which its own wizard makes and keeps. */
export const connectorsOf = (
  workspace: Workspace,
  platform: string,
): { readonly made: readonly Connector[]; readonly byHand: readonly HandMadeConnector[] } => {
  const domainsTo = new Map<string, string[]>();
  for (const { domains, to } of workspace.mail.connectors.get(platform) ?? []) {
    if (isHybridPair(workspace, platform, to)) continue;
    const known = domainsTo.get(to) ?? [];
    domainsTo.set(to, [...known, ...domains.filter((domain) => !known.includes(domain))]);
  }
  const made: Connector[] = [];
  const byHand: HandMadeConnector[] = [];
  for (const [to, domains] of domainsTo) {
    const byMx = domains.filter((domain) => leadsThere(workspace, domain, to));
    if (byMx.length > 0) made.push({ to, domains: byMx, smartHost: null });
    const others = domains.filter((domain) => !byMx.includes(domain));
    if (others.length === 0) continue;
    const smartHost = smartHostOf(workspace.tenants.find(({ name }) => name === to));
    if (smartHost === null) byHand.push({ platform, to, domains: others });
    else made.push({ to, domains: others, smartHost });
  }
  return { made, byHand };
};

/** The two ends of the hybrid organisation, in either order. */
export const isHybridPair = ({ mail: { hybrid } }: Workspace, a: string, b: string): boolean =>
  hybrid !== null && ((a === onPremises && b === hybrid) || (a === hybrid && b === onPremises));

const leadsThere = ({ mail }: Workspace, domain: string, to: string): boolean =>
  to === 'mx' || to === 'internet' || mail.mx.get(domain) === to;

/** Where mail enters a tenant, whatever the MX records say: the host that the MX record of its first custom domain names. */
const smartHostOf = (tenant: Tenant | undefined): string | null => {
  const [domain] = tenant === undefined ? [] : customDomainsOf(tenant);
  return tenant === undefined || domain === undefined ? null : mailHostOf(tenant, domain);
};

/** The host where mail for a verified domain of a tenant enters it (scenario D.2). */
export const mailHostOf = ({ cloud }: Tenant, domain: string): string =>
  `${domain.replaceAll('.', '-')}.${cloudFacts[cloud].mailSuffix}`;
