import { defineCheck } from '../define-check.js';

export const deletionThreshold = defineCheck({
  id: 'topology/deletion-threshold',
  subject: 'topology',
  severity: 'error',
  summary: 'A server does not stop at many deletions, or stops too late.',
  rationale: 'A wrong marker or a moved OU deletes a whole country in one export.',
  avoid: '`deletionThreshold: off`',
  prefer: 'about 2 % of the smaller population',
  fix: 'Run Enable-ADSyncExportDeletionThreshold with about 2 % of the smaller population.',
  source: 'scenario G.5, sync-engine DEL-10',
  modes: ['F78'],
  needs: ['features'],
  *run({ workspace, companion }) {
    for (const { name, tenant } of workspace.servers) {
      const threshold = companion.servers?.[name]?.deletionThreshold;
      if (threshold === 'off') yield { tenant, message: `the deletion threshold of \`${name}\` is switched off` };
      else if (threshold !== undefined && threshold > 500)
        yield {
          tenant,
          severity: 'warning',
          message: `the deletion threshold of \`${name}\` is ${threshold}, more than the default of 500`,
        };
    }
  },
});
