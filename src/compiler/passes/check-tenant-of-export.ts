import type { Diagnostic } from '../../base/diagnostic.js';
import { foldAscii } from '../../base/fold-case.js';
import { verifiedDomainsOf } from '../../model/tenant-domains.js';
import type { ExpansionContext } from '../planned-rule.js';

/**
 * The name of the AAD connector begins with a domain of the tenant; with that of another tenant the export was put into the
 * wrong folder (FOL-6: a cross-check, never a guess).
 */
export const checkTenantOfExport = ({ workspace, server, configuration }: ExpansionContext): readonly Diagnostic[] => {
  const [connector] = configuration.connectors.filter(({ kind }) => kind === 'aad');
  const domain = foldAscii(connector?.name.split(' ')[0] ?? '');
  const owner = workspace.tenants.find((tenant) => verifiedDomainsOf(tenant).has(domain));
  if (connector === undefined || owner === undefined || owner.name === server.tenant) return [];
  return [
    {
      code: 'compiler/export-of-other-tenant',
      severity: 'warning',
      message: `the export of server \`${server.name}\` has the connector \`${connector.name}\`, which is one of the tenant \`${owner.name}\``,
      help: `Put the export of the server of \`${server.tenant}\` into \`servers/${server.name}/\`.`,
    },
  ];
};
