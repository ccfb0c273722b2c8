import { defineCheck } from '../define-check.js';

export const serverVersion = defineCheck({
  id: 'topology/server-version',
  subject: 'topology',
  severity: 'warning',
  summary: 'A server is too old for its cloud, or its proxy does not let it through.',
  rationale: 'Setup and sign-in to 21Vianet and US Government need version 2.4.21.0 or later and their own hosts.',
  avoid: 'version 2.1.1.0 for 21Vianet',
  prefer: 'version 2.4.21.0 or later, `*.partner.microsoftonline.cn` allowed',
  fix: 'Upgrade Entra Connect; allow the hosts of the cloud.',
  source: 'scenario F90, cloud 13',
  modes: ['F90'],
  needs: ['features'],
  *run({ workspace, companion }) {
    for (const { name, tenant } of workspace.servers) {
      const cloud = workspace.tenants.find((one) => one.name === tenant)?.cloud;
      const { version, allowedHosts } = companion.servers?.[name] ?? {};
      if (version !== undefined && cloud !== 'global' && isOlder(version))
        yield { tenant, message: `\`${name}\` runs version ${version}` };
      if (
        cloud === 'china' &&
        allowedHosts !== undefined &&
        !allowedHosts.some((host) => /partner\.microsoftonline\.cn$|chinacloudapi\.cn$/i.test(host))
      )
        yield { tenant, message: `the proxy of \`${name}\` lets through no host of 21Vianet` };
    }
  },
});

const isOlder = (version: string): boolean => {
  const parts = version.split('.').map(Number);
  const needed = [2, 4, 21, 0];
  const at = needed.findIndex((part, i) => (parts[i] ?? 0) !== part);
  return at >= 0 && (parts[at] ?? 0) < (needed[at] ?? 0);
};
