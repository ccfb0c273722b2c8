import type { Diagnostic } from '../base/diagnostic.js';
import { onPremises, type Workspace } from '../model/workspace.js';
import { connectorsOf, isHybridPair } from './connectors.js';

/** What an administrator must do by hand, because no script can know or change it (scenario A.3, D, H). */
export const companionRemarks = (workspace: Workspace): readonly Diagnostic[] => [
  ...markerRemarks(workspace),
  ...platforms(workspace).flatMap((platform) => [
    ...connectorRemarks(workspace, platform),
    ...sharingRemarks(workspace, platform),
  ]),
];

const platforms = ({ tenants }: Workspace): readonly string[] => [onPremises, ...tenants.map(({ name }) => name)];

const markerRemarks = ({ home }: Workspace): readonly Diagnostic[] =>
  /^extensionAttribute\d+$/i.test(home.attribute)
    ? []
    : [
        {
          code: 'companion/marker',
          severity: 'warning',
          message: `address policies and licence groups cannot use \`${home.attribute}\`, so the companion scripts leave them out`,
          help: 'Create them by hand with a filter that finds the people of each tenant, or carry the marker in an extensionAttribute.',
        },
      ];

const connectorRemarks = (workspace: Workspace, platform: string): readonly Diagnostic[] =>
  connectorsOf(workspace, platform).byHand.map(({ to, domains }) => ({
    code: 'companion/connector',
    severity: 'warning',
    message: `the connector of \`${platform}\` to \`${to}\` for ${domains.map((domain) => `\`${domain}\``).join(', ')} is left out of its script`,
    help: 'Create it by hand: its smart host is not in the workspace.',
  }));

const sharingRemarks = (workspace: Workspace, platform: string): readonly Diagnostic[] => {
  const settings = workspace.availability.get(platform);
  if (settings === undefined) return [];
  const links = [...settings.intraOrganizationConnectors, ...settings.organizationRelationships];
  const targets = [
    ...links.filter(({ to }) => !isHybridPair(workspace, platform, to)).map(({ to }) => to),
    ...settings.addressSpaces.filter(({ to }) => platform === onPremises || to === onPremises).map(({ to }) => to),
  ];
  return [...new Set(targets)].map((to) => ({
    code: 'companion/free-busy',
    severity: 'warning',
    message: `free/busy of \`${to}\` for people of \`${platform}\` is left out of the scripts`,
    help: 'The scripts make availability address spaces between tenants; the hybrid wizard makes its own, others are made by hand.',
  }));
};
