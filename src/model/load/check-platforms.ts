import { placeOf } from '../../base/document.js';
import { foldAscii } from '../../base/fold-case.js';
import { suggestion } from '../../base/suggestion.js';
import { acceptedDomainsOf } from '../tenant-domains.js';
import { onPremises } from '../workspace.js';
import type { ConfigurationInput } from './load-configuration.js';

/** Every name under `mail:` and `availability:` must be a platform of the workspace, every relayed domain be somebody's. */
export const checkPlatforms = (input: ConfigurationInput): void => {
  const { entry, workspace } = input;
  const tenants = workspace.tenants.map(({ name }) => name);
  const platforms = [onPremises, ...tenants];
  const { mail, availability } = entry;
  const check = (name: string, known: readonly string[], ...path: (string | number)[]): void => {
    if (known.includes(name)) return;
    const at = placeOf(input.root, path);
    input.problems.error('unknown-platform', at, `there is no platform \`${name}\``, suggestion(name, known));
  };
  if (mail?.hybrid !== undefined) check(mail.hybrid, [...tenants, 'none'], 'mail', 'hybrid');
  for (const [domain, platform] of Object.entries(mail?.mx ?? {})) check(platform, platforms, 'mail', 'mx', domain);
  for (const [platform, links] of Object.entries(mail?.connectors ?? {})) {
    check(platform, platforms, 'mail', 'connectors', platform);
    for (const [i, { to }] of links.entries())
      check(to, [...platforms, 'mx', 'internet'], 'mail', 'connectors', platform, i, 'to');
  }
  for (const [domain, senders] of Object.entries(mail?.senderPolicies ?? {}))
    for (const [i, sender] of senders.entries()) check(sender, platforms, 'mail', 'senderPolicies', domain, i);
  for (const [i, tenant] of (mail?.skipListing ?? []).entries()) check(tenant, tenants, 'mail', 'skipListing', i);
  for (const [platform, settings] of Object.entries(availability ?? {})) {
    check(platform, platforms, 'availability', platform);
    for (const [i, name] of (settings.allowedTenants ?? []).entries())
      check(name, tenants, 'availability', platform, 'allowedTenants', i);
    for (const key of ['intraOrganizationConnectors', 'organizationRelationships', 'addressSpaces'] as const)
      for (const [i, { to }] of (settings[key] ?? []).entries())
        check(to, platforms, 'availability', platform, key, i, 'to');
  }
  checkMx(input);
};

/** An MX record in the model matters only for a domain that somebody here accepts. */
const checkMx = ({ entry, workspace, root, problems }: ConfigurationInput): void => {
  const accepted = new Set([
    ...workspace.tenants.flatMap((tenant) => [...acceptedDomainsOf(tenant).keys()]),
    ...workspace.mail.acceptedOnPremises.map(({ domain }) => domain),
  ]);
  for (const domain of Object.keys(entry.mail?.mx ?? {}))
    if (!accepted.has(foldAscii(domain)))
      problems.warning(
        'unknown-domain',
        placeOf(root, ['mail', 'mx', domain]),
        `no platform accepts mail for \`${domain}\``,
        suggestion(domain, accepted),
      );
};
