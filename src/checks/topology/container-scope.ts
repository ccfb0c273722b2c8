import { foldCase } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';

export const containerScope = defineCheck({
  id: 'topology/container-scope',
  subject: 'topology',
  severity: 'warning',
  summary: 'The servers import different containers.',
  rationale: 'People of a container that one server does not see are missing in its tenant.',
  avoid: 'OU=Partners on G only',
  prefer: 'the same containers on every server, and rules for what must differ',
  fix: 'Select the same containers on every server.',
  source: 'scenario F35',
  modes: ['F35'],
  needs: ['features'],
  *run({ workspace, companion }) {
    const listed = workspace.servers.flatMap(({ name, tenant }) => {
      const containers = companion.servers?.[name]?.containers;
      return containers === undefined ? [] : [{ name, tenant, containers: new Set(containers.map(foldCase)) }];
    });
    const all = new Set(listed.flatMap(({ containers }) => [...containers]));
    for (const { name, tenant, containers } of listed)
      for (const container of all)
        if (!containers.has(container))
          yield { tenant, message: `\`${name}\` does not import \`${container}\`, another server does` };
  },
});
