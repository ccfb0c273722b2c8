import { defineCheck } from '../define-check.js';

export const featureTwice = defineCheck({
  id: 'topology/feature-twice',
  subject: 'topology',
  severity: 'warning',
  summary: 'Two servers have a feature that may be on for one tenant only.',
  rationale: 'Group and device write-back double objects; Seamless SSO and hybrid join use one object of the forest.',
  avoid: 'Seamless SSO on both servers',
  prefer: 'each of these features on one server',
  fix: 'Switch the feature off on all servers but one.',
  source: 'scenario F13, F16',
  modes: ['F13', 'F16'],
  needs: ['features'],
  *run({ workspace, companion }) {
    for (const [feature, words] of [
      ['groupWriteback', 'group write-back'],
      ['deviceWriteback', 'device write-back'],
      ['seamlessSso', 'Seamless SSO'],
    ] as const) {
      const having = workspace.servers.filter(({ name }) => companion.servers?.[name]?.[feature] === true);
      for (const { name, tenant } of having.slice(1))
        yield { tenant, message: `\`${name}\` has ${words}, and so has \`${having[0]?.name}\`` };
    }
  },
});
