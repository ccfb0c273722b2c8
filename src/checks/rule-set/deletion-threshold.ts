import { defineCheck } from '../define-check.js';

export const deletionThreshold = defineCheck({
  id: 'rule-set/deletion-threshold',
  subject: 'rule-set',
  severity: 'error',
  summary: 'The server does not stop at many deletions.',
  rationale: 'A wrong marker or a moved OU deletes hundreds of people in one export.',
  avoid: '`Disable-ADSyncExportDeletionThreshold`',
  prefer: 'a threshold of about 2 % of the smaller population',
  fix: 'Run Enable-ADSyncExportDeletionThreshold with about 2 % of the smaller population.',
  source: 'sync-engine DEL-10, scenario G.5',
  modes: ['F78'],
  needs: ['settings'],
  *run({ metaverse: { settings } }) {
    const prefix = 'Microsoft.OptionalFeature.ExportDeletionThreshold';
    if (/^false$/i.test(settings.get(prefix) ?? '')) yield { message: 'the deletion threshold is switched off' };
    const value = settings.get(`${prefix}Value`) ?? '';
    if (/^\d{1,9}$/.test(value) && Number(value) > 500)
      yield { severity: 'warning', message: `the deletion threshold is ${value}, more than the default of 500` };
  },
});
