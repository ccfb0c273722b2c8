import { defineCheck } from '../define-check.js';

export const writeBackTwice = defineCheck({
  id: 'topology/write-back-twice',
  subject: 'topology',
  severity: 'error',
  summary: 'Two servers write back to Active Directory.',
  rationale: 'Hybrid attributes of the two tenants overwrite each other: addresses double, holds vanish.',
  avoid: 'Exchange hybrid ticked on both servers',
  prefer: 'Exchange hybrid on the server of the hybrid tenant only',
  fix: 'Untick Exchange hybrid, group and device write-back on all servers but one.',
  source: 'scenario C.5.13, sync-engine DT-4',
  modes: ['F12', 'T16'],
  *run({ workspace, configurations, companion }) {
    const writers = workspace.servers.filter(({ name }) => {
      if (companion.servers?.[name]?.exchangeHybrid !== undefined) return companion.servers[name].exchangeHybrid;
      const configuration = configurations.get(name);
      const ad = new Set(configuration?.connectors.filter(({ kind }) => kind === 'ad').map(({ id }) => id));
      return configuration?.rules.some(
        (rule) =>
          rule.direction === 'Outbound' &&
          !rule.disabled &&
          ad.has(rule.connector) &&
          rule.flows.some(({ target }) => /^(?:proxyAddresses|msExch)/.test(target)),
      );
    });
    for (const { name, tenant } of writers.slice(1))
      yield { tenant, message: `\`${name}\` writes Exchange attributes back, and so does \`${writers[0]?.name}\`` };
  },
});
