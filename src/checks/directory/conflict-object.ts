import { defineCheck } from '../define-check.js';

export const conflictObject = defineCheck({
  id: 'directory/conflict-object',
  subject: 'directory',
  severity: 'warning',
  summary: 'An object is a replication conflict.',
  rationale: 'The standard rules filter it: whoever is behind it is missing in the cloud.',
  avoid: '`CN=Anna\\0ACNF:6f9619ff-...`',
  prefer: 'one object per person',
  fix: 'Compare the two objects and delete one.',
  source: 'sync-engine CTL-4',
  run: () => ({
    object: (object) => (/\\0ACNF:|\nCNF:/i.test(object.dn) ? { message: 'it is a replication conflict' } : null),
  }),
});
