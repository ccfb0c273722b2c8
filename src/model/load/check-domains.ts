import type { Place } from '../../base/diagnostic.js';
import { placeOf } from '../../base/document.js';
import { foldAscii } from '../../base/fold-case.js';
import type { ConfigurationInput } from './load-configuration.js';
import { domainProblem } from './name-check.js';

/** Syntax and ownership of every domain in `onegal.yaml` (scenario A.3, cloud 1.1). */
export const checkDomains = (input: ConfigurationInput): void => {
  checkForest(input);
  const uses = domainUses(input);
  for (const { domain, at } of uses) {
    const wrong = domainProblem(domain);
    if (wrong !== null)
      input.problems.error('domain', at, `\`${domain}\` is no domain name: ${wrong}`, 'Write it like `contoso.com`.');
  }
  checkOwners(input, uses);
  checkWithinTenant(input);
};

type Role = 'initial' | 'routing' | 'verified';

interface DomainUse {
  readonly domain: string;
  readonly tenant: string;
  readonly role: Role;
  readonly at: Place;
}

const domainUses = ({ entry, root }: ConfigurationInput): DomainUse[] => {
  const uses: DomainUse[] = [];
  for (const [i, tenant] of entry.tenants.entries()) {
    const add = (domain: string, role: Role, ...path: (string | number)[]): void => {
      uses.push({ domain: foldAscii(domain), tenant: tenant.name, role, at: placeOf(root, ['tenants', i, ...path]) });
    };
    add(tenant.initialDomain, 'initial', 'initialDomain');
    if (tenant.routingDomain !== undefined) add(tenant.routingDomain, 'routing', 'routingDomain');
    for (const [j, domain] of tenant.verifiedDomains.entries()) add(domain, 'verified', 'verifiedDomains', j);
  }
  return uses;
};

/** Each domain belongs to one tenant; only custom domains may be shared, and only in `dual` mode (scenario A.3). */
const checkOwners = ({ workspace, problems }: ConfigurationInput, uses: readonly DomainUse[]): void => {
  const owners = new Map<string, DomainUse>();
  for (const use of uses) {
    const first = owners.get(use.domain);
    if (first === undefined) {
      owners.set(use.domain, use);
    } else if (first.tenant === use.tenant) {
      if (first.role === 'verified' || use.role !== 'verified')
        problems.warning(
          'duplicate-domain',
          use.at,
          `the domain \`${use.domain}\` is listed twice`,
          'Remove one of them.',
        );
    } else if (first.role !== 'verified' || use.role !== 'verified') {
      const message = `the domain \`${use.domain}\` belongs to both \`${first.tenant}\` and \`${use.tenant}\``;
      problems.error('domain-owner', use.at, message, 'Initial and routing domains exist in one tenant only.');
    } else {
      const message = `the domain \`${use.domain}\` is verified in both \`${first.tenant}\` and \`${use.tenant}\``;
      if (workspace.options.domainMode === 'dual')
        problems.warning(
          'domain-in-two-tenants',
          use.at,
          message,
          'Microsoft does not support this (scenario A.3, F07).',
        );
      else
        problems.error(
          'domain-in-two-tenants',
          use.at,
          message,
          'Verify it in one tenant, or state the unsupported case with `options: { domainMode: dual }`.',
        );
    }
  }
};

/** Accepted domains must be verified in the same tenant, and listed once. */
const checkWithinTenant = ({ entry, root, problems }: ConfigurationInput): void => {
  for (const [i, tenant] of entry.tenants.entries()) {
    const own = [tenant.initialDomain, tenant.routingDomain ?? tenant.initialDomain, ...tenant.verifiedDomains];
    const verified = new Set(own.map(foldAscii));
    const seen = new Set<string>();
    for (const [j, accepted] of (tenant.acceptedDomains ?? []).entries()) {
      const domain = foldAscii(typeof accepted === 'string' ? accepted : accepted.domain);
      const at = placeOf(root, ['tenants', i, 'acceptedDomains', j]);
      if (!verified.has(domain))
        problems.error(
          'accepted-not-verified',
          at,
          `the accepted domain \`${domain}\` is not verified in \`${tenant.name}\``,
          'Add it to `verifiedDomains`, or remove it here.',
        );
      if (seen.has(domain))
        problems.error('duplicate-domain', at, `the domain \`${domain}\` is accepted twice`, 'Remove one of them.');
      seen.add(domain);
    }
  }
};

const checkForest = ({ entry, workspace, root, problems }: ConfigurationInput): void => {
  const listed = typeof entry.forest === 'string' ? [] : (entry.forest.domains ?? []);
  const seen = new Set<string>();
  for (const [i, { fqdn }] of listed.entries()) {
    const at = placeOf(root, ['forest', 'domains', i]);
    if (seen.has(foldAscii(fqdn)))
      problems.error('duplicate-domain', at, `the domain \`${fqdn}\` is listed twice`, 'Remove one of them.');
    seen.add(foldAscii(fqdn));
  }
  const netbios = new Map<string, string>();
  for (const domain of workspace.forest.domains) {
    const wrong = domainProblem(domain.fqdn);
    const at = placeOf(root, ['forest']);
    if (wrong !== null && !wrong.includes('underscore'))
      problems.error(
        'domain',
        at,
        `\`${domain.fqdn}\` is no domain name: ${wrong}`,
        'Write it like `contoso.internal`.',
      );
    const other = netbios.get(domain.netbios.toUpperCase());
    if (other !== undefined && other !== domain.fqdn) {
      const message = `the domains \`${other}\` and \`${domain.fqdn}\` have the same NetBIOS name \`${domain.netbios}\``;
      problems.error('duplicate-name', at, message, 'State the real names with `netbios`.');
    }
    netbios.set(domain.netbios.toUpperCase(), domain.fqdn);
  }
};
