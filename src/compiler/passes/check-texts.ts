import type { Diagnostic } from '../../base/diagnostic.js';
import type { Workspace } from '../../model/workspace.js';

/**
 * The texts that enter generated rules must be what they claim to be, wherever the workspace came from (VAL-4): domains
 * in expressions, markers in scope values, where `%Name%` would be a parameter (SCP-4).
 */
export const checkTexts = (workspace: Workspace): readonly Diagnostic[] => {
  const domains = workspace.tenants.flatMap((tenant) => [
    tenant.initialDomain,
    ...(tenant.routingDomain === undefined ? [] : [tenant.routingDomain]),
    ...tenant.verifiedDomains,
  ]);
  const markers = [...workspace.home.values.values()].flat();
  return [
    ...domains.filter((domain) => !domainPattern.test(domain)).map(wrongDomain),
    ...markers.filter((marker) => marker === '' || marker !== marker.trim() || marker.includes('%')).map(wrongMarker),
    ...workspace.tenants
      .slice(1)
      .filter((tenant) => (workspace.home.values.get(tenant.name)?.length ?? 0) === 0)
      .map((tenant) => noMarker(tenant.name)),
  ];
};

const domainPattern =
  /^(?=.{1,255}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;

const wrongDomain = (domain: string): Diagnostic => ({
  code: 'compiler/domain',
  severity: 'error',
  message: `\`${domain}\` is no domain name and cannot stand in a rule`,
  help: 'Write it like `contoso.com`.',
});

const wrongMarker = (marker: string): Diagnostic => ({
  code: 'compiler/marker',
  severity: 'error',
  message: `the home marker \`${marker}\` is empty, begins or ends with a blank, or contains \`%\``,
  help: 'Rules could not compare with it literally; choose a plain word such as `21V`.',
});

/** Without a marker everything would be foreign on that server. */
const noMarker = (tenant: string): Diagnostic => ({
  code: 'compiler/no-marker',
  severity: 'error',
  message: `no marker says that a mailbox lives in the tenant \`${tenant}\``,
  help: 'Add one under `home: values:` (scenario C.2).',
});
